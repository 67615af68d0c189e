import type { Locator, Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, screenshot, SEATS, test } from './support/fixtures';
import { assignedSeats, purchaseOf } from './support/mocked-gitlab';
import { expectNoOverflow, exported } from './support/steps';

test.use({ scenario: 'typical' });

const RENEWAL = 'groups/acme/renewal';
const TODAY = new Date('2026-06-15T12:00:00Z');
const RANKING = 'Export Who loses a seat first';

/** The file of all holders, as far as the tests look at it. */
type RenewalFile = {
  readonly range: { readonly least: number; readonly most: number };
  readonly surplus: number;
  readonly counts: { readonly lose: number; readonly uncertain: number; readonly keep: number };
  readonly activeLosing: { readonly least: number; readonly most: number };
  readonly holders: readonly {
    readonly id: string;
    readonly fate: string;
    readonly active: string;
  }[];
};

async function exportedFile(page: Page): Promise<RenewalFile> {
  const { text } = await exported(page, RANKING, 'Data (JSON)');
  return JSON.parse(text) as RenewalFile;
}

/** The sentence at the top of the page. */
const answer = (page: Page) =>
  page.getByRole('status').filter({ hasText: /^\d+ to \d+ seats\. With \d+,/ });

/** Its three numbers. */
async function answered(page: Page) {
  const [least, most, atLeast, losing] = await numbersIn(answer(page));
  expect(atLeast).toBe(least);
  return { least, most, losing };
}

