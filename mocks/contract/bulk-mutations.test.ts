// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { RESOURCE_ERROR, useServer } from './client';
import {
  BULK_CREATE,
  BULK_REMOVE,
  free,
  GROUP,
  mutate,
  purchaseGid,
  purchases,
  REMOVE,
  seats,
  userGid,
} from './queries';

const refusal = { payload: null, messages: [RESOURCE_ERROR] };
const range = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => userGid(from + index));

describe('Mutations: userAddOnAssignmentBulkCreate', () => {
  const client = useServer({ scenario: 'small' });
  const mixed = useServer({ scenario: 'mixed', version: '19.1' });

  it('answers with the new counters, the users sent, and no errors', async () => {
    const [first = '', second = ''] = await free(client, 2);
    const input = { userIds: [first, second], clientMutationId: 'mine' };
    const { payload, messages } = await mutate(client, BULK_CREATE, input);
    expect(messages).toEqual([]);
    expect(payload).toEqual({
      errors: [],
      clientMutationId: 'mine',
      addOnPurchase: { id: purchaseGid(1), assignedQuantity: 8, purchasedQuantity: 10 },
      // The newest first, whatever order they were sent in.
      users: { nodes: [{ id: second }, { id: first }] },
    });
    expect(await purchases(client, GROUP)).toMatchObject([{ assignedQuantity: 8 }]);
  });

  it('NOT_ENOUGH_SEATS: all or nothing, the other payload fields null', async () => {
    const before = await seats(client);
    const { payload, messages } = await mutate(client, BULK_CREATE, {
      userIds: await free(client, 3),
    });
    expect(messages).toEqual([]);
    expect(payload).toEqual({
      errors: ['NOT_ENOUGH_SEATS'],
      clientMutationId: null,
      addOnPurchase: null,
      users: null,
    });
    expect(await seats(client)).toEqual(before);
  });

  it('who already holds a seat costs none and counts as success, also when all are taken', async () => {
    const held = await seats(client);
    const [one = '', two = ''] = await free(client, 2);
    const { payload } = await mutate(client, BULK_CREATE, { userIds: [...held, one, two] });
    expect(payload?.errors).toEqual([]);
    expect(payload?.addOnPurchase?.assignedQuantity).toBe(10);
    const again = await mutate(client, BULK_CREATE, { userIds: [...held] });
    expect(again.payload?.errors).toEqual([]);
    expect(again.payload?.users?.nodes).toHaveLength(held.length);
  });

  it('duplicates in userIds count once', async () => {
    const [last = ''] = (await seats(client)).slice(-1);
    await mutate(client, REMOVE, { userId: last });
    const { payload } = await mutate(client, BULK_CREATE, { userIds: [last, last, last] });
    expect(payload?.errors).toEqual([]);
    expect(payload?.users?.nodes).toEqual([{ id: last }]);
    expect(payload?.addOnPurchase?.assignedQuantity).toBe(10);
  });

  it.each([
    ['a blocked member', (id: string) => id],
    ['an unknown user', () => userGid(987_654)],
    ['a user of another group', () => userGid(6)],
  ])(
    'INVALID_USER_ID_PRESENT up to 19.1: %s among eligible ones, nothing is assigned',
    async (_who, pick) => {
      const { users: all } = await mixed.snapshot();
      const blocked = all.find((user) => user.username === 'blanka')?.id ?? '';
      const before = await seats(mixed);
      const { payload } = await mutate(mixed, BULK_CREATE, {
        userIds: [...(await free(mixed, 2)), pick(blocked)],
      });
      expect(payload?.errors).toEqual(['INVALID_USER_ID_PRESENT']);
      expect(payload?.users).toBeNull();
      expect(await seats(mixed)).toEqual(before);
    },
  );

  it('INVALID_USER_ID_PRESENT: bots too', async () => {
    const { users: all } = await mixed.snapshot();
    const bot = all.find((user) => user.type === 'PROJECT_BOT')?.id;
    const { payload } = await mutate(mixed, BULK_CREATE, { userIds: [bot] });
    expect(payload?.errors).toEqual(['INVALID_USER_ID_PRESENT']);
  });

  it('an empty userIds gives "resource not available"', async () => {
    expect(await mutate(client, BULK_CREATE, { userIds: [] })).toEqual(refusal);
  });
});

describe('Mutations: userAddOnAssignmentBulkRemove', () => {
  const client = useServer({ scenario: 'small' });

  it('removes what it finds and echoes all users sent, not only those who lost a seat', async () => {
    const [holder = ''] = await seats(client);
    const [other = ''] = await free(client, 1);
    const { payload } = await mutate(client, BULK_REMOVE, { userIds: [holder, other] });
    expect(payload?.errors).toEqual([]);
    expect(payload?.addOnPurchase?.assignedQuantity).toBe(5);
    expect(payload?.users?.nodes.map(({ id }) => id).sort()).toEqual([holder, other].sort());
  });

  it('NO_ASSIGNMENTS_FOUND only when none of them held a seat', async () => {
    const { payload, messages } = await mutate(client, BULK_REMOVE, {
      userIds: await free(client, 3),
    });
    expect(messages).toEqual([]);
    expect(payload).toEqual({
      errors: ['NO_ASSIGNMENTS_FOUND'],
      clientMutationId: null,
      addOnPurchase: null,
      users: null,
    });
  });

  it('takes the seat of a blocked holder as well', async () => {
    const [holder = ''] = await seats(client);
    await client.patch({ users: [{ id: holder, state: 'blocked' }] });
    const { payload } = await mutate(client, BULK_REMOVE, { userIds: [holder] });
    expect(payload?.errors).toEqual([]);
    expect(await seats(client)).not.toContain(holder);
  });

  it('an empty userIds gives "resource not available"', async () => {
    expect(await mutate(client, BULK_REMOVE, { userIds: [] })).toEqual(refusal);
  });
});

describe.each([
  ['16.11', 50],
  ['17.2', 50],
  ['17.5', 50],
  ['18.0', 50],
  ['18.5', 50],
  ['18.9', 100],
  ['19.4', 100],
  ['19.5', 100],
])('Mutations: users in one call on GitLab %s', (version, limit) => {
  const client = useServer({ scenario: 'typical', version });
  const text = (verb: string): string =>
    `The number of users to be ${verb} in a single API call should be less than ${limit}.`;

  it(`bulk create takes ${limit}, and says so above`, async () => {
    const { payload } = await mutate(client, BULK_CREATE, { userIds: range(101, limit) });
    expect(payload?.errors).not.toContain('INVALID_USER_ID_PRESENT');
    expect(await mutate(client, BULK_CREATE, { userIds: range(101, limit + 1) })).toEqual({
      payload: null,
      messages: [text('assigned')],
    });
  });

  it('counts duplicates, too', async () => {
    const userIds = [...range(101, limit), userGid(101)];
    expect((await mutate(client, BULK_REMOVE, { userIds })).messages).toEqual([text('unassigned')]);
  });

  it(`bulk remove takes ${limit}, and says so above`, async () => {
    const { payload } = await mutate(client, BULK_REMOVE, { userIds: range(101, limit) });
    expect(payload?.errors).toEqual([]);
    expect(await mutate(client, BULK_REMOVE, { userIds: range(101, limit + 1) })).toEqual({
      payload: null,
      messages: [text('unassigned')],
    });
  });
});
