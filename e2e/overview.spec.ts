import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { axe, expect, screenshot, signIn, test } from './fixtures';

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

/** Exports what a region shows, by the words in its menu. */
async function exported(page: Page, what: string, way: string): Promise<Download> {
  await page.getByRole('button', { name: `Export ${what}` }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: way }).click();
  return downloading;
}

async function open(page: Page, path = 'groups/acme') {
  await signIn({ path });
  await loaded(page);
}

test.describe('the overview of a group', () => {
  test.use({ scenario: 'typical' });

  test('has figures that agree with GitLab and lead to their users', async ({ page, gitlab }) => {
    await open(page);
    const { purchases, users } = await gitlab.state();
    const seats = new Set(purchases[0]?.seats);
    const blocked = users.filter(({ id, state }) => seats.has(id) && state !== 'active').length;
    const figures = page.getByRole('group', { name: 'How the seats are used' });
    await expect(figures.getByText('Held by blocked').first().locator('..')).toContainText(
      String(blocked),
    );
    await expect(figures.getByRole('meter', { name: 'Seats used' })).toHaveAttribute(
      'aria-valuetext',
      `${seats.size} of ${purchases[0]?.purchasedQuantity}`,
    );
    await axe(page);
    // Away from the tiles, which answer to a pointer.
    await page.mouse.move(0, 0);
    await screenshot(page, 'overview-light');
    // The tile leads there as a whole, its number above all; a zero leads to an empty list. The link lies over the number.
    await expect(figures.getByRole('link')).toHaveCount(8);
    const idle = figures.getByText('Idle, over 30 days').first().locator('..');
    await idle.getByText(/^\d+$/).click({ force: true });
    await expect(page).toHaveURL(/groups\/acme\/seats\?.*seat=yes&duo=older-30/);
    await expect(page.getByRole('grid', { name: 'Users' })).toBeVisible();
  });

  test('has pictures with a table and exports', async ({ page }) => {
    await open(page);
    const title = 'Seats by last Duo activity';
    const picture = page.getByRole('region', { name: title });
    await expect(picture.getByRole('img')).toHaveAccessibleName(/seats were used within 30 days/);
    await expect(picture.getByText('0–7', { exact: true })).toBeVisible();
    const svg = await textOf(await exported(page, title, 'Picture (SVG)'));
    expect(svg).toMatch(/^<svg .*0–7.*91–180.*<\/svg>$/s);
    expect(svg.includes('var(--')).toBe(false);
    await picture.getByRole('button', { name: /show as a table/ }).click();
    await expect(picture.getByRole('row')).toHaveCount(9);
    const data: unknown = JSON.parse(await textOf(await exported(page, title, 'Data (JSON)')));
    expect(data).toMatchObject({ format: 'duo-seats-picture', version: 1, title });
    const csv = await textOf(await exported(page, title, 'Table (CSV)'));
    expect(csv).toMatch(/^\uFEFFLast Duo activity,Seats\r\n0–7 days,\d+\r\n/);
    const json = await textOf(await exported(page, 'Figures', 'Data (JSON)'));
    expect(JSON.parse(json)).toMatchObject({ format: 'duo-seats-figures', version: 1 });
  });

  test('goes to the clipboard, and onto paper without what one would click', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    await page.getByRole('button', { name: 'Export Figures' }).click();
    await page.getByRole('menuitem', { name: 'Copy as CSV' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(
        /^figure,value,complete,as_of\r\npurchased,250,yes,\r\nassigned,205,yes,\r\nactive7,\d+,yes,20/,
      );
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('region', { name: 'Seats by last Duo activity' })).toBeVisible();
    await expect(page.getByText('Active, 30 days').first()).toBeVisible();
    await expect(page.getByText(/All 205 seat holders are counted, as of/)).toBeVisible();
    // Neither buttons nor the navigation, nor pictures that nobody has asked for.
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Use by part of Duo' })).toHaveCount(0);
  });

  test('matches what coaching and reclaiming are about with the pages they lead to', async ({
    page,
  }) => {
    await open(page);
    const matrix = page.getByRole('region', { name: 'GitLab activity and Duo activity' });
    const words = await matrix.getByText(/seats are idle in both/).textContent();
    const count = Number(/\d+/.exec(words ?? '')?.[0]);
    await matrix.getByRole('link', { name: 'Review and reclaim' }).click();
    await expect(page.getByRole('heading', { name: `${count} seats to reclaim` })).toBeVisible();
  });

  test('reads members and use when asked to', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'Load members' }).click();
    const roles = page.getByRole('region', { name: 'Seats by role or group' });
    await expect(roles.getByText('Maintainer')).toBeVisible();
    await roles.getByRole('button', { name: 'Group', exact: true }).click();
    await expect(roles.getByText('acme/platform/sre')).toBeVisible();
    await page.getByRole('button', { name: 'Load use' }).click();
    const use = page.getByRole('region', { name: 'Use by part of Duo' });
    await expect(use.getByText(/Chat, \d+ users/)).toBeVisible();
    await axe(page);
  });

  test('draws the days that this browser has seen, with those of a file', async ({
    page,
    gitlab,
  }) => {
    await open(page);
    const trend = page.getByRole('region', { name: 'Seats over time' });
    await expect(trend.getByText(/One day is recorded/)).toBeVisible();
    const [purchase] = (await gitlab.state()).purchases;
    const snapshots = ['2026-01-05', '2026-02-02', '2026-03-02'].map((day, index) => ({
      instance: gitlab.url,
      purchaseId: purchase?.id,
      day,
      takenAt: Date.parse(day),
      purchased: 250,
      assigned: 180 + index * 10,
      active30: 90 + index * 5,
      idle: null,
      never: 40,
    }));
    const file = { format: 'duo-seats-trend', version: 1, snapshots };
    await page.getByLabel('File with days to import').setInputFiles({
      name: 'trend.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(file)),
    });
    await expect(trend.getByText('3 days were imported.')).toBeVisible();
    await expect(trend.getByRole('img')).toHaveAccessibleName(
      /4 days are recorded.* On January 5, 2026 180 seats were assigned and 90 active; on /,
    );
    const back: unknown = JSON.parse(
      await textOf(await exported(page, 'Seats over time', 'Data (JSON)')),
    );
    expect(back).toMatchObject({ snapshots: [{ day: '2026-01-05', idle: null }, {}, {}, {}] });
  });
});

