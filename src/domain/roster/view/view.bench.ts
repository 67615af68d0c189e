import { bench, describe } from 'vitest';
import type { SeatUser } from '../../seat-user';
import { rosterFigures } from './counts';
import { NO_FILTERS } from '../filters/filters';
import type { Filters } from '../filters/filters';
import { createSelection, headerState, selectionCounts } from '../selection/selection';
import type { Sort } from './list-state';
import { makeLargeRoster } from '../testing/large-roster';
import { createUsageFigures } from '../usage-figures';
import { makeUsage } from '../testing/make-usage';
import { DEFAULT_BOUNDS } from '../../utilization/usage';
import { createView } from './view';
import type { ViewInput } from './view';

// What a person waits for at 100,000 users; `npx vitest bench --run --project logic src/domain/roster`. Never a test.
const users = makeLargeRoster(100_000);
const input: ViewInput = {
  users,
  filters: NO_FILTERS,
  sort: [],
  locale: 'en',
  today: '2026-01-15',
};
const BY_NAME: Sort = [{ column: 'name', direction: 'asc' }];
const BY_DUO: Sort = [
  { column: 'duo', direction: 'desc' },
  { column: 'name', direction: 'asc' },
];
const IDLE: Filters = {
  ...NO_FILTERS,
  seat: 'yes',
  states: ['active'],
  duo: [{ kind: 'older', days: 90 }, { kind: 'never' }],
};
const LIGHT: Filters = { ...NO_FILTERS, intensity: ['light', 'none'] };
const NO_CHAT: Filters = {
  ...NO_FILTERS,
  use: [
    { feature: 'chat', kind: 'none' },
    { feature: 'codeSuggestions', kind: 'over', events: 10 },
  ],
};

const view = createView();
view.warm(users, 'en', () => false);
const rows = view.read(input);
const find = new Map(users.map((user) => [user.id, user]));
const everybody = createSelection();
everybody.selectAll(rows);

/** Asks for one thing, then another, so that nothing is remembered. */
function alternate<T>(first: T, second: T): () => T {
  let turn = false;
  return () => ((turn = !turn) ? first : second);
}

describe('a warm view of 100,000 users', () => {
  const text = alternate('jose', 'maria');
  bench('filter by text', () => {
    view.read({ ...input, filters: { ...NO_FILTERS, text: text() } });
  });

  const idle = alternate<Filters>(IDLE, { ...IDLE, text: 'an' });
  bench('filter by seat, state, activity and text', () => {
    view.read({ ...input, filters: idle() });
  });

  const sort = alternate(BY_NAME, BY_DUO);
  bench('sort by name, or by Duo activity and name', () => {
    view.read({ ...input, sort: sort() });
  });

  const both = alternate<Partial<ViewInput>>(
    { sort: BY_NAME, filters: { ...NO_FILTERS, text: 'jose' } },
    { sort: BY_DUO, filters: { ...IDLE, text: 'maria' } },
  );
  bench('filter and sort', () => {
    view.read({ ...input, ...both() });
  });

  const figures = createUsageFigures(makeUsage(100_000), DEFAULT_BOUNDS);
  const use = alternate<Partial<ViewInput>>(
    { sort: [{ column: 'use', direction: 'desc' }], filters: LIGHT },
    { sort: [{ column: 'use.chat', direction: 'desc' }], filters: NO_CHAT },
  );
  bench('filter and sort by use', () => {
    view.read({ ...input, figures, ...use() });
  });

  const changed = users.map((user, index) => (index < 50 ? { ...user, holdsSeat: true } : user));
  const roster = alternate<readonly SeatUser[]>(users, changed);
  bench('filter and sort after 50 seats changed', () => {
    view.read({ ...input, users: roster(), sort: BY_DUO, filters: { ...NO_FILTERS, text: 'an' } });
  });
});

describe('a selection of 100,000 users', () => {
  bench('select all', () => {
    createSelection().selectAll(rows);
  });
  bench('toggle one of all', () => {
    everybody.toggle(users[7]?.id ?? '');
  });
  bench('header and counts', () => {
    const roster = { find: (id: string) => find.get(id) };
    headerState(selectionCounts(everybody.getSnapshot(), roster, rows), rows);
  });
});

describe('100,000 users for the first time', () => {
  bench('sort by name, nothing prepared', () => {
    createView().read({ ...input, sort: BY_NAME });
  });
  bench('filter by text, nothing prepared', () => {
    createView().read({ ...input, filters: { ...NO_FILTERS, text: 'jose' } });
  });
  bench('prepare everything, in pieces', () => {
    createView().warm(users, 'en', () => false);
  });
  bench('figures', () => {
    rosterFigures(
      {
        users,
        usersComplete: true,
        holders: 'complete',
        holdersLoaded: 20_000,
        asOf: 0,
        holdersAsOf: 0,
      },
      { today: '2026-01-15', idleDays: 30 },
    );
  });
});
