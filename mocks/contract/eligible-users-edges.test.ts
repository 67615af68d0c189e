// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { at, list, useServer } from './client';
import {
  allUsers,
  BULK_CREATE,
  BULK_REMOVE,
  CREATE,
  mutate,
  PURCHASE,
  rowsOf,
  seats,
  userGid,
  users,
} from './queries';
import { createWorld, specUserId } from '../world/create-world';

const USERS = [
  { name: 'Ann Marie Lee', username: 'amlee', publicEmail: 'Ann@example.com' },
  { name: 'Anna Lee', username: 'ann', publicEmail: null },
  { name: 'Bo', username: 'bo-guest', publicEmail: null, access: 'GUEST' as const },
  { name: 'Marianne Annable', username: 'mari', publicEmail: null },
  { name: 'ann', username: 'second', publicEmail: null },
  { name: 'Serge Vice', username: 'robot', type: 'SERVICE_ACCOUNT' as const },
];
const listedUser = (index: number): string => userGid(specUserId(index));
const world = () =>
  createWorld({ users: USERS, purchases: [{ quantity: 4, seats: [0] }, { quantity: 2 }] });

describe('Eligible users: what search finds', () => {
  const client = useServer({ world });
  const find = async (search: string): Promise<readonly string[]> =>
    rowsOf((await users(client, { search })).nodes);

  it.each(['', '   ', '@', ' @ '])('%j finds no users', async (search) => {
    expect(await find(search)).toEqual([]);
  });

  it('exact matches first (e-mail, username, name), then by name', async () => {
    expect(await find('ann')).toEqual([listedUser(1), listedUser(4), listedUser(0), listedUser(3)]);
    expect(await find('ann@example.com')).toEqual([listedUser(0)]);
  });

  it('one leading @ is left out, case is ignored', async () => {
    expect(await find('@ANN')).toEqual(await find('ann'));
    expect(await find('@@ann')).toEqual([]);
  });

  it('every word must be found, in the name or in the username', async () => {
    expect(await find('lee ann')).toEqual([listedUser(0), listedUser(1)]);
    expect(await find('annable mari')).toEqual([listedUser(3)]);
    expect(await find('lee second')).toEqual([]);
  });

  it('under three characters: the whole name or username', async () => {
    expect(await find('bo')).toEqual([listedUser(2)]);
    expect(await find('am')).toEqual([]);
  });

  it('a part of an e-mail address finds no users', async () => {
    expect(await find('ann@example')).toEqual([]);
    expect(await find('example.com')).toEqual([]);
  });

  it('with the filter it searches the holders', async () => {
    const found = await users(client, { search: 'ann', seat: 'true' });
    expect(rowsOf(found.nodes)).toEqual([listedUser(0)]);
  });
});

describe('Eligible users: the filter', () => {
  const client = useServer({ world });
  const count = async (seat: string, ids?: readonly string[]): Promise<number> =>
    (await users(client, { seat, ...(ids === undefined ? {} : { ids }) })).count;

  it.each(['true', 'TRUE', 't', 'yes', 'Y', '1', 'on'])('%j means true', async (seat) => {
    expect(await count(seat)).toBe(1);
  });

  it.each(['false', 'F', 'no', 'n', '0', 'OFF'])('%j means false', async (seat) => {
    expect(await count(seat)).toBe((await users(client)).count - 1);
  });

  it.each(['', 'assigned', 'wahr', ' true'])('%j is no filter, and no error', async (seat) => {
    expect(await count(seat)).toBe((await users(client)).count);
  });

  it('without a purchase there is no filter: every user looks like a holder', async () => {
    expect(await count('true', [])).toBe((await users(client)).count);
  });

  it('an unknown or an expired purchase has no holders', async () => {
    expect(await count('true', ['gid://gitlab/GitlabSubscriptions::AddOnPurchase/99'])).toBe(0);
    await client.patch({ purchases: [{ id: PURCHASE, expiresOn: '2020-01-01' }] });
    expect(await count('true')).toBe(0);
  });
});

describe('Eligible users: facts of a user', () => {
  const client = useServer({ world });
  const listed = async (): Promise<readonly string[]> => rowsOf(await allUsers(client));

  it('guests are in, service accounts are not', async () => {
    expect(await listed()).toContain(listedUser(2));
    expect(await listed()).not.toContain(listedUser(5));
  });

  it.each([
    [{ serviceAccount: true }, { serviceAccount: false }],
    [{ membership: 'minimal_access' }, { membership: 'active' }],
    [{ membership: 'invited' }, { membership: 'active' }],
    [{ membership: 'requested' }, { membership: 'active' }],
    [{ membership: 'awaiting' }, { membership: 'active' }],
    [{ state: 'blocked' }, { state: 'active' }],
  ] as const)(
    '%j takes them out, lists and mutations alike; %j brings them back',
    async (...facts) => {
      const [out, back] = facts;
      await client.patch({ users: [{ id: listedUser(1), ...out }] });
      expect(await listed()).not.toContain(listedUser(1));
      const refused = await mutate(client, CREATE, { userId: listedUser(1) });
      expect(refused.payload?.errors).toEqual(['INVALID_USER_MEMBERSHIP']);
      await client.patch({ users: [{ id: listedUser(1), ...back }] });
      expect(await listed()).toContain(listedUser(1));
    },
  );

  it('refused: listed, yet the mutations refuse them', async () => {
    await client.patch({ users: [{ id: listedUser(3), refused: true }] });
    expect(await listed()).toContain(listedUser(3));
    const single = await mutate(client, CREATE, { userId: listedUser(3) });
    expect(single.payload?.errors).toEqual(['INVALID_USER_MEMBERSHIP']);
    const bulk = await mutate(client, BULK_CREATE, { userIds: [listedUser(1), listedUser(3)] });
    expect(bulk.payload?.errors).toEqual([]);
    expect(bulk.payload?.users?.nodes).toEqual([{ id: listedUser(1) }]);
    const { users: all } = await client.snapshot();
    expect(all.find(({ id }) => id === listedUser(3))?.refused).toBe(true);
  });
});

describe('The users of a payload', () => {
  const client = useServer({ scenario: 'typical' });
  const ids = Array.from({ length: 100 }, (_, index) => userGid(101 + index));

  it('a page of 100 by default, the newest first, with cursors that are no numbers', async () => {
    const query = `mutation M($input: UserAddOnAssignmentBulkRemoveInput!) {
      userAddOnAssignmentBulkRemove(input: $input) {
        all: users { nodes { id } }
        few: users(first: 2) { nodes { id } pageInfo { endCursor hasNextPage } }
      }
    }`;
    const userIds = [...ids.slice(0, 99), userGid(987_654)];
    const { body } = await client.graphql(query, {
      variables: { input: { addOnPurchaseId: PURCHASE, userIds } },
    });
    const payload = at(body, 'data.userAddOnAssignmentBulkRemove');
    // Every sent user who exists, with or without a seat.
    expect(rowsOf(list(payload, 'all.nodes') as { id: string }[])).toEqual(
      ids.slice(0, 99).reverse(),
    );
    expect(at(payload, 'few.pageInfo.hasNextPage')).toBe(true);
    expect(atob(String(at(payload, 'few.pageInfo.endCursor')))).toContain('"id"');
  });

  it('a removal of users who do not exist', async () => {
    const { payload } = await mutate(client, BULK_REMOVE, { userIds: [userGid(987_654)] });
    expect(payload?.errors).toEqual(['NO_ASSIGNMENTS_FOUND']);
    expect(await seats(client)).not.toContain(userGid(987_654));
  });
});
