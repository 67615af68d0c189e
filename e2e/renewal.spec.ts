import { axe } from './support/axe';
import { expect, screenshot, test } from './support/fixtures';
import { assignedSeats, purchaseOf } from './support/mocked-gitlab';
import { cellUnder, exported, tile } from './support/steps';

test.use({ scenario: 'typical' });

const RENEWAL = 'groups/acme/renewal';
const TODAY = new Date('2026-06-15T12:00:00Z');

test('estimates what a renewal with fewer seats would do', async ({ page, gitlab, openLoaded }) => {
  await openLoaded(`${RENEWAL}?seats=150`);
  const held = await assignedSeats(gitlab);
  const tiles = page.getByRole('group', { name: 'Renewal result' });
  await expect(tile(page, 'Seats short')).toContainText(String(held - 150));
  await expect(tile(page, 'Likely to lose')).toContainText('Estimated');
  await expect(page.getByRole('img', { name: /Who would lose a seat/ })).toBeVisible();
  await expect(
    page.getByText('Cutoff: users above lose their seats, users below keep one of 150.'),
  ).toBeVisible();
  await axe(page);
  await screenshot(page, 'renewal-light');
  await tiles.getByRole('button', { name: 'Use minimum' }).click();
  await expect(page).not.toHaveURL(/seats=150/);
  await expect(tile(page, 'Active users affected')).toContainText('0');
});

test('the bounds hold when GitLab renews', async ({ page, gitlab, openLoaded }) => {
  await openLoaded(`${RENEWAL}?seats=160`);
  const downloading = await exported(page, 'Export Seat holders around the cutoff', 'Data (JSON)');
  const file = JSON.parse(downloading.text) as {
    surplus: number;
    estimate: boolean;
  };
  expect(file).toMatchObject({ format: 'duo-seats-renewal', version: 1, estimate: true });
  const bounds = page.getByRole('table', { name: 'Results by assumption' });
  const row = bounds.getByRole('row', { name: /^Active users affected/ });
  const certain = await cellUnder(bounds, row, 'Certain');
  const most = Number(/\d+$/.exec((await certain.textContent()) ?? '')?.[0]);
  const { id, seats } = await purchaseOf(gitlab);
  const after = await gitlab.patch({ purchases: [{ id, purchasedQuantity: 160 }] });
  expect(seats.length).toBe(160 + file.surplus);
  expect(after.purchases[0]?.seats.length).toBe(160);
  expect(most).toBeLessThanOrEqual(file.surplus);
});

test('is exact when GitLab reports the last use of Code Suggestions', async ({
  page,
  gitlab,
  openLoaded,
}) => {
  // With so few seats, everyone who never used them loses theirs.
  await openLoaded(`${RENEWAL}?seats=20`);
  await page.getByRole('button', { name: 'Load Code Suggestions usage' }).click();
  await expect(page.getByText(/^Usage reported for \d+ users$/)).toBeVisible();
  const downloading = await exported(page, 'Export Seat holders around the cutoff', 'Data (JSON)');
  const { holders } = JSON.parse(downloading.text) as {
    holders: { id: string; likelyFate: string; certainFate: string }[];
  };
  const { id } = await purchaseOf(gitlab);
  const after = await gitlab.patch({ purchases: [{ id, purchasedQuantity: 20 }] });
  const kept = new Set(after.purchases[0]?.seats);
  const fates = (fate: string) =>
    holders.filter(({ likelyFate, certainFate }) => likelyFate === fate || certainFate === fate);
  expect(fates('lose').length).toBeGreaterThan(100);
  expect(fates('keep').length).toBeGreaterThan(5);
  expect(fates('lose').filter(({ id }) => kept.has(id))).toEqual([]);
  expect(fates('keep').filter(({ id }) => !kept.has(id))).toEqual([]);
  const saving = await exported(page, 'Export Results by assumption', 'Table (CSV)');
  expect(saving.text).toMatch(/\r\nestimate,20,\d+,.*\r\nbounds,20,/);
});

