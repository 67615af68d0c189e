import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { MODULES_RECORD, type ModulesRecord } from '../vite/modules-record-plugin';
import { isReportCode } from '../vite/report-code';
import { expect, SEATS, test } from './support/fixtures';
import { loaded } from './support/steps';

test.use({ scenario: 'typical' });

/** The modules of charts and reports in all that the page has downloaded so far. */
async function reportCode(page: Page): Promise<string[]> {
  const record = JSON.parse(await readFile(`dist/${MODULES_RECORD}`, 'utf8')) as ModulesRecord;
  const urls = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  const files = Object.keys(record).filter((file) => urls.some((url) => url.endsWith(`/${file}`)));
  expect(files.length).toBeGreaterThan(1);
  return files.flatMap((file) => record[file] ?? []).filter(isReportCode);
}

test('the list of users loads without the code of charts and reports, until one is opened', async ({
  page,
  openSeats,
}) => {
  await openSeats();
  // Whatever the page prefetches, it would fetch now.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(null))));
  await page.waitForLoadState('load');
  // The dialogs, which are fetched after the users, share some of the domain with reports.
  const early = (await reportCode(page)).filter((file) => !file.startsWith('src/domain/'));
  expect(early).toEqual([]);
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('region', { name: 'Seats by last Duo activity' })).toBeVisible();
  await expect.poll(async () => (await reportCode(page)).join(' ')).toMatch(/x-charts/);
});

/** What has jumped so far without a click or a key: its share of the window, and what it was. */
async function watchJumps(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const jumps: string[] = [];
    Object.assign(window, { jumps });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        const nodes = entry.sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 200));
        if (!entry.hadRecentInput) jumps.push(`${entry.value.toFixed(4)} ${nodes.join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { jumps: string[] }).jumps);
}

/** Of the Layout Instability API, which TypeScript does not know. */
type LayoutShift = PerformanceEntry & {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
};

test.describe('nothing jumps until the users stand', () => {
  test('after a sign-in', async ({ page, signIn }) => {
    const jumps = await watchJumps(page);
    await signIn({ path: SEATS });
    await loaded(page);
    expect(await jumps()).toEqual([]);
  });

  test('on a return with a kept token', async ({ page, openSeats }) => {
    const jumps = await watchJumps(page);
    await openSeats();
    expect(await jumps()).toEqual([]);
  });
});
