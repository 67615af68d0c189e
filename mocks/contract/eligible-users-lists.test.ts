// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { at, list, useServer } from './client';
import {
  allUsers,
  askUsers,
  PURCHASE,
  purchaseGid,
  rowsOf,
  seats,
  userGid,
  users,
} from './queries';

describe('Eligible users: filterByAssignedSeat', () => {
  const client = useServer({ scenario: 'mixed' });

  it('"true" lists every seat holder, also blocked and otherwise ineligible ones', async () => {
    const holders = await allUsers(client, { seat: 'true' });
    const held = [...(await seats(client))];
    expect(rowsOf(holders).sort()).toEqual(held.sort());
    const states = new Set(holders.map((user) => user.state));
    expect([...states].sort()).toEqual([
      'active',
      'banned',
      'blocked',
      'blocked_pending_approval',
      'deactivated',
      'ldap_blocked',
    ]);
  });

  it('such holders are in no other list', async () => {
    const inactive = (await allUsers(client, { seat: 'true' })).filter((u) => u.state !== 'active');
    const others = [...(await allUsers(client)), ...(await allUsers(client, { seat: 'false' }))];
    expect(rowsOf(others).filter((id) => rowsOf(inactive).includes(id))).toEqual([]);
  });

  it('"false" lists the eligible pool less the holders', async () => {
    const pool = rowsOf(await allUsers(client));
    const held = await seats(client);
    const free = rowsOf(await allUsers(client, { seat: 'false' }));
    expect(free).toEqual(pool.filter((id) => !held.includes(id)));
  });

  it('takes the strings "true" and "false", not booleans', async () => {
    const query = `{ namespace(fullPath: "acme") { addOnEligibleUsers(addOnType: CODE_SUGGESTIONS,
      addOnPurchaseIds: ["${PURCHASE}"], filterByAssignedSeat: true) { count } } }`;
    const { status, body } = await client.graphql(query);
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.message).toContain('has an invalid value (true)');
  });

  it('only the first of addOnPurchaseIds drives the filter', async () => {
    const second = purchaseGid(2);
    const first = await allUsers(client, { seat: 'true', ids: [PURCHASE, second] });
    const other = await allUsers(client, { seat: 'true', ids: [second, PURCHASE] });
    expect(rowsOf(first).sort()).toEqual([...(await seats(client))].sort());
    expect(rowsOf(other).sort()).toEqual([...(await seats(client, second))].sort());
  });

  it("knows nothing of another group's purchase", async () => {
    expect((await users(client, { seat: 'true', ids: [purchaseGid(6)] })).nodes).toEqual([]);
  });
});

describe('Eligible users: search and sort', () => {
  const client = useServer({ scenario: 'typical' });

  it('searches name and username, whatever the case', async () => {
    const byName = await users(client, { search: 'OWENS' });
    const byUsername = await users(client, { search: 'oliv' });
    expect(byName.nodes.map((user) => user.username)).toContain('olivia');
    expect(byUsername.nodes.map((user) => user.username)).toContain('olivia');
  });

  it('finds a whole e-mail address', async () => {
    const known = (await allUsers(client)).find((user) => user.publicEmail !== null);
    const found = await users(client, { search: known?.publicEmail ?? '' });
    expect(rowsOf(found.nodes)).toEqual([known?.id]);
  });

  it('with fewer than 3 characters matches whole names only', async () => {
    expect((await users(client, { search: 'ol' })).nodes).toEqual([]);
    expect((await users(client, { search: 'oli' })).count).toBeGreaterThan(0);
  });

  it('ignores sort while searching', async () => {
    const up = await users(client, { search: 'ann', sort: 'ID_ASC' });
    const down = await users(client, { search: 'ann', sort: 'ID_DESC' });
    expect(up.count).toBeGreaterThan(1);
    expect(rowsOf(down.nodes)).toEqual(rowsOf(up.nodes));
  });

  it('searches within the filter', async () => {
    const held = await seats(client);
    const found = await users(client, { search: 'ann', seat: 'true' });
    expect(found.nodes.every(({ id }) => held.includes(id))).toBe(true);
  });

  it('sorts by ID, descending by default', async () => {
    const up = await allUsers(client, { sort: 'ID_ASC' });
    const ids = up.map(({ id }) => Number(id.split('/').at(-1)));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const down = rowsOf(up).reverse();
    expect(rowsOf(await allUsers(client, { sort: 'ID_DESC' }))).toEqual(down);
    expect(rowsOf(await allUsers(client, { sort: null }))).toEqual(down);
  });

  it('sorts by name, both ways', async () => {
    const names = (await allUsers(client, { sort: 'NAME_ASC' })).map(({ name }) => name);
    const down = (await allUsers(client, { sort: 'NAME_DESC' })).map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(down).toEqual(names.reverse());
  });

  it('sorts by last activity, without any first ascending and last descending', async () => {
    const days = (rows: Awaited<ReturnType<typeof allUsers>>) =>
      rows.map((user) => user.lastActivityOn ?? '');
    const up = days(await allUsers(client, { sort: 'LAST_ACTIVITY_ON_ASC' }));
    const down = days(await allUsers(client, { sort: 'LAST_ACTIVITY_ON_DESC' }));
    expect(up[0]).toBe('');
    expect(up).toEqual([...up].sort());
    expect(down.at(-1)).toBe('');
    expect(down).toEqual([...up].reverse());
  });

  it('has no sort by Duo activity', async () => {
    const { body } = await askUsers(client, { sort: 'LAST_DUO_ACTIVITY_ON_ASC' });
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.message).toContain('Variable $sort');
  });
});

