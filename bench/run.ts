/**
 * `npm run bench`: measures, prints and writes `bench/results/*.json`. Asserts nothing, as times differ
 * by machine. To measure less: `npm run bench -- --only tables --rows 100000 --runs 3 --tables ours,mrt`.
 */
import { parseArgs } from 'node:util';
import { main } from '../scripts/run';
import { benchFirstLoad } from './first-load';
import { benchHistory } from './history';
import { TABLE_NAMES } from './pages/bench-api';
import { benchRosterLoad } from './roster-load';
import { benchRuns } from './runs';
import { benchTables } from './tables';
import { benchUsageLoad } from './usage-load';

const BENCHES = ['tables', 'first-load', 'roster', 'usage', 'runs', 'history'] as const;

await main(async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: BENCHES.join() },
      rows: { type: 'string', default: '1000,10000,100000' },
      runs: { type: 'string', default: '5' },
      tables: { type: 'string', default: TABLE_NAMES.join() },
    },
  });
  const runs = Number(values.runs);
  const rows = values.rows.split(',').map(Number);
  const [only, requested] = [values.only.split(','), values.tables.split(',')];
  const unknown = only.find((name) => !BENCHES.some((bench) => bench === name));
  if (unknown !== undefined) throw new Error(`--only takes ${BENCHES.join(', ')}; not ${unknown}`);
  if (only.includes('tables')) {
    await benchTables({
      rows,
      runs,
      tables: TABLE_NAMES.filter((name) => requested.includes(name)),
    });
  }
  if (only.includes('first-load')) await benchFirstLoad(runs);
  if (only.includes('roster')) await benchRosterLoad(runs);
  if (only.includes('usage')) await benchUsageLoad(runs);
  if (only.includes('runs')) await benchRuns(runs);
  if (only.includes('history')) await benchHistory(runs);
});
