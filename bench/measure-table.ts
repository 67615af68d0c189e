import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page, Response } from '@playwright/test';
import type { TableName, Timed } from './pages/bench-api';
import { startTrace, type Recording, type Trace } from './trace';

/** Times in ms, heaps in MB, JavaScript in KB. */
export const MEASURES = [
  'script',
  'firstRows',
  'firstRowsCpu',
  'afterCpu',
  'heap',
  'sort',
  'sortCpu',
  'filter',
  'filterCpu',
  'clear',
  'clearCpu',
  'selectAll',
  'selectAllCpu',
  'slowFrames',
  'frameCpu',
  'longest',
  'longestCpu',
  'heapAtEnd',
] as const;

export type Measure = (typeof MEASURES)[number];
export type Sample = Readonly<Record<Measure, number>>;

export const SLOW_FRAME_MS = 33;

/** Everything after the first rows; what the driver itself makes the page do lies between the steps. */
const STEPS_AFTER = ['idle', 'scroll', 'sort', 'search', 'clear', 'selectAll', 'rest'];

const VIEWPORT = { width: 1280, height: 900 };

/** Quiet is when the main thread works less than this in a moment. */
const QUIET_MS = 5;
const MOMENT_MS = 250;
const MOST_MOMENTS = 60;

/** One page load, and each step once. */
export async function measureTable(
  browser: Browser,
  url: string,
  table: TableName,
  rows: number,
): Promise<Sample> {
  // Another context is another process, with a heap of its own.
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' });
  let trace: Recording | null = null;
  try {
    const page = await context.newPage();
    const scripts = listenForScripts(page);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(`${url}?table=${table}&rows=${rows}`);
    await page.waitForFunction(() => window.bench !== undefined);
    const starter = await scripts();

    trace = await startTrace(browser);
    const show = await step(page, 'show');
    await quiet(page, session, 'idle');
    const heap = await heapOf(session);
    const frames = await page.evaluate(() => window.bench?.scroll() ?? []);
    const sort = await step(page, 'sort');
    const search = await step(page, 'search');
    const clear = await step(page, 'clear');
    const selectAll = await step(page, 'selectAll');
    await quiet(page, session, 'rest');
    const { work } = await trace.stop();
    const heapAtEnd = await heapOf(session);

    checkShown(table, rows, show, search, clear);
    return {
      script: (await scripts()) - starter,
      firstRows: show.ms,
      firstRowsCpu: work('show').cpu,
      afterCpu: work('idle').cpu,
      heap,
      sort: sort.ms,
      sortCpu: work('sort').cpu,
      filter: search.ms,
      filterCpu: work('search').cpu,
      clear: clear.ms,
      clearCpu: work('clear').cpu,
      selectAll: selectAll.ms,
      selectAllCpu: work('selectAll').cpu,
      slowFrames: frames.filter((ms) => ms > SLOW_FRAME_MS).length,
      frameCpu: work('scroll').cpu / frames.length,
      ...longestOf(work),
      heapAtEnd,
    };
  } finally {
    // A browser makes one recording at a time, and the next table needs it.
    await trace?.stop();
    await context.close();
  }
}

function step(
  page: Page,
  name: 'show' | 'sort' | 'search' | 'clear' | 'selectAll',
): Promise<Timed> {
  return page.evaluate(async (requested) => {
    if (!window.bench) throw new Error('This page knows no such table');
    return window.bench[requested]();
  }, name);
}

/** Answers how many KB of JavaScript came until now, compressed. */
function listenForScripts(page: Page): () => Promise<number> {
  const scripts: Response[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response);
  });
  return async () => {
    const bodies = await Promise.all(scripts.map((response) => response.body()));
    return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
  };
}

/** Waits until the page has nothing more to do by itself. */
async function quiet(page: Page, session: CDPSession, name: string): Promise<void> {
  await page.evaluate((mark) => void performance.mark(`${mark}:begin`), name);
  let before = await workOf(session);
  for (let moment = 0; moment < MOST_MOMENTS; moment += 1) {
    await page.waitForTimeout(MOMENT_MS);
    const now = await workOf(session);
    if (now - before < QUIET_MS) break;
    before = now;
  }
  await page.evaluate((mark) => void performance.mark(`${mark}:end`), name);
}

async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

function longestOf(work: Trace['work']): Pick<Sample, 'longest' | 'longestCpu'> {
  const works = STEPS_AFTER.map(work);
  return {
    longest: Math.max(...works.map(({ longestWall }) => longestWall)),
    longestCpu: Math.max(...works.map(({ longestCpu }) => longestCpu)),
  };
}

/** A table that shows the wrong rows must not count as fast. */
function checkShown(table: string, rows: number, show: Timed, search: Timed, clear: Timed): void {
  const sound =
    show.shown === rows && clear.shown === rows && search.shown > 0 && search.shown < rows / 10;
  if (sound) return;
  const counts = [show, search, clear].map(({ shown }) => shown).join(', ');
  throw new Error(`${table} showed ${counts} of ${rows} users: all, found and all were expected`);
}