describe('Eligible users: pages and counts', () => {
  const client = useServer({ scenario: 'typical' });

  it('gives at most 100 rows, silently, also for first: 1000', async () => {
    expect((await users(client, { first: 1_000 })).nodes).toHaveLength(100);
    expect((await users(client)).nodes).toHaveLength(100);
  });

  it('counts the whole list exactly, and with a limit up to limit + 1', async () => {
    expect((await users(client, { first: 1 })).count).toBe(350);
    const query = `{ namespace(fullPath: "acme") { addOnEligibleUsers(addOnType: CODE_SUGGESTIONS,
      addOnPurchaseIds: ["${PURCHASE}"]) { few: count(limit: 10) many: count(limit: 900) } } }`;
    const { body } = await client.graphql(query);
    expect(at(body, 'data.namespace.addOnEligibleUsers')).toEqual({ few: 11, many: 350 });
  });

  it('endCursor is the unpadded URL-safe base64 of the index of the last row', async () => {
    const first = await users(client);
    expect(first.pageInfo).toEqual({
      startCursor: 'MQ',
      endCursor: 'MTAw',
      hasNextPage: true,
      hasPreviousPage: false,
    });
    const second = await users(client, { after: 'MTAw' });
    expect(atob(second.pageInfo.endCursor ?? '')).toBe('200');
    expect(second.pageInfo.hasPreviousPage).toBe(true);
  });

  it('pages of one list can be fetched side by side with computed cursors', async () => {
    const listed = rowsOf(await allUsers(client));
    const cursors = [null, btoa('100'), btoa('200'), btoa('300')];
    const pages = await Promise.all(cursors.map((after) => users(client, { after })));
    expect(pages.flatMap((page) => rowsOf(page.nodes))).toEqual(listed);
    expect(pages.at(-1)?.pageInfo.hasNextPage).toBe(false);
  });

  it('pages backwards with last and before', async () => {
    const listed = rowsOf(await allUsers(client));
    const page = await users(client, { last: 20, before: 'MTAw' });
    expect(rowsOf(page.nodes)).toEqual(listed.slice(79, 99));
    expect(page.pageInfo.hasPreviousPage).toBe(true);
    const end = await users(client, { last: 5 });
    expect(rowsOf(end.nodes)).toEqual(listed.slice(-5));
    const start = await users(client, { last: 50, before: 'Ng' });
    expect(rowsOf(start.nodes)).toEqual(listed.slice(0, 5));
    expect(start.pageInfo.hasPreviousPage).toBe(false);
  });

  it('gives every row a cursor of its own', async () => {
    const query = `{ namespace(fullPath: "acme") { addOnEligibleUsers(addOnType: CODE_SUGGESTIONS,
      addOnPurchaseIds: ["${PURCHASE}"], first: 3, after: "MTA") { edges { cursor node { id } } } } }`;
    const { body } = await client.graphql(query);
    const edges = list(body, 'data.namespace.addOnEligibleUsers.edges');
    expect(edges.map((edge) => atob(String(at(edge, 'cursor'))))).toEqual(['11', '12', '13']);
  });

  it('past the end there is an empty page', async () => {
    const page = await users(client, { after: btoa('9999') });
    expect(page.nodes).toEqual([]);
    expect(page.pageInfo).toMatchObject({ endCursor: null, hasNextPage: false });
  });

  it('a list filtered by seat shifts when seats change during the paging', async () => {
    const before = rowsOf(await allUsers(client, { seat: 'true' }));
    const gone = before[0] ?? '';
    await client.graphql(
      `mutation { userAddOnAssignmentRemove(input: {addOnPurchaseId: "${PURCHASE}", userId: "${gone}"}) { errors } }`,
    );
    const second = await users(client, { seat: 'true', after: 'MTAw' });
    expect(second.nodes[0]?.id).toBe(before[101]);
  });
});

