// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { list, RESOURCE_ERROR, useServer } from './client';
import type { Client } from './client';
import {
  BULK_CREATE,
  BULK_REMOVE,
  CREATE,
  GROUP,
  mutate,
  PURCHASE,
  purchases,
  seats,
  userGid,
} from './queries';

/** A purchase beside the scenario's own; its ID. */
async function buy(client: Client, name: string, holders: readonly string[] = []): Promise<string> {
  const { purchases: all } = await client.patch({
    purchases: [{ name, purchasedQuantity: 5, seats: holders }],
  });
  return all.at(-1)?.id ?? '';
}

const names = async (client: Client): Promise<readonly string[]> =>
  (await purchases(client, GROUP)).map(({ name }) => name);

describe('Add-on purchases: every active add-on is listed', () => {
  const ALL = [
    'DUO_ENTERPRISE',
    'DUO_AMAZON_Q',
    'DUO_CORE',
    'SELF_HOSTED_DAP',
    'GITLAB_CREDITS',
    'PRODUCT_ANALYTICS',
    'SECRETS_MANAGER',
    'FLEX_OFFLINE',
    'NOT_KNOWN_YET',
  ];
  const without = (...gone: readonly string[]): string[] =>
    ['CODE_SUGGESTIONS', ...ALL].filter((name) => !gone.includes(name));
  const client = useServer({ scenario: 'small' });

  it('takes purchases of any name', async () => {
    for (const name of ALL) await buy(client, name);
    expect(await names(client)).toEqual(without('PRODUCT_ANALYTICS'));
  });

  it.each([
    ['19.4', without('PRODUCT_ANALYTICS')],
    ['19.3', without('FLEX_OFFLINE')],
    ['19.0', without('FLEX_OFFLINE', 'SECRETS_MANAGER')],
    ['18.9', without('FLEX_OFFLINE', 'SECRETS_MANAGER', 'GITLAB_CREDITS')],
    ['18.5', without('FLEX_OFFLINE', 'SECRETS_MANAGER', 'GITLAB_CREDITS', 'SELF_HOSTED_DAP')],
  ])('GitLab %s knows %j', async (version, expected) => {
    await client.patch({ version });
    expect(await names(client)).toEqual(expected);
  });
});

describe('Add-on purchases: from the first day to the day before they expire', () => {
  const client = useServer({ scenario: 'small', now: Date.parse('2026-03-10T12:00:00Z') });

  it.each([
    ['2026-03-10', '2026-03-11', ['CODE_SUGGESTIONS']],
    ['2026-03-09', '2026-03-10', []],
    ['2026-03-11', '2027-03-11', []],
  ])('from %s until %s: %j on 2026-03-10', async (startsOn, expiresOn, expected) => {
    await client.patch({ purchases: [{ id: PURCHASE, startsOn, expiresOn }] });
    expect(await names(client)).toEqual(expected);
  });
});

