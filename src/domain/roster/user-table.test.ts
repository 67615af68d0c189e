import { describe, expect, it } from 'vitest';
import { makeUser, makeUsers } from './testing/make-user';
import { createUserTable } from './user-table';

const id = (n: number): string => makeUser(n).id;

describe('putting', () => {
  it('replaces an older answer by a newer one, and not the other way round', () => {
    const table = createUserTable();
    table.put(makeUser(1, { name: 'Newer', holdsSeat: true }), 5);
    table.put(makeUser(1, { name: 'Older' }), 4);
    expect(table.users[0]?.name).toBe('Newer');
    table.put(makeUser(1, { name: 'Newest' }), 6);
    expect(table.users).toHaveLength(1);
    expect(table).toMatchObject({ holders: 0 });
    expect(table.users[0]?.name).toBe('Newest');
  });

  it('keeps the object of a user who did not change, also from an earlier table', () => {
    const earlier = createUserTable();
    const [ada, bob] = makeUsers(2);
    if (ada === undefined || bob === undefined) throw new Error('two users were made');
    earlier.put(ada, 1);
    earlier.put(bob, 1);
    const table = createUserTable(earlier);
    table.put({ ...ada }, 2);
    table.put({ ...bob, state: 'blocked' }, 2);
    expect(table.users[0]).toBe(ada);
    expect(table.users[1]).not.toBe(bob);
    const { version } = table;
    table.put({ ...ada }, 3);
    expect(table.version).toBe(version);
  });

  it('is succeeded by a newer table in its own order, newcomers last', () => {
    const table = createUserTable();
    for (const user of makeUsers(3)) table.put(user, 1);
    const newer = createUserTable(table);
    for (const n of [9, 3, 2, 1])
      newer.put(makeUser(n, { state: n === 2 ? 'blocked' : 'active' }), 2);
    const next = table.succeededBy(newer, (one) => one !== id(1));
    expect(next.users.map((user) => user.id)).toEqual([id(2), id(3), id(9)]);
    expect(next.users[0]?.state).toBe('blocked');
    expect(next.users[1]).toBe(table.users[2]);
    expect(next.seqOf(id(2))).toBe(2);
  });
});

describe('meeting', () => {
  it('tells the first time from the next, and one list from another', () => {
    const table = createUserTable();
    table.put(makeUser(1), 1);
    const holders = { list: 'holders', read: 1 } as const;
    const free = { list: 'free', read: 2 } as const;
    expect(table.meet(id(1), holders, [free])).toBe('fresh');
    expect(table.meet(id(1), holders, [free])).toBe('repeated');
    expect(table.meet(id(1), free, [holders])).toBe('crossed');
    expect(table.meet(id(1), { list: 'holders', read: 3 }, [{ list: 'free', read: 4 }])).toBe(
      'fresh',
    );
  });

  it('says who is current: met in a present walk, or newer than it', () => {
    const table = createUserTable();
    for (const user of makeUsers(3)) table.put(user, 1);
    table.put(makeUser(3, { name: 'Read elsewhere' }), 9);
    const read = { list: 'free', read: 2 } as const;
    table.meet(id(1), read, []);
    expect([1, 2, 3, 4].map((n) => table.isCurrent(id(n), [read], 5))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(table.filter((one) => one !== id(2)).users.map((user) => user.id)).toEqual([
      id(1),
      id(3),
    ]);
  });
});

it('counts holders', () => {
  const table = createUserTable();
  table.put(makeUser(1, { holdsSeat: true }), 1);
  table.put(makeUser(2), 1);
  table.setSeat(id(2), true);
  table.setSeat(id(2), true);
  table.setSeat(id(9), true);
  expect(table.holders).toBe(2);
  table.setSeat(id(1), false);
  expect(table.holders).toBe(1);
});
