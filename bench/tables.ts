import { chromium } from '@playwright/test';
import { findBrowser } from '../e2e/support/browser';
import { servePages } from './build-pages';
import { currentLoad } from './machine';
import { measureTable, type Sample } from './measure-table';
import type { TableName } from './pages/bench-api';
import { writeResults } from './results';
import { formatTable, ratiosOf, summarize, type TableResult } from './table-report';

export type TableOptions = {
  readonly rows: readonly number[];
  readonly runs: number;
  readonly tables: readonly TableName[];
};

const NOTES = `Medians. "Of work" is the main thread's processor time, which a busy machine does not lengthen.
"ratio" is ours by the best of the others. mui-x, in its community edition, shows 100 rows a page:
it scrolls over these alone.`;

/** This app's table beside others: the same users, the same browser, taking turns. */
export async function benchTables({ rows, runs, tables }: TableOptions): Promise<void> {
  const before = currentLoad();
  const pages = await servePages();
  const browser = await chromium.launch(await findBrowser());
  const version = `Chromium ${browser.version()}`;
  const measure = (table: TableName, count: number) =>
    measureTable(browser, pages.url, table, count);
  const sizes: { readonly rows: number; readonly results: readonly TableResult[] }[] = [];
  try {
    for (const count of rows) {
      const results = await measureSize(count, runs, tables, measure);
      sizes.push({ rows: count, results });
      console.log(`\n${formatTable(results)}`);
    }
  } finally {
    await browser.close();
    await pages.close();
  }
  const after = currentLoad();
  console.log(`\n${NOTES}\n${version}; load ${before} before, ${after} after.`);
  await writeResults('tables', {
    browser: version,
    load: { before, after },
    sizes: sizes.map((size) => ({ ...size, ratios: ratiosOf(size.results) })),
  });
}

async function measureSize(
  rows: number,
  runs: number,
  tables: readonly TableName[],
  measure: (table: TableName, rows: number) => Promise<Sample>,
): Promise<TableResult[]> {
  const all = tables.map((table) => ({
    rows,
    table,
    samples: [] as Sample[],
    failures: [] as string[],
  }));
  for (let run = 0; run < runs; run += 1) {
    // Whatever else the machine does meets all of them, and nobody is always the first.
    for (const { table, samples, failures } of [...all.slice(run % 4), ...all.slice(0, run % 4)]) {
      try {
        samples.push(await measure(table, rows));
      } catch (error) {
        failures.push(firstLine(error));
      }
    }
    process.stderr.write(`${rows} rows: run ${run + 1} of ${runs}\n`);
  }
  return all.map(summarize);
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? text;
}