describe('Add-ons without seats', () => {
  const client = useServer({ scenario: 'small' });
  const [someone, other] = [userGid(2), userGid(3)];

  it.each(['DUO_AMAZON_Q', 'DUO_CORE', 'SELF_HOSTED_DAP', 'GITLAB_CREDITS'])(
    'bulk create on %s: HTTP 500, after the seats are in',
    async (name) => {
      const addOnPurchaseId = await buy(client, name);
      const input = { addOnPurchaseId, userIds: [someone] };
      const answer = await client.graphql(BULK_CREATE, { variables: { input } });
      expect(answer.status).toBe(500);
      expect(answer.body).toEqual({ errors: [{ message: 'Internal server error' }] });
      expect(await seats(client, addOnPurchaseId)).toEqual([someone]);
    },
  );

  it.each(['SECRETS_MANAGER', 'FLEX_OFFLINE', 'NOT_KNOWN_YET'])(
    'bulk create on %s: INCOMPATIBLE_ADD_ON, before anybody is looked at',
    async (name) => {
      const addOnPurchaseId = await buy(client, name);
      const userIds = [someone, userGid(987_654)];
      const { payload } = await mutate(client, BULK_CREATE, { addOnPurchaseId, userIds });
      expect(payload?.errors).toEqual(['INCOMPATIBLE_ADD_ON']);
      expect(await seats(client, addOnPurchaseId)).toEqual([]);
    },
  );

  it('bulk remove takes any add-on', async () => {
    const addOnPurchaseId = await buy(client, 'GITLAB_CREDITS', [someone]);
    const { payload } = await mutate(client, BULK_REMOVE, { addOnPurchaseId, userIds: [someone] });
    expect(payload?.errors).toEqual([]);
    expect(await seats(client, addOnPurchaseId)).toEqual([]);
  });

  it('single create: assigned already, then seats, then the add-on, then the membership', async () => {
    const addOnPurchaseId = await buy(client, 'DUO_AMAZON_Q', [someone]);
    const ask = async (userId: string) =>
      (await mutate(client, CREATE, { addOnPurchaseId, userId })).payload?.errors;
    expect(await ask(someone)).toEqual([]);
    expect(await ask(other)).toEqual(['SEAT_ASSIGNMENT_NOT_SUPPORTED']);
    expect(await ask(userGid(6))).toEqual(['SEAT_ASSIGNMENT_NOT_SUPPORTED']);
    await client.patch({
      purchases: [{ id: addOnPurchaseId, purchasedQuantity: 1, keepOverage: true }],
    });
    expect(await ask(other)).toEqual(['NO_SEATS_AVAILABLE']);
    expect(await ask(someone)).toEqual([]);
  });

  it('single create before 18.0: Amazon Q takes seats', async () => {
    await client.patch({ reset: true, version: '17.9' });
    const addOnPurchaseId = await buy(client, 'DUO_AMAZON_Q');
    const { payload } = await mutate(client, CREATE, { addOnPurchaseId, userId: other });
    expect(payload?.errors).toEqual([]);
  });
});

describe('Order of the checks before a mutation', () => {
  const client = useServer({ scenario: 'small', version: '19.5' });
  const limitText =
    'The number of users to be assigned in a single API call should be less than 100.';
  const tooMany = Array.from({ length: 101 }, (_, index) => userGid(101 + index));
  const ask = async (userIds: readonly string[], token?: string) =>
    (await mutate(client, BULK_CREATE, { userIds }, token)).messages;

  it('authorization, size, active and not empty, read-only instance', async () => {
    expect(await ask(tooMany, 'glpat-demo-developer')).toEqual([RESOURCE_ERROR]);
    await client.patch({ readOnly: true });
    expect(await ask(tooMany)).toEqual([limitText]);
    expect(await ask([])).toEqual([RESOURCE_ERROR]);
    const readOnly = 'You cannot perform write operations on a read-only instance';
    expect(await ask([userGid(2)])).toEqual([readOnly]);
    expect((await mutate(client, CREATE, { userId: userGid(2) })).messages).toEqual([readOnly]);
    await client.patch({ purchases: [{ id: PURCHASE, expiresOn: '2020-01-01' }] });
    expect(await ask(tooMany)).toEqual([limitText]);
    expect(await ask([userGid(2)])).toEqual([RESOURCE_ERROR]);
  });
});

describe('To-do items', () => {
  const client = useServer({ scenario: 'small' });

  it.each([
    ['17.10', 0],
    ['17.11', 1],
    ['19.5', 1],
  ])('GitLab %s makes %i at a single create, and an e-mail', async (version, count) => {
    await client.patch({ reset: true });
    await client.patch({ version });
    await mutate(client, CREATE, { userId: userGid(2) });
    const { todos, mails } = await client.snapshot();
    expect(todos).toHaveLength(count);
    expect(list({ mails }, 'mails')).toHaveLength(1);
  });

  it('none at a bulk create', async () => {
    await client.patch({ reset: true });
    await mutate(client, BULK_CREATE, { userIds: [userGid(2)] });
    expect((await client.snapshot()).todos).toEqual([]);
  });
});