test.describe('in the dark and on a phone', () => {
  test.use({ scenario: 'typical', colorScheme: 'dark', viewport: { width: 390, height: 844 } });

  test('the overview stays readable', async ({ page }) => {
    await open(page);
    await expect(page.getByRole('region', { name: 'Seats by last Duo activity' })).toBeVisible();
    await axe(page);
    // Away from the tiles, which answer to a pointer.
    await page.mouse.move(0, 0);
    await screenshot(page, 'overview-dark-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

test.describe('several groups', () => {
  test.use({ scenario: 'groups' });

  test('stand side by side, with what this browser knows of their users', async ({ page }) => {
    await open(page);
    const table = page.getByRole('table', { name: 'Groups you own' });
    await expect(table.getByRole('row', { name: /Umbrella Réunion.*20 20/ })).toBeVisible();
    await expect(table.getByRole('row', { name: /Initech No active add-on/i })).toBeVisible();
    await expect(table.getByRole('row', { name: /Acme .*45 31 .*Today/ })).toBeVisible();
    // Asked for, the users of all groups are read, and each number leads to its own.
    await page.getByRole('button', { name: 'Load users of all' }).click();
    const umbrella = table.getByRole('row', { name: /Umbrella Réunion.*Today/ });
    await expect(umbrella).toBeVisible({ timeout: 15_000 });
    const idle = (await umbrella.getByRole('cell').nth(4).textContent()) ?? '';
    expect(Number(idle)).toBeGreaterThan(0);
    await expect(umbrella.getByRole('link', { name: idle, exact: true }).first()).toHaveAttribute(
      'href',
      /seats\?.*seat=yes&duo=/,
    );
    const json = await textOf(await exported(page, 'Groups you own', 'Data (JSON)'));
    expect(JSON.parse(json)).toMatchObject({ format: 'duo-seats-groups', version: 1 });
    await axe(page);
    await table.getByRole('link', { name: 'Umbrella Réunion' }).click();
    await expect(page.getByRole('heading', { name: 'Overview of Umbrella Réunion' })).toBeVisible();
    const tile = page.getByText('Idle, over 30 days').first().locator('..');
    await expect(tile.getByText(idle, { exact: true })).toBeVisible();
  });
});

test.describe('an old GitLab', () => {
  test.use({ scenario: 'old' });

  test('leaves unknown what it does not tell', async ({ page, gitlab }) => {
    await signIn({ path: 'instance', token: gitlab.token('admin') });
    await loaded(page);
    const figures = page.getByRole('group', { name: 'How the seats are used' });
    for (const name of ['Active, 30 days', 'Idle, over 30 days', 'None recorded']) {
      const tile = figures.getByText(name, { exact: true }).first().locator('..');
      await expect(tile).toContainText('Unknown');
      await expect(tile).not.toContainText(/\d%|: 0/);
    }
    await expect(page.getByText('Not available on this instance')).toBeVisible();
    await expect(page.getByText(/seats were used within/)).toHaveCount(0);
  });
});
