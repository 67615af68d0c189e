/**
 * `npm run bench`: measures, prints and writes `bench/results/*.json`. Asserts nothing, as times differ
 * by machine. To measure less: `npm run bench -- --only tables --rows 100000 --runs 3 --tables ours,mrt`.
 */
import { parseArgs } from 'node:util';
import { main } from '../scripts/run';
import { TABLE_NAMES } from './pages/bench-api';
import { benchRosterLoad } from './roster-load';
import { benchTables } from './tables';

await main(async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      rows: { type: 'string', default: '1000,10000,100000' },
      runs: { type: 'string', default: '5' },
      tables: { type: 'string', default: TABLE_NAMES.join() },
    },
  });
  const runs = Number(values.runs);
  const rows = values.rows.split(',').map(Number);
  const asked = values.tables.split(',');
  if (values.only !== 'roster') {
    await benchTables({ rows, runs, tables: TABLE_NAMES.filter((name) => asked.includes(name)) });
  }
  if (values.only !== 'tables') await benchRosterLoad(runs);
});
