import type { Measure } from './measure-table';
import type { Results } from './read-results';

/** Something that was to be reached, and what was. Smaller is better in all of them. */
export type Target = {
  readonly what: string;
  readonly reached: number;
  readonly most: number;
  readonly unit: '' | 'ms' | 'KB' | 'MB';
};

const LARGE = 100_000;

/** The targets of the product, with what was measured. */
export function targetsOf({
  tables,
  firstLoad,
  roster,
  usage,
  runs,
  history,
}: Results): readonly Target[] {
  const large = tables.sizes.find(({ rows }) => rows === LARGE);
  const ours = large?.results.find(({ table }) => table === 'ours')?.medians;
  const peers = (large?.results ?? []).flatMap(({ table, medians }) =>
    table !== 'ours' && medians ? [medians] : [],
  );
  const mine = (name: Measure) => ours?.[name] ?? Number.NaN;
  const byBest = (name: Measure) => mine(name) / Math.min(...peers.map((peer) => peer[name]));
  const pages = firstLoad.medians;
  return [
    ratio('100,000 rows: first rows, by the fastest other table', byBest('firstRows'), 1),
    ratio('100,000 rows: first rows, work, by the least', byBest('firstRowsCpu'), 1),
    ratio('100,000 rows: filter by text, by the fastest', byBest('filter'), 1),
    ratio('100,000 rows: heap, by the leanest', byBest('heap'), 1.2),
    { what: '100,000 rows: filter, work', reached: mine('filterCpu'), most: 100, unit: 'ms' },
    { what: '100,000 rows: sort, work', reached: mine('sortCpu'), most: 100, unit: 'ms' },
    {
      what: '100,000 rows: select all, work',
      reached: mine('selectAllCpu'),
      most: 100,
      unit: 'ms',
    },
    {
      what: '100,000 rows: longest task after the load',
      reached: mine('longest'),
      most: 200,
      unit: 'ms',
    },
    ratio(
      'Returning with a kept token: rows shown, by react-admin with data made in the page',
      pages.ours.shownMs / pages['react-admin'].shownMs,
      1,
    ),
    ratio(
      'Returning: rows shown, by MUI X DataGrid with Apollo',
      pages.ours.shownMs / pages['data-grid'].shownMs,
      1,
    ),
    ratio('Returning: requests to GitLab, one after the other', pages.ours.rounds, 1),
    ratio('After typing a token: requests, one after the other', firstLoad.typedRounds, 3),
    ratio('Returning: layout shift', pages.ours.shift, 0),
    ratio(
      'JavaScript before the first rows, by react-admin',
      pages.ours.scriptKb / pages['react-admin'].scriptKb,
      0.85,
    ),
    ratio(
      'JavaScript before the first rows, by MUI X DataGrid with Apollo',
      pages.ours.scriptKb / pages['data-grid'].scriptKb,
      1,
    ),
    {
      what: 'JavaScript of the sign-in page',
      reached: pages['sign-in'].scriptKb,
      most: 120,
      unit: 'KB',
    },
    ratio('Roster of 10,000, by one page after the other', roster.ratios.toOneByOne, 0.3),
    ratio('Roster of 10,000, by the ideal', roster.ratios.toIdeal, 1.25),
    ratio('Use of 10,000, by the ideal', usage.ratios.toIdeal, 1.25),
    ...runs.cases.flatMap(({ limit, ratios }) => [
      ratio(`10,000 assignments, ${limit} a call: time, by the ideal`, ratios.toIdeal, 1.1),
      ratio(`10,000 assignments, ${limit} a call: requests, by the least`, ratios.requests, 1.05),
    ]),
    work(
      '48,000 holders: keep one more look after a year of them, work',
      history.medians.storeMs,
      200,
    ),
    work('48,000 holders: compare looks a year apart, work', history.medians.compareMs, 200),
    work('48,000 holders: longest task of these', history.medians.longestMs, 50),
    { what: '48,000 holders: a year of looks', reached: history.megabytes, most: 20, unit: 'MB' },
  ];
}

function work(what: string, reached: number, most: number): Target {
  return { what, reached, most, unit: 'ms' };
}

function ratio(what: string, reached: number, most: number): Target {
  return { what, reached, most, unit: '' };
}

export function isMet({ reached, most }: Target): boolean {
  return reached <= most;
}

/** A number with its unit, as text. */
export function withUnit(value: number, unit: Target['unit']): string {
  return unit === '' ? value.toFixed(2) : `${value.toFixed(0)} ${unit}`;
}
