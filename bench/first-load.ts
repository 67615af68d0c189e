import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { build } from 'vite';
import { findBrowser } from '../e2e/support/browser';
import { roundOfRows, watchRounds } from '../e2e/support/rounds';
import { startServer } from '../mocks/server';
import { ensureFreshBuild } from '../scripts/local/fresh-build';
import { currentLoad } from './machine';
import { median } from './median';
import { writeResults } from './results';
import { serveFolder, type StaticSite } from './static-server';

/** What Chrome's developer tools call "Fast 4G": bytes a second, milliseconds. */
const FAST_4G = {
  offline: false,
  downloadThroughput: ((9 * 1000 * 1000) / 8) * 0.9,
  uploadThroughput: ((1.5 * 1000 * 1000) / 8) * 0.9,
  latency: 60 * 2.75,
};
/** The same from far away. */
const FAR = { ...FAST_4G, latency: 300 };
const VIEWPORT = { width: 1280, height: 900 };
const TOKEN = 'glpat-demo-owner';
const PURCHASE = 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1';
const SEATS_PATH = '/groups/acme/seats';

const PAGES = ['ours', 'sign-in', 'react-admin', 'data-grid'] as const;
type PageName = (typeof PAGES)[number];

const LABELS: Readonly<Record<PageName, string>> = {
  ours: 'this app, seats',
  'sign-in': 'this app, sign-in page',
  'react-admin': 'react-admin, fake data',
  'data-grid': 'MUI X DataGrid, Apollo',
};

/** What says that the page is there. */
const SHOWN: Readonly<Record<PageName, string>> = {
  ours: '[role=row][data-row="0"]',
  'sign-in': 'input[type=password]',
  'react-admin': 'tbody tr td',
  'data-grid': '.MuiDataGrid-row',
};

/** KB are thousands of bytes as they came over the wire, which is compressed by gzip. */
type Sample = {
  /** From the navigation on until the rows (or the form) are in the page, in milliseconds. */
  readonly shownMs: number;
  /** JavaScript that was requested until then. */
  readonly scriptKb: number;
  readonly styleKb: number;
  /** JavaScript that was requested in the five seconds after. */
  readonly laterKb: number;
  /** Cumulative layout shift from the navigation on until five seconds after. */
  readonly shift: number;
  /** Requests to GitLab that stand one after the other before the rows; 0 for none. */
  readonly rounds: number;
  /** As `shownMs`, where each request takes 300 ms to arrive. */
  readonly farMs: number;
};

declare global {
  interface Window {
    shownAt?: number;
    shift?: number;
  }
}

type Sites = Readonly<Record<PageName, string>>;
/** What a tab and its browser keep of a visit. */
type Kept = {
  readonly tab: Readonly<Record<string, string>>;
  readonly browser: Readonly<Record<string, string>>;
  /** Requests that stood one after the other before the rows, from the click on "Sign in" on. */
  readonly typedRounds: number;
};

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** First loads over an emulated network, with an empty cache: this app beside two that are quick to make. */
export async function benchFirstLoad(runs: number): Promise<void> {
  const before = currentLoad();
  await ensureFreshBuild();
  const open: StaticSite[] = [];
  const serve = async (path: string) => {
    const site = await serveFolder(path);
    open.push(site);
    return site.url;
  };
  const gitlab = await startServer({ scenario: 'large', rateLimit: null });
  const browser = await chromium.launch(await findBrowser());
  try {
    const product = await serve(folder('../dist'));
    const query = new URLSearchParams({ gitlab: gitlab.url, token: TOKEN, purchase: PURCHASE });
    const sites: Sites = {
      ours: `${product}${SEATS_PATH}`,
      'sign-in': `${product}/sign-in`,
      'react-admin': `${await serve(await buildPeer('react-admin'))}/`,
      'data-grid': `${await serve(await buildPeer('data-grid'))}/?${query.toString()}`,
    };
    const kept = await signIn(browser, product, gitlab.url);
    const samples = await measure(browser, gitlab.url, sites, kept, runs);
    await report(samples, kept.typedRounds, `Chromium ${browser.version()}`, before);
  } finally {
    await browser.close();
    await gitlab.close();
    for (const site of open) await site.close();
  }
}

/** Built as the product is. */
async function buildPeer(name: 'react-admin' | 'data-grid'): Promise<string> {
  const outDir = folder(`../.cache/bench-${name}`);
  await build({
    root: folder(`first-load/${name}`),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    resolve: { dedupe: ['react', 'react-dom', '@emotion/react', '@emotion/styled'] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'baseline-widely-available',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  });
  return outDir;
}

/** Signs in once as a user does, and returns what the tab and its browser keep of it. */
async function signIn(browser: Browser, product: string, gitlab: string): Promise<Kept> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.goto(`${product}/sign-in`);
    await page.getByRole('textbox', { name: 'GitLab URL' }).fill(gitlab);
    await page.getByLabel('Personal access token', { exact: true }).fill(TOKEN);
    await page.getByRole('checkbox').check();
    const asked = watchRounds(page, gitlab);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForSelector(SHOWN.ours);
    const [tab = '', own = ''] = await page.evaluate(() =>
      [sessionStorage, localStorage].map((storage) => JSON.stringify(storage)),
    );
    return { tab: texts(tab), browser: texts(own), typedRounds: roundOfRows(asked()) };
  } finally {
    await context.close();
  }
}

const texts = (storage: string) => JSON.parse(storage) as Readonly<Record<string, string>>;