async function numbersIn(locator: Locator): Promise<readonly [number, number, number, number]> {
  const [a = -1, b = -1, c = -1, d = -1] =
    ((await locator.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
  return [a, b, c, d];
}

/** The numbers of the bar: certain to lose, uncertain, certain to keep. */
const bar = (page: Page, seats: number) =>
  page.getByRole('list', { name: `Seat holders with ${seats} seats` }).getByRole('listitem');

const seatsField = (page: Page) => page.getByRole('textbox', { name: 'Seats', exact: true });

/** The use of Code Suggestions is there. */
const usageLoaded = (page: Page) =>
  expect(
    page.getByText(/^GitLab reported the last use of Code Suggestions for \d+ users\.$/),
  ).toBeVisible();

/** Lets the questions for the use of Code Suggestions wait. Returns how to let them go, and how many there were. */
async function holdUsage(page: Page) {
  let asked = 0;
  const waiting: (() => void)[] = [];
  let open = false;
  await page.route('**/api/graphql', async (route) => {
    if (route.request().postData()?.includes('DuoUsage') === true) {
      asked += 1;
      if (!open) await new Promise<void>((resolve) => waiting.push(resolve));
    }
    // The page may have given it up by now.
    await route.fallback().catch(() => undefined);
  });
  function release() {
    open = true;
    for (const go of waiting) go();
  }
  return { release, asked: () => asked };
}

test('begins with one range, and every figure follows from it', async ({
  page,
  gitlab,
  openLoaded,
}) => {
  await openLoaded(`${RENEWAL}?seats=150`);
  const held = await assignedSeats(gitlab);
  await usageLoaded(page);
  const { least, most } = await answered(page);
  expect(least).toBeLessThan(most);
  const file = await exportedFile(page);
  expect(file).toMatchObject({ surplus: held - 150, range: { least, most } });

  // The sentence, the bar and the table say the same of 150 seats.
  const { lose, uncertain, keep } = file.counts;
  expect(lose + uncertain + keep).toBe(held);
  await expect(
    page.getByText(`With 150 seats, ${held - 150} of ${held} users lose theirs`),
  ).toBeVisible();
  await expect(bar(page, 150)).toContainText([
    `Certain to lose ${lose}`,
    `Uncertain ${uncertain} ${held - 150 - lose} of them`,
    `Certain to keep ${keep}`,
  ]);
  const table = page.getByRole('table', { name: 'Who loses a seat first' });
  await expect(table.getByRole('rowheader', { name: `Uncertain: ${uncertain} (` })).toBeVisible();
  await axe(page);
  await screenshot(page, 'renewal-light');
});

test('says the same of both ends of the range, and of one seat less', async ({
  page,
  openLoaded,
}) => {
  await openLoaded(`${RENEWAL}?seats=150`);
  await usageLoaded(page);
  const { least, most, losing } = await answered(page);
  await page.getByRole('button', { name: `Use ${least}` }).click();
  await expect(page).toHaveURL(new RegExp(`seats=${least}`));
  await expect(page.getByText(`lose theirs, up to ${losing} of them active.`)).toBeVisible();
  await seatsField(page).fill(String(most));
  await expect(bar(page, most)).toHaveCount(3);
  await expect(page.getByText(/(no users lose theirs|none of them active)\.$/)).toBeVisible();
  await seatsField(page).fill(String(least - 1));
  await expect(page.getByText(/lose theirs, [1-9]\d* (to \d+ )?of them active\.$/)).toBeVisible();
  expect(await answered(page)).toEqual({ least, most, losing });
});

test('the usage of Code Suggestions only narrows the range, and can be stopped', async ({
  page,
  openLoaded,
}) => {
  const usage = await holdUsage(page);
  await openLoaded(`${RENEWAL}?seats=150`);
  const progress = page.getByRole('progressbar', { name: 'Loading Code Suggestions usage' });
  await expect(progress).toBeVisible();
  const before = await answered(page);
  await page.getByRole('button', { name: 'Stop loading' }).click();
  await expect(progress).toBeHidden();
  await expect(
    page.getByText('Code Suggestions usage isn’t loaded.', { exact: false }),
  ).toBeVisible();
  expect(await answered(page)).toEqual(before);
  await page.getByRole('button', { name: 'Load usage', exact: true }).click();
  await expect(progress).toBeVisible();
  usage.release();
  await usageLoaded(page);
  const after = await answered(page);
  expect(after.least).toBeGreaterThanOrEqual(before.least);
  expect(after.most).toBeLessThanOrEqual(before.most);
  expect(after.losing).toBeLessThan(before.losing);
});

test('the range holds when GitLab renews', async ({ page, gitlab, openLoaded }) => {
  await openLoaded(RENEWAL);
  await usageLoaded(page);
  const { least } = await answered(page);
  await seatsField(page).fill(String(least));
  await expect(bar(page, least)).toHaveCount(3);
  const file = await exportedFile(page);
  expect(file).toMatchObject({ format: 'duo-seats-renewal', version: 2, estimate: true });
  const { id, seats } = await purchaseOf(gitlab);
  const after = await gitlab.patch({ purchases: [{ id, purchasedQuantity: least }] });
  const kept = new Set(after.purchases[0]?.seats);
  expect(seats.length).toBe(least + file.surplus);
  expect(kept.size).toBe(least);
  const lost = file.holders.filter((one) => !kept.has(one.id));
  expect(lost.filter(({ fate }) => fate === 'keep')).toEqual([]);
  const active = lost.filter((one) => one.active === 'yes').length;
  expect(active).toBeLessThanOrEqual(file.activeLosing.most);
});

test('is exact when GitLab reports the last use of Code Suggestions', async ({
  page,
  gitlab,
  openLoaded,
}) => {
  // With so few seats, everyone who never used them loses theirs.
  await openLoaded(`${RENEWAL}?seats=20`);
  await usageLoaded(page);
  const { holders } = await exportedFile(page);
  const { id } = await purchaseOf(gitlab);
  const after = await gitlab.patch({ purchases: [{ id, purchasedQuantity: 20 }] });
  const kept = new Set(after.purchases[0]?.seats);
  const of = (fate: string) => holders.filter((one) => one.fate === fate);
  expect(of('lose').length).toBeGreaterThan(100);
  expect(of('keep').length).toBeGreaterThan(5);
  expect(of('lose').filter((one) => kept.has(one.id))).toEqual([]);
  expect(of('keep').filter((one) => !kept.has(one.id))).toEqual([]);
});

test('leads to choosing who loses a seat', async ({ page, gitlab, openLoaded }) => {
  await openLoaded(`${RENEWAL}?seats=150`);
  const count = (await assignedSeats(gitlab)) - 150;
  await page.getByRole('link', { name: `Choose the ${count} yourself` }).click();
  await expect(page).toHaveURL(
    new RegExp(`/groups/acme/reclaim\\?addon=CODE_SUGGESTIONS&remove=${count}`),
  );
});

test('prints the answer and its caveats, without controls', async ({ page, openLoaded }) => {
  await openLoaded(`${RENEWAL}?seats=150`);
  const caveat = page.getByText('GitLab doesn’t share assignment dates.', { exact: false });
  await expect(caveat).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(caveat).toBeVisible();
  await expect(answer(page)).toBeVisible();
  await expect(bar(page, 150)).toHaveCount(3);
  await expect(page.getByRole('slider')).toBeHidden();
  await expect(page.getByRole('link', { name: /^Choose the/ })).toBeHidden();
});

test('shows the end of the subscription, and remembers the cost of a seat', async ({
  page,
  openSignedIn,
  openLoaded,
}) => {
  await openLoaded(`${RENEWAL}?seats=150`);
  await expect(page.getByText(/^Ends in \d+ days$/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Cost per seat' }).fill('228');
  await expect(page.getByText('Costs $34,200 for the term, saves $22,800.')).toBeVisible();
  await page.reload();
  await openSignedIn(RENEWAL);
  await expect(page.getByRole('textbox', { name: 'Cost per seat' })).toHaveValue('228');
  await expect(page.getByText('Costs $57,000 for the term, as now.')).toBeVisible();
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
  await page.getByText('How this is estimated').click();
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

test.describe('a large group', () => {
  test.use({ scenario: 'huge' });

  test('gets no answer from a part of its users, and loads no usage by itself', async ({
    page,
    openSignedIn,
  }) => {
    const usage = await holdUsage(page);
    await openSignedIn(RENEWAL);
    await expect(page.getByText('Not all seat holders are loaded.')).toBeVisible();
    await expect(page.getByText(/load all of them: [\d,]+ of 48,200 so far\.$/)).toBeVisible();
    await expect(page.getByRole('list', { name: /^Seat holders with/ })).toBeHidden();
    await expect(page.getByRole('table')).toBeHidden();
    expect(usage.asked()).toBe(0);
  });
});

test.describe('more seats assigned than purchased', () => {
  test.use({ scenario: 'over-assigned' });

  test('lead to choosing who loses one, from the seats and from the renewal', async ({
    page,
    openLoaded,
  }) => {
    await openLoaded(RENEWAL);
    await expect(page.getByText(/^With 60 seats, 14 of 74 users lose theirs/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Choose the 14 yourself' })).toBeVisible();
    await openLoaded(SEATS);
    await page.getByRole('link', { name: 'Choose the 14 yourself' }).click();
    await expect(page).toHaveURL(/\/groups\/acme\/reclaim\?addon=CODE_SUGGESTIONS&remove=14/);
  });
});

test.describe('an instance', () => {
  test.use({ scenario: 'instance', colorScheme: 'dark', viewport: { width: 390, height: 844 } });

  test('ends with its license', async ({ page, gitlab, openLoaded }) => {
    const path = 'instance/renewal?seats=200&order=by-use';
    await openLoaded(path, { token: gitlab.token('admin') });
    await expect(page.getByText('Source: license of the instance.')).toBeVisible();
    await expect(answer(page)).toBeVisible();
    await expect(bar(page, 200)).toHaveCount(3);
    await axe(page);
    await expectNoOverflow(page);
  });

  test('states the assumed order, and for an unknown order what holds for both', async ({
    page,
    gitlab,
    openLoaded,
  }) => {
    await openLoaded('instance/renewal?seats=200', { token: gitlab.token('admin') });
    const unknown = page.getByText('GitLab doesn’t share assignment dates, so it is unknown who.', {
      exact: false,
    });
    await expect(unknown).toBeVisible();
    const ranking = page.getByRole('table', { name: 'Who loses a seat first' });
    await expect(ranking).toBeHidden();
    await expect(bar(page, 200)).toContainText(['Certain to lose 0', 'Uncertain 240', 'keep 0']);
    const before = await answered(page);
    await page.getByText('How this is estimated').click();
    const order = page.getByRole('combobox', { name: 'Seat removal order' });
    await expect(order).toHaveValue('unknown');
    // A field that has scrolled halfway below the head would count as too small.
    await page.evaluate(() => scrollTo(0, 0));
    await axe(page);
    await expectNoOverflow(page);
    await order.selectOption({ label: 'Most recently assigned first (without ClickHouse)' });
    await expect(page).toHaveURL(/order=by-assignment/);
    await expect(unknown).toBeVisible();
    await order.selectOption({ label: 'By Code Suggestions usage (with ClickHouse)' });
    await expect(ranking).toBeVisible();
    await expect(unknown).toBeHidden();
    const after = await answered(page);
    expect(after.least).toBeGreaterThanOrEqual(before.least);
    expect(after.most).toBeLessThanOrEqual(before.most);
  });
});
