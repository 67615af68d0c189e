import { median } from './median';
import { MEASURES, type Measure, type Sample } from './measure-table';
import type { TableName } from './pages/bench-api';
import { LABELS } from './table-labels';

/** All that was measured of one table at one size. */
export type TableRuns = {
  readonly rows: number;
  readonly table: TableName;
  readonly samples: readonly Sample[];
  /** Why there are fewer samples than runs. */
  readonly failures: readonly string[];
};

export type TableResult = TableRuns & {
  readonly medians: Readonly<Record<Measure, number>> | null;
};

export type Ratios = Readonly<Record<Measure, number | null>>;

export function summarize(runs: TableRuns): TableResult {
  const { samples } = runs;
  const of = (measure: Measure) => median(samples.map((sample) => sample[measure]));
  return { ...runs, medians: samples.length === 0 ? null : byMeasure(of) };
}

/** Ours by the best of the peers; null where there is nothing to divide by. */
export function ratiosOf(results: readonly TableResult[]): Ratios | null {
  const ours = results.find(({ table }) => table === 'ours')?.medians;
  const peers = results.flatMap(({ table, medians }) =>
    table !== 'ours' && medians ? [medians] : [],
  );
  if (!ours || peers.length === 0) return null;
  return byMeasure((name) => {
    const best = Math.min(...peers.map((peer) => peer[name]));
    return best > 0 ? ours[name] / best : null;
  });
}

function byMeasure<Value>(of: (name: Measure) => Value): Record<Measure, Value> {
  return Object.fromEntries(MEASURES.map((name) => [name, of(name)])) as Record<Measure, Value>;
}

/** The results of one size, as text. */
export function formatTable(results: readonly TableResult[]): string {
  const ratios = ratiosOf(results);
  const rows = results[0]?.rows ?? 0;
  const head = [`${rows.toLocaleString('en')} rows`, ...results.map(({ table }) => table), 'ratio'];
  const lines = MEASURES.map((name) => [
    LABELS[name],
    ...results.map(({ medians }) => (medians ? number(medians[name]) : 'failed')),
    ratios?.[name]?.toFixed(2) ?? '',
  ]);
  const failures = results.flatMap(({ table, failures: all }) =>
    all.map((failure) => `${table}: ${failure}`),
  );
  return [...[head, ...lines].map(line), ...failures].join('\n');
}

function line([label = '', ...cells]: readonly string[]): string {
  return label.padEnd(26) + cells.map((cell) => cell.padStart(10)).join('');
}

function number(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}
