import { fc } from '../../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import type { SeatUser } from '../../seat-user';
import { NO_FILTERS } from '../filters/filters';
import type { Filters } from '../filters/filters';
import type { Sort } from './list-state';
import { makeLargeRoster } from '../testing/large-roster';
import { makeUser, makeUsers } from '../testing/make-user';
import { createUsageFigures } from '../usage-figures';
import { makeUsage, usedBy } from '../testing/make-usage';
import { DEFAULT_BOUNDS } from '../../utilization/usage';
import { createView, type ViewInput, type VisibleRows } from './view';

const users = makeLargeRoster(300);
const input: ViewInput = {
  users,
  filters: NO_FILTERS,
  sort: [],
  locale: 'en',
  today: '2026-01-15',
};

const idsOf = (rows: VisibleRows): (string | undefined)[] =>
  Array.from({ length: rows.length }, (_, row) => rows.at(row)?.id);

describe('the rows', () => {
  it('are the users that fit, in order', () => {
    const sort = [{ column: 'duo', direction: 'desc' }] as const;
    const filters: Filters = { ...NO_FILTERS, seat: 'yes', text: 'a' };
    const rows = createView().read({ ...input, filters, sort });
    const days = Array.from(
      { length: rows.length },
      (_, row) => rows.at(row)?.lastDuoActivityOn ?? '',
    );
    expect(days).toEqual(days.toSorted().reverse());
    const fitting = users.filter(
      (user) =>
        user.holdsSeat &&
        `${user.name} ${user.username} ${user.publicEmail ?? ''}`
          .normalize('NFD')
          .toLowerCase()
          .includes('a'),
    );
    expect(new Set(idsOf(rows))).toEqual(new Set(fitting.map((user) => user.id)));
    expect(rows.at(rows.length)).toBeUndefined();
    expect(rows.unresolved).toEqual([]);
  });

  it('are those of a new view, whatever was asked before and however far it was warmed', () => {
    const rosters = fc.constantFrom<readonly SeatUser[]>(
      users,
      users.slice(0, 100),
      users.map((user, index) =>
        index % 7 === 0 ? { ...user, holdsSeat: !user.holdsSeat } : user,
      ),
      users.toReversed(),
      [],
    );
    const filters = fc.constantFrom<Filters>(
      NO_FILTERS,
      { ...NO_FILTERS, text: 'jose' },
      { ...NO_FILTERS, seat: 'no', duo: [{ kind: 'older', days: 90 }] },
      { ...NO_FILTERS, states: ['blocked'], text: 'e' },
      { ...NO_FILTERS, role: 'OWNER' },
    );
    const sorts = fc.constantFrom<ViewInput['sort']>(
      [],
      [{ column: 'name', direction: 'desc' }],
      [
        { column: 'state', direction: 'asc' },
        { column: 'username', direction: 'asc' },
      ],
    );
    const reads = fc.array(fc.tuple(rosters, filters, sorts, fc.nat({ max: 4 })), { maxLength: 8 });
    fc.assert(
      fc.property(reads, (sequence) => {
        const view = createView();
        for (const [users, filter, sort, pieces] of sequence) {
          let left = pieces;
          view.warm(users, 'en', () => (left -= 1) <= 0);
          const requested = { ...input, users, filters: filter, sort };
          const rows = view.read(requested);
          expect(rows.users).toBe(users);
          expect(idsOf(rows)).toEqual(idsOf(createView().read(requested)));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('remembering', () => {
  it('gives the same object for the same input, also in other objects', () => {
    const view = createView();
    const rows = view.read(input);
    expect(view.read({ ...input, filters: { ...NO_FILTERS }, sort: [] })).toBe(rows);
    expect(view.read({ ...input, filters: { ...NO_FILTERS, text: 'b' } })).not.toBe(rows);
  });

  it('sees another day, other users and other members', () => {
    const view = createView();
    const users = [makeUser(1, { lastDuoActivityOn: '2026-01-01' }), makeUser(2)];
    const filters: Filters = { ...NO_FILTERS, duo: [{ kind: 'older', days: 14 }] };
    expect(view.read({ ...input, users, filters }).length).toBe(0);
    expect(view.read({ ...input, users, filters, today: '2026-01-16' }).length).toBe(1);

    const owners: Filters = { ...NO_FILTERS, role: 'OWNER' };
    expect(view.read({ ...input, users, filters: owners }).unresolved).toEqual(['role']);
    const read = (...ids: string[]): VisibleRows =>
      view.read({ ...input, users, filters: owners, memberIds: { role: new Set(ids) } });
    expect(idsOf(read(makeUser(2).id))).toEqual([makeUser(2).id]);
    expect(idsOf(read(makeUser(1).id))).toEqual([makeUser(1).id]);
    expect(view.read({ ...input, users: makeUsers(3) }).length).toBe(3);

    const none: Filters = { ...NO_FILTERS, use: [{ feature: null, kind: 'none' }] };
    expect(view.read({ ...input, users, filters: none }).unresolved).toEqual(['use']);
    const figures = createUsageFigures(
      { ...makeUsage(0), users: new Map([usedBy(1)]) },
      DEFAULT_BOUNDS,
    );
    expect(idsOf(view.read({ ...input, users, filters: none, figures }))).toEqual([makeUser(2).id]);
  });
});

it('is warm after enough pieces', () => {
  const view = createView();
  let pieces = 0;
  while (!view.warm(users, 'en', () => true)) pieces += 1;
  expect(pieces).toBeGreaterThan(2);
  expect(view.warm(users, 'en', () => false)).toBe(true);
});

it('sorts names as the reader’s language does, from one look to the next', () => {
  const users = [
    makeUser(1, { name: 'Ärlig' }),
    makeUser(2, { name: 'Zoe' }),
    makeUser(3, { name: 'Arne' }),
  ];
  const sort: Sort = [{ column: 'name', direction: 'asc' }];
  const view = createView();
  const namesIn = (locale: string) => {
    const rows = view.read({ ...input, users, sort, locale });
    return Array.from(rows.order, (index) => users[index]?.name);
  };
  expect(namesIn('de')).toEqual(['Ärlig', 'Arne', 'Zoe']);
  expect(namesIn('sv')).toEqual(['Arne', 'Zoe', 'Ärlig']);
  expect(namesIn('de')).toEqual(['Ärlig', 'Arne', 'Zoe']);
});
