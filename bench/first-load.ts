import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { build } from 'vite';
import { findBrowser } from '../e2e/support/browser';
import { startServer } from '../mocks/server';
import { ensureFreshBuild } from '../scripts/fresh-build';
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
  /** JavaScript that was asked for until then. */
  readonly scriptKb: number;
  readonly styleKb: number;
  /** JavaScript that was asked for in the five seconds after. */
  readonly laterKb: number;
};

declare global {
  interface Window {
    shownAt?: number;
  }
}

type Sites = Readonly<Record<PageName, string>>;
type Kept = Readonly<Record<string, string>>;

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
    const samples = await measure(browser, sites, kept, runs);
    await report(samples, `Chromium ${browser.version()}`, before);
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

/** Signs in once, as a person would, and answers what the tab keeps of it. */
async function signIn(browser: Browser, product: string, gitlab: string): Promise<Kept> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.goto(`${product}/sign-in`);
    await page.getByRole('textbox', { name: 'GitLab URL' }).fill(gitlab);
    await page.getByLabel('Personal access token', { exact: true }).fill(TOKEN);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
    const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
    return JSON.parse(kept) as Kept;
  } finally {
    await context.close();
  }
}

async function measure(
  browser: Browser,
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
      const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' });
      try {
        if (name === 'ours') await context.addInitScript(keep, kept);
        samples[name].push(await load(context, sites[name], SHOWN[name]));
      } finally {
        await context.close();
      }
    }
    process.stderr.write(`first load: run ${run + 1} of ${runs}\n`);
  }
  return samples;
}

function keep(kept: Kept): void {
  for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, value);
}

/** Notes when what is waited for comes into the page: at once, before anything that is done afterwards. */
function watch(selector: string): void {
  new MutationObserver((_changes, observer) => {
    if (document.querySelector(selector) === null) return;
    window.shownAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

async function load(context: BrowserContext, url: string, selector: string): Promise<Sample> {
  await context.addInitScript(watch, selector);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', FAST_4G);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.shownAt !== undefined, undefined, { timeout: 60_000 });
  await page.waitForTimeout(5_000);
  return read(page);
}

async function read(page: Page): Promise<Sample> {
  // Nothing in here may have a name: the compiler would mark it with a helper that the page lacks.
  const { shownMs, entries } = await page.evaluate(() => ({
    shownMs: window.shownAt ?? Number.NaN,
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
  };
}

async function report(
  samples: Readonly<Record<PageName, readonly Sample[]>>,
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
  };
  print(medians, ratios);
  await writeResults('first-load', {
    browser: version,
    load: { before, after: currentLoad() },
    network: { name: "Fast 4G of Chrome's developer tools", ...FAST_4G },
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
  };
}

function print(
  medians: Readonly<Record<PageName, Sample>>,
  ratios: Readonly<Record<string, number>>,
): void {
  const cell = (value: number) => value.toFixed(0).padStart(12);
  console.log(`\nFirst load over Fast 4G      JS gzip KB  shown after ms  CSS KB  JS later KB`);
  for (const name of PAGES) {
    const { scriptKb, shownMs, styleKb, laterKb } = medians[name];
    console.log(LABELS[name].padEnd(26) + [scriptKb, shownMs, styleKb, laterKb].map(cell).join(''));
  }
  for (const [name, ratio] of Object.entries(ratios)) {
    console.log(name.padEnd(26) + ratio.toFixed(2).padStart(12));
  }
}