async function measure(
  browser: Browser,
  gitlab: string,
  sites: Sites,
  kept: Kept,
  runs: number,
): Promise<Record<PageName, Sample[]>> {
  const samples: Record<PageName, Sample[]> = {
    ours: [],
    'sign-in': [],
    'react-admin': [],
    'data-grid': [],
  };
  for (let run = 0; run < runs; run += 1) {
    const turn = run % PAGES.length;
    for (const name of [...PAGES.slice(turn), ...PAGES.slice(0, turn)]) {
      const visit = async (network: typeof FAST_4G) => {
        const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' });
        try {
          if (name === 'ours') await context.addInitScript(keep, kept);
          return await load(context, gitlab, sites[name], SHOWN[name], network);
        } finally {
          await context.close();
        }
      };
      const near = await visit(FAST_4G);
      const far = await visit(FAR);
      samples[name].push({ ...near, farMs: far.shownMs });
    }
    process.stderr.write(`first load: run ${run + 1} of ${runs}\n`);
  }
  return samples;
}

function keep({ tab, browser }: Kept): void {
  for (const [key, value] of Object.entries(tab)) sessionStorage.setItem(key, value);
  for (const [key, value] of Object.entries(browser)) localStorage.setItem(key, value);
}

/** Notes when what is waited for comes into the page: at once, before anything that is done afterwards. */
function watch(selector: string): void {
  new MutationObserver((_changes, observer) => {
    if (document.querySelector(selector) === null) return;
    window.shownAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[]) {
      window.shift = (window.shift ?? 0) + entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function load(
  context: BrowserContext,
  gitlab: string,
  url: string,
  selector: string,
  network: typeof FAST_4G,
): Promise<Omit<Sample, 'farMs'>> {
  await context.addInitScript(watch, selector);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  const asked = watchRounds(page, gitlab);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.shownAt !== undefined, undefined, { timeout: 60_000 });
  await page.waitForTimeout(5_000);
  const questions = asked();
  return { ...(await read(page)), rounds: questions.length === 0 ? 0 : roundOfRows(questions) };
}

async function read(page: Page): Promise<Omit<Sample, 'farMs' | 'rounds'>> {
  // Nothing in here may have a name: the compiler would mark it with a helper that the page lacks.
  const { shownMs, shift, entries } = await page.evaluate(() => ({
    shownMs: window.shownAt ?? Number.NaN,
    shift: window.shift ?? Number.NaN,
    entries: performance
      .getEntriesByType('resource')
      .map((entry) => entry.toJSON() as PerformanceResourceTiming),
  }));
  const kb = (kind: string, early: boolean) =>
    entries
      .filter(({ name }) => new URL(name).pathname.endsWith(kind))
      .filter(({ startTime }) => startTime <= shownMs === early)
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000;
  return {
    shownMs,
    scriptKb: kb('.js', true),
    styleKb: kb('.css', true),
    laterKb: kb('.js', false),
    shift,
  };
}

async function report(
  samples: Readonly<Record<PageName, readonly Sample[]>>,
  typedRounds: number,
  version: string,
  before: number,
): Promise<void> {
  const medians = Object.fromEntries(
    PAGES.map((name) => [name, mediansOf(samples[name])]),
  ) as Record<PageName, Sample>;
  const { ours } = medians;
  const ratios = {
    scriptToReactAdmin: ours.scriptKb / medians['react-admin'].scriptKb,
    scriptToDataGrid: ours.scriptKb / medians['data-grid'].scriptKb,
    shownToReactAdmin: ours.shownMs / medians['react-admin'].shownMs,
    shownToDataGrid: ours.shownMs / medians['data-grid'].shownMs,
    farToReactAdmin: ours.farMs / medians['react-admin'].farMs,
    farToDataGrid: ours.farMs / medians['data-grid'].farMs,
  };
  print(medians, ratios);
  await writeResults('first-load', {
    browser: version,
    load: { before, after: currentLoad() },
    network: { name: "Fast 4G of Chrome's developer tools", ...FAST_4G },
    typedRounds,
    medians,
    ratios,
    samples,
  });
}

function mediansOf(samples: readonly Sample[]): Sample {
  const of = (key: keyof Sample) => median(samples.map((sample) => sample[key]));
  return {
    shownMs: of('shownMs'),
    scriptKb: of('scriptKb'),
    styleKb: of('styleKb'),
    laterKb: of('laterKb'),
    shift: of('shift'),
    rounds: of('rounds'),
    farMs: of('farMs'),
  };
}

function print(
  medians: Readonly<Record<PageName, Sample>>,
  ratios: Readonly<Record<string, number>>,
): void {
  const cell = (value: number) => value.toFixed(0).padStart(12);
  const head = ['JS gzip KB', 'shown ms', 'at 300 ms', 'rounds', 'CSS KB', 'JS later KB'];
  const title = 'First load over Fast 4G'.padEnd(26);
  console.log(`\n${title}${head.map((text) => text.padStart(12)).join('')}`);
  for (const name of PAGES) {
    const { scriptKb, shownMs, farMs, rounds, styleKb, laterKb, shift } = medians[name];
    const cells = [scriptKb, shownMs, farMs, rounds, styleKb, laterKb].map(cell).join('');
    console.log(`${LABELS[name].padEnd(26)}${cells}   layout shift ${shift.toFixed(3)}`);
  }
  for (const [name, ratio] of Object.entries(ratios)) {
    console.log(name.padEnd(26) + ratio.toFixed(2).padStart(12));
  }
}
