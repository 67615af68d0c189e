// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ADMIN, at, DEVELOPER, list, OUTSIDER, OWNER, RESOURCE_ERROR, useServer } from './client';

describe('Other queries: the caller and the instance', () => {
  const com = useServer({ scenario: 'groups' });
  const instance = useServer({ scenario: 'instance' });

  it('currentUser says who calls, and whether as an administrator', async () => {
    const query = '{ currentUser { id username name avatarUrl admin } }';
    const owner = await com.graphql(query);
    expect(at(owner.body, 'data.currentUser')).toEqual({
      id: 'gid://gitlab/User/2',
      username: 'olivia',
      name: 'Olivia Owens',
      avatarUrl: null,
      admin: false,
    });
    const admin = await com.graphql(query, { token: ADMIN });
    expect(at(admin.body, 'data.currentUser.admin')).toBe(true);
  });

  it('groups(ownedOnly, topLevelOnly): the groups whose seats the caller can manage', async () => {
    const query = `query Owned($all: Boolean) {
      groups(ownedOnly: true, topLevelOnly: true, allAvailable: $all) { count nodes { fullPath } }
    }`;
    for (const all of [true, false]) {
      const { body } = await com.graphql(query, { variables: { all } });
      const paths = list(body, 'data.groups.nodes').map((node) => at(node, 'fullPath'));
      expect(paths).toEqual(['acme', 'initech', 'umbrella']);
    }
    const outsider = await com.graphql(query, { token: OUTSIDER });
    expect(list(outsider.body, 'data.groups.nodes')).toEqual([{ fullPath: 'globex' }]);
  });

  it('ownedOnly without topLevelOnly has subgroups too, also one owned by itself', async () => {
    const { body } = await com.graphql('{ groups(ownedOnly: true) { nodes { fullPath } } }');
    const paths = list(body, 'data.groups.nodes').map((node) => at(node, 'fullPath'));
    expect(paths).toContain('acme/platform');
    expect(paths).toContain('hooli/labs');
    expect(paths).not.toContain('hooli');
  });

  it('lists of groups and users page by keyset cursors, which cannot be computed', async () => {
    const query = (after: string) =>
      `{ groups(first: 2${after}) { pageInfo { endCursor hasNextPage } nodes { fullPath } } }`;
    const first = await com.graphql(query(''));
    const cursor = String(at(first.body, 'data.groups.pageInfo.endCursor'));
    expect(atob(cursor)).toMatch(/^\{"id":"\d+"\}$/);
    const second = await com.graphql(query(`, after: "${cursor}"`));
    const paths = [first, second].flatMap((page) =>
      list(page.body, 'data.groups.nodes').map((node) => at(node, 'fullPath')),
    );
    expect(new Set(paths).size).toBe(4);
    const guessed = await com.graphql(query(', after: "MTAw"'));
    expect(guessed.body.errors?.[0]?.message).toContain('valid cursor');
  });

  it('group permissions: removeGroup for Owners, adminAllResources for administrators', async () => {
    const query = `{ group(fullPath: "acme") {
      userPermissions { adminAllResources readGroup removeGroup }
    } }`;
    const permissions = async (token: string) =>
      at((await com.graphql(query, { token })).body, 'data.group.userPermissions');
    const none = { adminAllResources: false, readGroup: true, removeGroup: false };
    expect(await permissions(OWNER)).toEqual({ ...none, removeGroup: true });
    expect(await permissions(DEVELOPER)).toEqual(none);
    expect(await permissions(ADMIN)).toEqual({
      adminAllResources: true,
      readGroup: true,
      removeGroup: true,
    });
  });

  it('a group that one may not see is null without an error', async () => {
    const { body } = await com.graphql('{ group(fullPath: "acme") { id } }', { token: OUTSIDER });
    expect(body).toEqual({ data: { group: null } });
  });

  it('users by username, for matching a list of names', async () => {
    const query = '{ users(usernames: ["tomas", "MEILIN", "nobody"]) { nodes { username } } }';
    const { body } = await com.graphql(query);
    const names = list(body, 'data.users.nodes').map((node) => at(node, 'username'));
    expect([...names].sort()).toEqual(['meilin', 'tomas']);
  });

  it('currentLicense: administrators on Self-Managed only', async () => {
    const query = '{ currentLicense { plan expiresAt usersInLicenseCount } }';
    const admin = await instance.graphql(query, { token: ADMIN });
    expect(at(admin.body, 'data.currentLicense.plan')).toBe('ultimate');
    for (const answer of [
      await instance.graphql(query, { token: OWNER }),
      await com.graphql(query, { token: ADMIN }),
    ]) {
      expect(at(answer.body, 'data.currentLicense')).toBeNull();
      expect(answer.body.errors?.[0]?.message).toBe(RESOURCE_ERROR);
    }
  });
});

