import type { Measure } from './measure-table';
import type { TableName } from './pages/bench-api';
import type { Results, TablesRecord } from './read-results';
import { LABELS } from './table-labels';
import { isMet, targetsOf, withUnit, type Target } from './targets';

const TABLES: Readonly<Record<TableName, string>> = {
  ours: 'this app',
  'mui-x': 'MUI X DataGrid',
  'ag-grid': 'AG Grid Community',
  mrt: 'Material React Table',
};

const PAGES = {
  ours: 'This app, seats of a group',
  'sign-in': 'This app, sign-in page',
  'react-admin': 'react-admin, list page',
  'data-grid': 'MUI X DataGrid with Apollo',
} as const;

/** What the README says: how many targets are met, and where to read which. */
export function readmeLine(results: Results): string {
  const targets = targetsOf(results);
  const met = targets.filter(isMet).length;
  return `- [Performance](docs/performance.md): measured beside other tables and apps, ${met} of ${targets.length} targets are met`;
}

/** docs/performance.md as a whole. */
export function performancePage(results: Results): string {
  const targets = targetsOf(results);
  const missed = targets.filter((target) => !isMet(target));
  return `# Performance

Made by \`npm run performance\` from what \`npm run bench\` measured: do not edit it by hand. What each
measurement does is in [bench/README.md](../bench/README.md).

${measuredOn(results)}

## Targets

${targetTable(targets)}

${missed.length === 0 ? 'All of them are met.' : `${missed.length} of ${targets.length} are missed.`}

## Tables side by side

Medians, in ${results.tables.browser}. "Of work" is processor time of the main thread, which waiting does not
lengthen. MUI X DataGrid, in its community edition, shows 100 rows a page, so it scrolls over these alone.

${results.tables.sizes.map(sizeSection).join('\n\n')}

## First load

Over an emulated network (${results.firstLoad.network.name}), with an empty cache. JavaScript and CSS are KB
(1,000 bytes) of gzip. react-admin's data is made in the page and waits for no server; this app and the
DataGrid ask the same mocked GitLab. "At 300 ms" is the same where each request takes 300 ms to arrive;
"rounds" are the requests to GitLab that stand one after the other before the rows. "Later" is what was fetched in the five seconds after, such as what is
behind the sign-in page while the token is typed.

${firstLoadTable(results)}

## Roster of 10,000 users

${rosterText(results)}

## Use by feature of 10,000 users

${usageText(results)}

## 10,000 assignments

${runsText(results)}

## History of 48,000 holders

${historyText(results)}
`;
}

function measuredOn({ tables, firstLoad, roster, usage, runs, history }: Results): string {
  const { machine } = tables;
  const records = [tables, firstLoad, roster, usage, runs, history];
  const days = [...new Set(records.map(({ date }) => date.slice(0, 10)))].toSorted();
  const load = Math.max(
    ...records.map((record) => Math.max(record.load.before, record.load.after)),
  );
  const where = `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, Node.js ${machine.node}`;
  const busy =
    load > machine.cores
      ? ` The machine was busy with other work (a load of up to ${load}), which lengthens times.`
      : '';
  return `Measured on ${days.join(' and ')} (${where}, ${tables.browser}).${busy}`;
}

function targetTable(targets: readonly Target[]): string {
  return table(
    ['measure', 'reached', 'target', ''],
    targets.map((target) => [
      target.what,
      withUnit(target.reached, target.unit),
      `≤ ${withUnit(target.most, target.unit)}`,
      isMet(target) ? 'met' : '**missed**',
    ]),
  );
}

function sizeSection({ rows, results }: TablesRecord['sizes'][number]): string {
  const names = Object.keys(LABELS) as Measure[];
  const body = names.map((name) => [
    LABELS[name].trim(),
    ...results.map(({ medians }) => (medians ? short(medians[name]) : 'failed')),
  ]);
  const runs = Math.min(...results.map(({ samples }) => samples.length));
  return `### ${rows.toLocaleString('en')} rows, ${runs} runs

${table(['', ...results.map(({ table: name }) => TABLES[name])], body)}`;
}

function firstLoadTable({ firstLoad }: Results): string {
  const names = Object.keys(PAGES) as (keyof typeof PAGES)[];
  return table(
    ['page', 'JavaScript', 'CSS', 'shown after', 'at 300 ms', 'rounds', 'later'],
    names.map((name) => {
      const { scriptKb, styleKb, shownMs, farMs, rounds, laterKb } = firstLoad.medians[name];
      const kb = (value: number) => withUnit(value, 'KB');
      const ms = (value: number) => withUnit(value, 'ms');
      const shown = [ms(shownMs), ms(farMs), String(rounds)];
      return [PAGES[name], kb(scriptKb), kb(styleKb), ...shown, kb(laterKb)];
    }),
  );
}

function rosterText({ roster }: Results): string {
  const { medians, pages, latencyMs, atOnce } = roster;
  return `${pages} pages from a mocked GitLab that takes ${latencyMs} ms to answer, ${atOnce} at once. The ideal is
the same number of calls, as many at once, of lists whose lengths are known beforehand.

${table(
  ['', 'after'],
  [
    ['first users', seconds(medians.first)],
    ['everybody', seconds(medians.everybody)],
    ['complete, and checked', seconds(medians.roster)],
    ['one page after the other', seconds(medians.oneByOne)],
    ['ideal', seconds(medians.ideal)],
  ],
)}`;
}

function usageText({ usage }: Results): string {
  const { medians, pages, users, latencyMs } = usage;
  return `A group of 10,000 users, ${users.toLocaleString('en')} of them with events in a year: ${pages} pages from a mocked GitLab that takes
${latencyMs} ms to answer, one after the other, as its cursors cannot be known beforehand. The ideal asks for the
same pages, and does nothing with them.

${table(
  ['', 'after'],
  [
    ['use by feature', seconds(medians.usage)],
    ['ideal', seconds(medians.ideal)],
  ],
)}`;
}

function runsText({ runs }: Results): string {
  return `The run engine against a mocked GitLab that takes ${runs.latencyMs} ms to answer, ${runs.concurrency} calls at
once, and does not know how many users a call may have. The ideal is the least number of calls, by as many at
once, by what one takes.

${table(
  ['users a call', 'run', 'ideal', 'requests', 'least'],
  runs.cases.map(({ limit, medians }) => [
    String(limit),
    seconds(medians.run),
    seconds(medians.ideal),
    String(medians.requests),
    String(medians.leastRequests),
  ]),
)}`;
}

function historyText({ history }: Results): string {
  const { holders, looks, changesADay, megabytes, medians } = history;
  return `${looks} looks, one a day, at ${holders.toLocaleString('en')} holders, of whom ${changesADay} change each day. All of it is work of the
main thread, in tasks between which the page can draw; a year takes ${megabytes.toFixed(1)} MB.

${table(
  ['', 'work'],
  [
    ['keep one more look', withUnit(medians.storeMs, 'ms')],
    ['compare the first with the last', withUnit(medians.compareMs, 'ms')],
    ['since when each seat is held', withUnit(medians.tenuresMs, 'ms')],
    ['longest task', withUnit(medians.longestMs, 'ms')],
  ],
)}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function short(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = line(head.map((_name, index) => (index === 0 ? '---' : '---:')));
  return [line(head), rule, ...rows.map(line)].join('\n');
}
