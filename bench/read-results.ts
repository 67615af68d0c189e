import { readFileSync } from 'node:fs';
import type { Machine } from './machine';
import type { Measure } from './measure-table';
import type { TableName } from './pages/bench-api';

type Recorded = {
  readonly date: string;
  readonly machine: Machine;
  readonly load: { readonly before: number; readonly after: number };
};

export type TablesRecord = Recorded & {
  readonly browser: string;
  readonly sizes: readonly {
    readonly rows: number;
    readonly results: readonly {
      readonly table: TableName;
      readonly medians: Readonly<Record<Measure, number>> | null;
      readonly samples: readonly unknown[];
    }[];
  }[];
};

export type FirstLoadPage = {
  readonly shownMs: number;
  readonly scriptKb: number;
  readonly styleKb: number;
  readonly laterKb: number;
  readonly shift: number;
  readonly rounds: number;
  readonly farMs: number;
};

export type FirstLoadRecord = Recorded & {
  readonly browser: string;
  readonly network: { readonly name: string };
  readonly typedRounds: number;
  readonly medians: Readonly<
    Record<'ours' | 'sign-in' | 'react-admin' | 'data-grid', FirstLoadPage>
  >;
};

export type RosterRecord = Recorded & {
  readonly latencyMs: number;
  readonly atOnce: number;
  readonly pages: number;
  readonly medians: Readonly<
    Record<'first' | 'everybody' | 'roster' | 'oneByOne' | 'ideal', number>
  >;
  readonly ratios: { readonly toOneByOne: number; readonly toIdeal: number };
};

export type UsageRecord = Recorded & {
  readonly latencyMs: number;
  readonly pages: number;
  readonly users: number;
  readonly medians: Readonly<Record<'usage' | 'ideal', number>>;
  readonly ratios: { readonly toIdeal: number };
};

export type RunsRecord = Recorded & {
  readonly latencyMs: number;
  readonly users: number;
  readonly concurrency: number;
  readonly cases: readonly {
    readonly name: string;
    readonly limit: number;
    readonly medians: Readonly<Record<'run' | 'ideal' | 'requests' | 'leastRequests', number>>;
    readonly ratios: { readonly toIdeal: number; readonly requests: number };
  }[];
};

export type HistoryRecord = Recorded & {
  readonly holders: number;
  readonly looks: number;
  readonly changesADay: number;
  readonly megabytes: number;
  readonly medians: Readonly<Record<'storeMs' | 'compareMs' | 'tenuresMs' | 'longestMs', number>>;
};

export type Results = {
  readonly tables: TablesRecord;
  readonly firstLoad: FirstLoadRecord;
  readonly roster: RosterRecord;
  readonly usage: UsageRecord;
  readonly runs: RunsRecord;
  readonly history: HistoryRecord;
};

/** What `npm run bench` has written last. */
export function readResults(): Results {
  return {
    tables: read('tables') as TablesRecord,
    firstLoad: read('first-load') as FirstLoadRecord,
    roster: read('roster-load') as RosterRecord,
    usage: read('usage-load') as UsageRecord,
    runs: read('runs') as RunsRecord,
    history: read('history') as HistoryRecord,
  };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`results/${name}.json`, import.meta.url), 'utf8'));
}