describe('Other queries: aiUserMetrics', () => {
  const query = `query Metrics($path: ID!, $from: Date) { group(fullPath: $path) {
    aiUserMetrics(startDate: $from) {
      nodes { totalEventCount lastDuoActivityOn user { id } chat { totalEventCount } }
    }
  } }`;
  const typical = useServer({ scenario: 'typical' });
  const small = useServer({ scenario: 'small' });
  const instance = useServer({ scenario: 'instance' });
  const ask = (client: typeof typical, path: string, token?: string, from?: string) =>
    client.graphql(query, { ...(token === undefined ? {} : { token }), variables: { path, from } });

  it('counts per user where the instance has it', async () => {
    const { body } = await ask(typical, 'acme');
    const rows = list(body, 'data.group.aiUserMetrics.nodes');
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.every((row) => Number(at(row, 'totalEventCount')) > 0)).toBe(true);
  });

  it('is null where it does not', async () => {
    const { body } = await ask(small, 'acme');
    expect(body).toEqual({ data: { group: { aiUserMetrics: null } } });
  });

  it('is an empty list without ClickHouse', async () => {
    const { body } = await ask(instance, 'engineering', ADMIN);
    expect(body.errors).toBeUndefined();
    expect(list(body, 'data.group.aiUserMetrics.nodes')).toEqual([]);
  });

  it('takes a year at most', async () => {
    const { body } = await ask(typical, 'acme', OWNER, '2020-01-01');
    expect(body.errors?.[0]?.message).toContain('maximum date range');
  });
});

describe('Other queries: REST', () => {
  const client = useServer({ scenario: 'trial' });
  const instance = useServer({ scenario: 'instance' });

  it('namespaces/:id for an Owner: plan, end date and trial, by ID or path', async () => {
    const answer = await client.rest('/namespaces/101');
    expect(answer.body).toMatchObject({
      id: 101,
      full_path: 'acme',
      plan: 'ultimate',
      trial: true,
      billable_members_count: 60,
    });
    expect(at(answer.body, 'trial_ends_on')).toBe(at(answer.body, 'end_date'));
    expect((await client.rest('/namespaces/acme')).body).toEqual(answer.body);
    const subgroup = await client.rest(`/namespaces/${encodeURIComponent('acme/platform')}`);
    expect(at(subgroup.body, 'full_path')).toBe('acme/platform');
  });

  it('namespaces/:id for others: no plan, or not found', async () => {
    const developer = await client.rest('/namespaces/101', DEVELOPER);
    expect(developer.body).toMatchObject({ full_path: 'acme' });
    expect(at(developer.body, 'plan')).toBeUndefined();
    expect((await client.rest('/namespaces/101', OUTSIDER)).status).toBe(404);
  });

  it('namespaces/:id/gitlab_subscription: Owners on GitLab.com', async () => {
    const answer = await client.rest('/namespaces/101/gitlab_subscription');
    expect(at(answer.body, 'plan.trial')).toBe(true);
    expect(at(answer.body, 'billing.subscription_end_date')).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect((await client.rest('/namespaces/101/gitlab_subscription', DEVELOPER)).status).toBe(403);
    const elsewhere = await instance.rest('/namespaces/101/gitlab_subscription', ADMIN);
    expect(elsewhere.status).toBe(404);
  });

  it('user, version and metadata', async () => {
    expect((await client.rest('/user')).body).toMatchObject({ id: 2, username: 'olivia' });
    expect((await client.rest('/user', 'glpat-demo-read-user')).status).toBe(200);
    expect((await client.rest('/version', 'glpat-demo-read-user')).status).toBe(403);
    expect((await client.rest('/metadata')).body).toMatchObject({ enterprise: true });
    expect((await client.rest('/version', null)).status).toBe(401);
  });

  it('anything else is 404 as JSON', async () => {
    const answer = await client.rest('/projects');
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: '404 Not Found' });
  });
});