describe('Eligible users: fields', () => {
  const client = useServer({ scenario: 'mixed' });

  it('addOnAssignments shows the requested purchases', async () => {
    const [both] = (await allUsers(client)).filter(({ id }) => id === userGid(111));
    expect(both?.addOnAssignments.nodes.map((node) => node.addOnPurchase.id)).toEqual([PURCHASE]);
    const requested = await users(client, { ids: [PURCHASE, purchaseGid(2)] });
    const row = requested.nodes.find(({ id }) => id === userGid(111));
    expect(row?.addOnAssignments.nodes.map((node) => node.addOnPurchase.id)).toEqual([
      PURCHASE,
      purchaseGid(2),
    ]);
  });

  it('addOnAssignments hides purchases that the caller does not administer', async () => {
    const foreign = purchaseGid(6);
    const rows = (await users(client, { ids: [PURCHASE, foreign] })).nodes;
    const shown = rows.flatMap((row) => row.addOnAssignments.nodes.map((n) => n.addOnPurchase.id));
    expect(shown).toContain(PURCHASE);
    expect(shown).not.toContain(foreign);
  });

  it('dates are days, lastLoginAt is a time, and each can be null', async () => {
    const rows = [...(await allUsers(client)), ...(await allUsers(client, { seat: 'true' }))];
    const given = (pick: (row: (typeof rows)[number]) => string | null): string[] =>
      rows.flatMap((row) => pick(row) ?? []);
    expect(given((row) => row.lastActivityOn).every((day) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(
      true,
    );
    expect(given((row) => row.lastDuoActivityOn).length).toBeGreaterThan(5);
    expect(given((row) => row.lastLoginAt).every((time) => /^\d{4}-.*T.*Z$/.test(time))).toBe(true);
    expect(rows.some((row) => row.lastDuoActivityOn === null)).toBe(true);
    expect(rows.some((row) => row.lastActivityOn === null)).toBe(true);
  });

  it('publicEmail is null for most users', async () => {
    const rows = await allUsers(client);
    const open = rows.filter((row) => row.publicEmail !== null);
    expect(open.length).toBeLessThan(rows.length / 3);
  });

  it.each(['maxRole', 'membershipType'])('AddOnUser has no %s', async (field) => {
    const query = `{ namespace(fullPath: "acme") { addOnEligibleUsers(addOnType: CODE_SUGGESTIONS,
      addOnPurchaseIds: ["${PURCHASE}"]) { nodes { ${field} } } } }`;
    const { body } = await client.graphql(query);
    expect(body.errors?.[0]?.message).toBe(`Field '${field}' doesn't exist on type 'AddOnUser'`);
  });

  it('roles come from groupMembers with its relations', async () => {
    const query = `query Members($relations: [GroupMemberRelation!]) { group(fullPath: "acme") {
      groupMembers(relations: $relations) {
        nodes { user { id } accessLevel { stringValue integerValue humanAccess } }
      }
    } }`;
    const ask = async (relations: readonly string[]) => {
      const { body } = await client.graphql(query, { variables: { relations } });
      return list(body, 'data.group.groupMembers.nodes').map((node) => ({
        id: String(at(node, 'user.id')),
        role: at(node, 'accessLevel'),
      }));
    };
    const direct = await ask(['DIRECT']);
    expect(direct.find(({ id }) => id === userGid(2))?.role).toEqual({
      stringValue: 'OWNER',
      integerValue: 50,
      humanAccess: 'Owner',
    });
    expect(rowsOf(direct)).not.toContain(userGid(119));
    expect(rowsOf(await ask(['DESCENDANTS']))).toContain(userGid(119));
    expect(rowsOf(await ask(['SHARED_FROM_GROUPS']))).toContain(userGid(129));
    const all = await ask(['DIRECT', 'INHERITED', 'DESCENDANTS', 'SHARED_FROM_GROUPS']);
    expect(new Set(rowsOf(all)).size).toBe(all.length);
  });
});
