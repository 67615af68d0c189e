import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axe, expect, screenshot, signIn, test } from './fixtures';

test.use({ scenario: 'typical' });

async function open(page: Page, search = '') {
  await signIn({ path: `groups/acme/renewal${search}` });
  await loaded(page);
}

test('says what a renewal with fewer seats would do, as an estimate', async ({ page, gitlab }) => {
  await open(page, '?seats=150');
  const held = await assignedSeats(gitlab);
  const tiles = page.getByRole('group', { name: 'What the renewal would do' });
  await expect(tiles.getByText('Seats too few').first().locator('..')).toContainText(
    String(held - 150),
  );
  await expect(tiles.getByText('Likely to lose').first().locator('..')).toContainText('Estimated');
  await expect(page.getByRole('img', { name: /The cut through the ranked list/ })).toBeVisible();
  await expect(page.getByText('Above: lose their seats. Below: keep one of 150.')).toBeVisible();
  await axe(page);
  await screenshot(page, 'renewal-light');
  await tiles.getByRole('button', { name: 'Use' }).click();
  await expect(page).not.toHaveURL(/seats=150/);
  await expect(tiles.getByText('Active users losing').first().locator('..')).toContainText('0');
});

test('the bounds hold when GitLab renews', async ({ page, gitlab }) => {
  await open(page, '?seats=160');
  await page.getByRole('button', { name: 'Export Around the cut' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Data (JSON)' }).click();
  const file = JSON.parse(await readFile(await (await downloading).path(), 'utf8')) as {
    surplus: number;
    estimate: boolean;
  };
  expect(file).toMatchObject({ format: 'duo-seats-renewal', version: 1, estimate: true });
  const bounds = page.getByRole('table', { name: 'The result by what is assumed' });
  const cells = await bounds
    .getByRole('row', { name: /^Active users losing/ })
    .getByRole('cell')
    .all();
  const most = Number(/\d+$/.exec((await cells[1]?.textContent()) ?? '')?.[0]);
  const [before] = (await gitlab.state()).purchases;
  const after = await gitlab.patch({
    purchases: [{ id: before?.id ?? '', purchasedQuantity: 160 }],
  });
  expect(before?.seats.length).toBe(160 + file.surplus);
  expect(after.purchases[0]?.seats.length).toBe(160);
  expect(most).toBeLessThanOrEqual(file.surplus);
});

test('is exact where GitLab tells the last use of Code Suggestions', async ({ page, gitlab }) => {
  // So few that all who never used them lose their seats.
  await open(page, '?seats=20');
  await page.getByRole('button', { name: 'Load use of Code Suggestions' }).click();
  await expect(page.getByText(/^Told of \d+ users$/)).toBeVisible();
  await page.getByRole('button', { name: 'Export Around the cut' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Data (JSON)' }).click();
  const { holders } = JSON.parse(await readFile(await (await downloading).path(), 'utf8')) as {
    holders: { id: string; likelyFate: string; certainFate: string }[];
  };
  const [before] = (await gitlab.state()).purchases;
  const after = await gitlab.patch({
    purchases: [{ id: before?.id ?? '', purchasedQuantity: 20 }],
  });
  const kept = new Set(after.purchases[0]?.seats);
  const fates = (fate: string) =>
    holders.filter(({ likelyFate, certainFate }) => likelyFate === fate || certainFate === fate);
  expect(fates('lose').length).toBeGreaterThan(100);
  expect(fates('keep').length).toBeGreaterThan(5);
  expect(fates('lose').filter(({ id }) => kept.has(id))).toEqual([]);
  expect(fates('keep').filter(({ id }) => !kept.has(id))).toEqual([]);
  await page.getByRole('button', { name: 'Export The result by what is assumed' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Table (CSV)' }).click();
  const bounds = await readFile(await (await saving).path(), 'utf8');
  expect(bounds).toMatch(/\r\nestimate,20,\d+,.*\r\nbounds,20,/);
});

test('knows the end of the subscription, and keeps what a seat costs', async ({ page, gitlab }) => {
  await open(page);
  await expect(page.getByText(/^Ends in \d+ days$/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Cost per seat' }).fill('228');
  await expect(page.getByText('$57,000.00 for the term', { exact: false })).toBeVisible();
  await page.reload();
  await signIn({ path: 'groups/acme/renewal', url: gitlab.url });
  await expect(page.getByRole('textbox', { name: 'Cost per seat' })).toHaveValue('228');
});

test('takes the end from a person where GitLab does not tell it, and promises no days', async ({
  page,
  allow,
}) => {
  allow(/status of 404/);
  await page.route('**/api/v4/namespaces/**', (route) =>
    route.fulfill({ status: 404, json: { message: '404 Not found' } }),
  );
  await open(page);
  await expect(
    page.getByText('GitLab does not tell you when the subscription ends.'),
  ).toBeVisible();
  await expect(page.getByText(/keeps the seat assignments for some days/)).toBeVisible();
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const end = page.getByLabel('Enter the end date');
  await end.fill(inDays(40).slice(0, 10));
  await expect(page.getByText('Ends in 40 days')).toBeVisible();
  await end.fill(inDays(-10).slice(0, 10));
  await expect(page.getByText('Ended 10 days ago')).toBeVisible();
  await expect(page.getByText(/\b(14|28) days\b/)).toBeHidden();
  await open(page);
  await expect(page.getByText('Ended 10 days ago')).toBeVisible();
});

test.describe('where one owns nothing', () => {
  test.use({ scenario: 'not-owner' });

  test('there is no purchase to renew', async ({ page }) => {
    await signIn({ path: 'groups/acme/renewal' });
    await expect(page.getByText('No active GitLab Duo add-on here')).toBeVisible();
  });
});

test.describe('an instance', () => {
  test.use({ scenario: 'instance', colorScheme: 'dark', viewport: { width: 390, height: 844 } });

  test('ends with its license', async ({ page, gitlab }) => {
    await signIn({
      path: 'instance/renewal?seats=200&order=by-use',
      token: gitlab.token('admin'),
    });
    await expect(page.getByText('As the license of the instance says.')).toBeVisible();
    await expect(page.getByRole('img', { name: /The cut through/ })).toBeVisible();
    await axe(page);
    await screenshot(page, 'renewal-dark-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test('says which order is assumed, and of one that is not known what holds for both', async ({
    page,
    gitlab,
  }) => {
    await signIn({ path: 'instance/renewal?seats=200', token: gitlab.token('admin') });
    const order = page.getByRole('combobox', { name: 'Order in which GitLab takes seats' });
    await expect(order).toHaveValue('unknown');
    await expect(page.getByText('Who would lose a seat cannot be told')).toBeVisible();
    const bounds = page.getByRole('table', { name: 'The result by what is assumed' });
    await expect(bounds.getByRole('columnheader')).toHaveText([
      'Result',
      'Estimate',
      'For certain',
      'By assignment',
    ]);
    const keep = bounds.getByRole('row', { name: /^Keep it/ }).getByRole('cell');
    await expect(keep.nth(2)).toHaveText('0');
    await axe(page);
    await order.selectOption({ label: 'Most recently assigned first (without ClickHouse)' });
    await expect(page).toHaveURL(/order=by-assignment/);
    await expect(bounds.getByRole('columnheader')).toHaveText(['Result', 'By assignment']);
    await expect(page.getByRole('img', { name: /The cut through/ })).toBeHidden();
    await order.selectOption({ label: 'By use of Code Suggestions (with ClickHouse)' });
    await expect(page.getByRole('img', { name: /The cut through/ })).toBeVisible();
  });
});