test('shows the end of the subscription, and remembers the cost of a seat', async ({
  page,
  openSignedIn,
  openLoaded,
}) => {
  await openLoaded(RENEWAL);
  await expect(page.getByText(/^Ends in \d+ days$/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Cost per seat' }).fill('228');
  await expect(page.getByText('$57,000.00 for the term', { exact: false })).toBeVisible();
  await page.reload();
  await openSignedIn(RENEWAL);
  await expect(page.getByRole('textbox', { name: 'Cost per seat' })).toHaveValue('228');
});

test('asks for the end date when GitLab does not report it, and promises no days', async ({
  page,
  allow,
  openLoaded,
}) => {
  allow(/status of 404/);
  await page.clock.setFixedTime(TODAY);
  await page.route('**/api/v4/namespaces/**', (route) =>
    route.fulfill({ status: 404, json: { message: '404 Not found' } }),
  );
  await openLoaded(RENEWAL);
  await expect(
    page.getByText('GitLab doesn’t share the subscription end date with you.'),
  ).toBeVisible();
  await expect(page.getByText(/keeps seat assignments for some days/)).toBeVisible();
  const inDays = (days: number) => new Date(TODAY.getTime() + days * 86_400_000).toISOString();
  const end = page.getByLabel('Enter the end date');
  await end.fill(inDays(40).slice(0, 10));
  await expect(page.getByText('Ends in 40 days')).toBeVisible();
  await end.fill(inDays(-10).slice(0, 10));
  await expect(page.getByText('Ended 10 days ago')).toBeVisible();
  await expect(page.getByText(/\b(14|28) days\b/)).toBeHidden();
  await openLoaded(RENEWAL);
  await expect(page.getByText('Ended 10 days ago')).toBeVisible();
});

test.describe('a user who owns nothing', () => {
  test.use({ scenario: 'not-owner' });

  test('has no purchase to renew', async ({ page, openSignedIn }) => {
    await openSignedIn(RENEWAL);
    await expect(page.getByText('No active GitLab Duo add-on')).toBeVisible();
  });
});

test.describe('an instance', () => {
  test.use({ scenario: 'instance', colorScheme: 'dark', viewport: { width: 390, height: 844 } });

  test('ends with its license', async ({ page, gitlab, openLoaded }) => {
    const path = 'instance/renewal?seats=200&order=by-use';
    await openLoaded(path, { token: gitlab.token('admin') });
    await expect(page.getByText('Source: license of the instance.')).toBeVisible();
    await expect(page.getByRole('img', { name: /Who would lose a seat/ })).toBeVisible();
    await axe(page);
    await screenshot(page, 'renewal-dark-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test('states the assumed order, and for an unknown order what holds for both', async ({
    page,
    gitlab,
    openLoaded,
  }) => {
    await openLoaded('instance/renewal?seats=200', { token: gitlab.token('admin') });
    const order = page.getByRole('combobox', { name: 'Seat removal order' });
    await expect(order).toHaveValue('unknown');
    await expect(page.getByText('It is unknown who would lose a seat')).toBeVisible();
    const bounds = page.getByRole('table', { name: 'Results by assumption' });
    await expect(bounds.getByRole('columnheader')).toHaveText([
      'Result',
      'Estimate',
      'Certain',
      'By assignment',
    ]);
    const keep = bounds.getByRole('row', { name: /^Keep their seat/ });
    await expect(await cellUnder(bounds, keep, 'By assignment')).toHaveText('0');
    await axe(page);
    await order.selectOption({ label: 'Most recently assigned first (without ClickHouse)' });
    await expect(page).toHaveURL(/order=by-assignment/);
    await expect(bounds.getByRole('columnheader')).toHaveText(['Result', 'By assignment']);
    await expect(page.getByRole('img', { name: /Who would lose a seat/ })).toBeHidden();
    await order.selectOption({ label: 'By Code Suggestions usage (with ClickHouse)' });
    await expect(page.getByRole('img', { name: /Who would lose a seat/ })).toBeVisible();
  });
});
