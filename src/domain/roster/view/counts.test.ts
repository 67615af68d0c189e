import { describe, expect, it } from 'vitest';
import { rosterFigures } from './counts';
import { makeUser } from '../testing/make-user';

const users = [
  makeUser(1, { holdsSeat: true, lastDuoActivityOn: '2025-12-01' }),
  makeUser(2, { holdsSeat: true, lastDuoActivityOn: '2026-01-14', state: 'blocked' }),
  makeUser(3, { holdsSeat: true, lastDuoActivityOn: null }),
  makeUser(4, { lastDuoActivityOn: null }),
  makeUser(5, { state: 'blocked' }),
];
const roster = {
  users,
  usersComplete: true,
  holders: 'complete',
  asOf: 5,
  holdersAsOf: 4,
  holdersLoaded: 3,
} as const;
const options = { today: '2026-01-15', idleDays: 30 };

describe('figures', () => {
  it('count holders by their Duo activity', () => {
    expect(rosterFigures(roster, options)).toEqual({
      users: { value: 5, complete: true, asOf: 5 },
      holders: { value: 3, complete: true, asOf: 4 },
      free: { value: 2, complete: true, asOf: 5 },
      reclaimable: { value: 1, complete: true, asOf: 4 },
      idle: { value: 1, complete: true, asOf: 4 },
      never: { value: 1, complete: true, asOf: 4 },
      unknown: { value: 0, complete: true, asOf: 4 },
    });
  });

  it('are not complete where an activity is unknown', () => {
    const more = [...users, makeUser(6, { holdsSeat: true, lastDuoActivityOn: undefined })];
    const figures = rosterFigures({ ...roster, users: more, holdersLoaded: 4 }, options);
    expect(figures.unknown).toEqual({ value: 1, complete: true, asOf: 4 });
    expect(figures.idle.complete).toBe(false);
    expect(figures.never.complete).toBe(false);
    expect(figures.holders.complete).toBe(true);
  });

  it('of holders are complete before those of everybody, and never on older instances', () => {
    const early = rosterFigures({ ...roster, usersComplete: false, asOf: null }, options);
    expect([early.holders.complete, early.users.complete, early.free.complete]).toEqual([
      true,
      false,
      false,
    ]);
    const old = rosterFigures({ ...roster, holders: 'eligible-only', holdersAsOf: null }, options);
    expect([old.holders.complete, old.users.complete, old.free.complete]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
