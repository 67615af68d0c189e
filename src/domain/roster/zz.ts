import { makeLargeRoster } from './testing/large-roster';
import { createView } from './view';
import { NO_FILTERS } from './filters';
import { createSelection } from './selection';
import { headerState, selectionCounts } from './selection-counts';
import { rosterFigures } from './counts';
const N = Number(process.argv[2] ?? 100000);
const m0=process.memoryUsage().heapUsed;
const users = makeLargeRoster(N);
const byId = new Map(users.map((u) => [u.id, u]));
globalThis.gc?.();
const m1=process.memoryUsage().heapUsed;
const time = (what: string, run: () => unknown): void => {
  const t = performance.now(); run(); console.log(what.padEnd(50), (performance.now() - t).toFixed(1));
};
for (let round = 0; round < 2; round++) {
  console.log('round', round);
  const view = createView({locale:'en'});
  const base = { users, filters: NO_FILTERS, sort: [], today: '2026-01-15' } as const;
  time('first read', () => view.read(base));
  time('cold name sort', () => view.read({ ...base, sort: [{ column: 'name', direction: 'asc' }] }));
  time('cold username sort', () => view.read({ ...base, sort: [{ column: 'username', direction: 'asc' }] }));
  time('name sort again', () => view.read({ ...base, sort: [{ column: 'name', direction: 'desc' }] }));
  time('duo,name', () => view.read({ ...base, sort: [{ column: 'duo', direction: 'desc' },{ column: 'name', direction: 'asc' }] }));
  time('seat', () => view.read({ ...base, sort: [{ column: 'seat', direction: 'desc' }] }));
  time('login', () => view.read({ ...base, sort: [{ column: 'login', direction: 'desc' }] }));
  time('cold text', () => view.read({ ...base, filters: { ...NO_FILTERS, text: 'jose' }, sort: [{ column: 'duo', direction: 'desc' },{ column: 'name', direction: 'asc' }] }));
  time('text', () => view.read({ ...base, filters: { ...NO_FILTERS, text: 'jose ab' }, sort: [{ column: 'duo', direction: 'desc' },{ column: 'name', direction: 'asc' }] }));
  time('filters all', () => view.read({ ...base, filters: { ...NO_FILTERS, text: 'a', seat: 'yes', states: ['active'], duo: [{ kind: 'older', days: 90 }, { kind: 'never' }] }, sort: [{ column: 'name', direction: 'asc' }] }));
  time('filters+sort change', () => view.read({ ...base, filters: { ...NO_FILTERS, text: 'e', seat: 'yes', states: ['active'], duo: [{ kind: 'older', days: 90 }, { kind: 'never' }] }, sort: [{ column: 'gitlab', direction: 'asc' },{ column: 'name', direction: 'asc' }] }));
  const patched = users.slice(); patched[5] = { ...users[5]!, holdsSeat: !users[5]!.holdsSeat };
  time('patched: same view', () => view.read({ ...base, users: patched, filters: { ...NO_FILTERS, text: 'e', seat: 'yes' }, sort: [{ column: 'gitlab', direction: 'asc' },{ column: 'name', direction: 'asc' }] }));
  const rows = view.read({ ...base, users: patched });
  const sel = createSelection();
  time('select all', () => sel.selectAll(rows));
  time('toggle', () => sel.toggle(users[3]!.id));
  time('range', () => sel.range(rows, users[N-2]!.id, false));
  time('select all', () => sel.selectAll(rows));
  time('header', () => headerState(sel.getSnapshot(), rows));
  time('counts', () => selectionCounts(sel.getSnapshot(), { find: (id) => byId.get(id) }, rows));
  time('figures', () => rosterFigures({users, usersComplete: true, holders:'complete', asOf:1, holdersAsOf:1, holdersLoaded:1}, {today:'2026-01-15', idleDays:30}));
  const w = createView({locale:'en'});
  let slices = 0, worst = 0, total = 0;
  for (;;) { const t = performance.now(); const done = w.warm(users, () => performance.now() - t > 8); const d = performance.now() - t; worst = Math.max(worst, d); total += d; slices++; if (done) break; }
  console.log('warm', { slices, worst, total });
  time('name sort after warm', () => w.read({ ...base, sort: [{ column: 'name', direction: 'asc' }] }));
  time('text after warm', () => w.read({ ...base, filters: { ...NO_FILTERS, text: 'jose' }, sort: [{ column: 'name', direction: 'asc' }] }));
  if (round===0) { globalThis.gc?.(); const m2=process.memoryUsage().heapUsed; console.log('MB users', (m1-m0)/1e6, 'MB views+sel', (m2-m1)/1e6); w.warm(users,()=>false); view.warm(users,()=>false) }
}
