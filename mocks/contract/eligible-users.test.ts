// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ADMIN, at, DEVELOPER, OUTSIDER, OWNER, RESOURCE_ERROR, useServer } from './client';
import type { Client } from './client';
import {
  allUsers,
  askUsers,
  GROUP_PATH,
  INSTANCE_USERS,
  PURCHASE,
  rowsOf,
  userGid,
  users,
} from './queries';

const askInstance = (client: Client, token: string) =>
  client.graphql(INSTANCE_USERS, { token, variables: { ids: [PURCHASE] } });

describe('Eligible users: who may ask', () => {
  const com = useServer({ scenario: 'mixed' });
  const instance = useServer({ scenario: 'instance' });

  it('GitLab.com: the Owner of the top-level group', async () => {
    expect((await users(com)).nodes.length).toBeGreaterThan(0);
  });

  it('GitLab.com: the same through group() as through namespace()', async () => {
    const query = `query Q($ids: [GitlabSubscriptionsAddOnPurchaseID!]!) { group(fullPath: "acme") {
      addOnEligibleUsers(addOnType: CODE_SUGGESTIONS, addOnPurchaseIds: $ids) { count }
    } }`;
    const answer = await com.graphql(query, { variables: { ids: [PURCHASE] } });
    expect(at(answer.body, 'data.group.addOnEligibleUsers.count')).toBe((await users(com)).count);
  });

  it.each([
    ['a developer', DEVELOPER],
    ['a maintainer', 'glpat-demo-maintainer'],
  ])('GitLab.com: fails for %s', async (_who, token) => {
    const { body } = await askUsers(com, {}, { token });
    expect(at(body, 'data.namespace.addOnEligibleUsers')).toBeNull();
    expect(body.errors?.[0]?.message).toBe(RESOURCE_ERROR);
  });

  it('GitLab.com: a private group does not exist for an outsider', async () => {
    const { body } = await askUsers(com, {}, { token: OUTSIDER });
    expect(body).toEqual({ data: { namespace: null } });
  });

  it('GitLab.com: a subgroup fails with the text about root namespaces', async () => {
    const { body } = await askUsers(com, { path: 'acme/platform' });
    expect(at(body, 'data.namespace.addOnEligibleUsers')).toBeNull();
    expect(body.errors?.[0]?.message).toBe(
      'Add on eligible users can only be queried on a root namespace',
    );
  });

  it('GitLab.com: selfManagedAddOnEligibleUsers always fails, even for an administrator', async () => {
    for (const token of [OWNER, ADMIN]) {
      const { body } = await askInstance(com, token);
      expect(at(body, 'data.selfManagedAddOnEligibleUsers')).toBeNull();
      expect(body.errors?.[0]?.message).toBe(RESOURCE_ERROR);
    }
  });

  it('Self-Managed: administrators', async () => {
    const { body } = await askInstance(instance, ADMIN);
    expect(at(body, 'data.selfManagedAddOnEligibleUsers.count')).toBe(500);
  });

  it.each([
    ["a group's Owner", OWNER],
    ['a developer', DEVELOPER],
    ['an outsider', OUTSIDER],
  ])('Self-Managed: fails for %s', async (_who, token) => {
    const { body } = await askInstance(instance, token);
    expect(at(body, 'data.selfManagedAddOnEligibleUsers')).toBeNull();
    expect(body.errors?.[0]?.message).toBe(RESOURCE_ERROR);
  });

  it("Self-Managed: a group's addOnEligibleUsers fails, even for an administrator", async () => {
    const { body } = await askUsers(instance, { path: 'engineering' }, { token: ADMIN });
    expect(at(body, 'data.namespace.addOnEligibleUsers')).toBeNull();
    expect(body.errors?.[0]?.message).toBe(RESOURCE_ERROR);
  });
});

describe('Eligible users: who is in it', () => {
  const client = useServer({ scenario: 'mixed' });
  const instance = useServer({ scenario: 'instance' });
  // The generated users of the scenario, by their index.
  const generated = (index: number): string => userGid(101 + index);

  it.each([
    ['a member of the group', 0],
    ['a member of a subgroup', 18],
    ['a member of a project', 24],
    ['a member of a group invited to the group', 28],
    ['a member of a group invited to a project', 31],
  ])('lists %s', async (_who, index) => {
    expect(rowsOf(await allUsers(client))).toContain(generated(index));
  });

  it.each([
    ['a user who has not accepted an invitation', 34],
    ['a user who requested access', 35],
    ['a member with minimal access', 36],
    ['a namespace-banned user', 37],
    ["another group's member", 38],
    ['a user without any membership', 39],
  ])('does not list %s', async (_who, index) => {
    expect(rowsOf(await allUsers(client))).not.toContain(generated(index));
  });

  it.each(['blocked', 'banned', 'deactivated', 'ldap_blocked', 'blocked_pending_approval'])(
    'does not list %s members',
    async (state) => {
      const { users: all } = await client.snapshot();
      const excluded = all.filter((user) => user.state === state).map(({ id }) => id);
      const listed = rowsOf(await allUsers(client));
      expect(excluded.length).toBeGreaterThan(0);
      expect(listed.filter((id) => excluded.includes(id))).toEqual([]);
    },
  );

  it('lists neither bots nor ghosts, whatever their type; service users are no bots', async () => {
    const { users: all } = await client.snapshot();
    const serviceUsers = all.filter((user) => user.type === 'SERVICE_USER').map(({ id }) => id);
    const others = all.filter(({ id, type }) => type !== 'HUMAN' && !serviceUsers.includes(id));
    const listed = rowsOf(await allUsers(client));
    expect(listed).toEqual(expect.arrayContaining(serviceUsers));
    expect(new Set(others.map(({ type }) => type)).size).toBe(13);
    expect(others.filter(({ id }) => listed.includes(id))).toEqual([]);
  });

  it('agrees with eligibleFor of the snapshot', async () => {
    const { users: all, groups } = await client.snapshot();
    const acme = groups.find((group) => group.fullPath === GROUP_PATH)?.id ?? '';
    const eligible = all.filter((user) => user.eligibleFor.includes(acme));
    expect(rowsOf(await allUsers(client))).toEqual(rowsOf(eligible));
  });

  it('Self-Managed: every active human of the instance', async () => {
    const { users: all } = await instance.snapshot();
    const active = all.filter((user) => user.state === 'active' && user.type === 'HUMAN');
    const { body } = await askInstance(instance, ADMIN);
    expect(at(body, 'data.selfManagedAddOnEligibleUsers.count')).toBe(active.length);
    expect(active.every((user) => user.eligibleFor.includes('instance'))).toBe(true);
  });
});
