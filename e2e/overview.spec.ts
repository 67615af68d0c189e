import {} from 'node:fs/promises';
import { axe } from './support/axe';
import { expect, screenshot, test } from './support/fixtures';
import {
  cellUnder,
  clipboard,
  exported,
  movePointerAway,
  seatsUsed,
  selectAll,
  tile,
} from './support/steps';

const OVERVIEW = 'groups/acme';

test.describe('the overview of a group', () => {
  test.use({ scenario: 'typical' });

  test('has figures that match GitLab and link to their users', async ({
    page,
    gitlab,
    openLoaded,
  }) => {
    await openLoaded(OVERVIEW);
    const { purchases, users } = await gitlab.state();
    const seats = new Set(purchases[0]?.seats);
    const blocked = users.filter(({ id, state }) => seats.has(id) && state !== 'active').length;
    const figures = page.getByRole('group', { name: 'Seat usage' });
    await expect(tile(page, 'Ends in')).toContainText('days');
    await expect(tile(page, 'Blocked or deactivated')).toContainText(String(blocked));
    await expect(figures.getByRole('meter', { name: 'Seats used' })).toHaveAttribute(
      'aria-valuetext',
      `${seats.size} of ${purchases[0]?.purchasedQuantity}`,
    );
    await axe(page);
    // The tiles look different under a pointer.
    await movePointerAway(page);
    await screenshot(page, 'overview-light');
    // The whole tile is a link, which lies over the number.
    await expect(figures.getByRole('link')).toHaveCount(6);
    await tile(page, 'Idle over 30 days').getByText(/^\d+$/).click({ force: true });
    await expect(page).toHaveURL(/groups\/acme\/seats\?.*seat=yes&duo=older-30/);
    await expect(page.getByRole('grid', { name: 'Users' })).toBeVisible();
  });

  test('has charts with a table and exports', async ({ page, openLoaded }) => {
    await openLoaded(OVERVIEW);
    const title = 'Seats by last Duo activity';
    const picture = page.getByRole('region', { name: title });
    await expect(picture.getByRole('img')).toHaveAccessibleName(
      /seat holders \(\d+%\) used Duo within 30 days/,
    );
    await expect(picture.getByText('0–7', { exact: true })).toBeVisible();
    const svg = (await exported(page, `Export ${title}`, 'Image (SVG)')).text;
    expect(svg).toMatch(/^<svg .*0–7.*91–180.*<\/svg>$/s);
    expect(svg.includes('var(--')).toBe(false);
    await picture.getByRole('button', { name: /show as a table/ }).click();
    await expect(picture.getByRole('row')).toHaveCount(9);
    const data: unknown = JSON.parse((await exported(page, `Export ${title}`, 'Data (JSON)')).text);
    expect(data).toMatchObject({ format: 'duo-seats-picture', version: 1, title });
    const csv = (await exported(page, `Export ${title}`, 'Table (CSV)')).text;
    expect(csv).toMatch(/^\uFEFFLast Duo activity,Seats\r\n0–7 days,\d+\r\n/);
    const json = (await exported(page, 'Export Figures', 'Data (JSON)')).text;
    expect(JSON.parse(json)).toMatchObject({ format: 'duo-seats-figures', version: 1 });
  });

  test('is copied to the clipboard, and printed without controls', async ({
    page,
    context,
    openLoaded,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openLoaded(OVERVIEW);
    await page.getByRole('button', { name: 'Export Figures' }).click();
    await page.getByRole('menuitem', { name: 'Copy as CSV' }).click();
    await expect
      .poll(() => clipboard(page))
      .toMatch(
        /^figure,value,complete,as_of\r\npurchased,250,yes,\r\nassigned,205,yes,\r\nactive7,\d+,yes,20/,
      );
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('region', { name: 'Seats by last Duo activity' })).toBeVisible();
    await expect(seatsUsed(page)).toHaveAttribute('aria-valuetext', '205 of 250');
    await expect(tile(page, 'Never used')).toBeVisible();
    await expect(page.getByText(/All seat holders are counted, as of/)).toBeVisible();
    // Buttons, the navigation and charts that are not loaded are not printed.
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Duo usage by feature' })).toHaveCount(0);
  });

  test('counts idle seats as the reclaim page does', async ({ page, openLoaded }) => {
    await openLoaded(OVERVIEW);
    const matrix = page.getByRole('region', { name: 'GitLab activity and Duo activity' });
    const words = await matrix.getByText(/seats are idle in both/).textContent();
    const count = Number(/\d+/.exec(words ?? '')?.[0]);
    await matrix.getByRole('link', { name: 'Review idle seats' }).click();
    // Who never used Duo is left to the user on the first day.
    await selectAll(page).check();
    await expect(page.getByRole('heading', { name: `${count} seats to reclaim` })).toBeVisible();
  });

  test('loads members and usage on request', async ({ page, openLoaded }) => {
    await openLoaded(OVERVIEW);
    await page.getByRole('button', { name: 'Load members' }).click();
    const roles = page.getByRole('region', { name: 'Seats by role or group' });
    await expect(roles.getByRole('link', { name: /^Maintainer: \d+/ })).toBeVisible();
    await roles.getByRole('button', { name: 'Group', exact: true }).click();
    await expect(roles.getByRole('link', { name: /^acme\/platform\/sre: \d+/ })).toBeVisible();
    await page.getByRole('button', { name: 'Load usage' }).click();
    const use = page.getByRole('region', { name: 'Duo usage by feature' });
    await expect(use.getByText(/^\d+ users? \(\d+%\), [\d,]+ events?/)).toHaveCount(8);
    await axe(page);
    // Each bar has its numbers, and leads to just those users.
    await roles.getByRole('button', { name: 'Role', exact: true }).click();
    const bar = roles.getByRole('link', { name: /^Developer: \d+/ });
    const words = (await bar.textContent()) ?? '';
    const [holders = 0, active = 0, share = 0] = [...words.matchAll(/\d+/g)].map(Number);
    expect(share).toBe(Math.round((100 * active) / holders));
    await bar.click();
    await expect(page.getByText(`${holders} of 353 users`)).toBeVisible();
  });
});

test.describe('in the dark and on a phone', () => {
  test.use({ scenario: 'typical', colorScheme: 'dark', viewport: { width: 390, height: 844 } });

  test('the overview stays readable', async ({ page, openLoaded }) => {
    await openLoaded(OVERVIEW);
    await expect(page.getByRole('region', { name: 'Seats by last Duo activity' })).toBeVisible();
    await axe(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

test.describe('several groups', () => {
  test.use({ scenario: 'groups' });

  test('are compared, with the figures that this browser knows', async ({ page, openLoaded }) => {
    await openLoaded(OVERVIEW);
    const table = page.getByRole('table', { name: 'Groups you own' });
    await expect(table.getByRole('row', { name: /Umbrella Réunion.*20 \/ 20/ })).toBeVisible();
    await expect(table.getByRole('row', { name: /Initech .*No active add-on/i })).toBeVisible();
    await expect(table.getByRole('row', { name: /Acme .*31 \/ 45 .*Today/ })).toBeVisible();
    // On request the users of all groups are loaded, and each number links to its users.
    await page.getByRole('button', { name: 'Load activity' }).click();
    const umbrella = table.getByRole('row', { name: /Umbrella Réunion.*Today/ });
    await expect(umbrella).toBeVisible({ timeout: 15_000 });
    const idleCell = await cellUnder(table, umbrella, 'Idle');
    const idle = (await idleCell.textContent()) ?? '';
    expect(Number(idle)).toBeGreaterThan(0);
    await expect(idleCell.getByRole('link', { name: idle, exact: true })).toHaveAttribute(
      'href',
      /seats\?.*seat=yes&duo=/,
    );
    // No holder is missing: active, idle and never used add up to the assigned seats.
    const uses = await Promise.all(
      ['Active, 30 days', 'Idle', 'Never used'].map(async (header) =>
        Number(await (await cellUnder(table, umbrella, header)).textContent()),
      ),
    );
    expect(uses.reduce((sum, count) => sum + count, 0)).toBe(20);
    const json = (await exported(page, 'Export Groups you own', 'Data (JSON)')).text;
    expect(JSON.parse(json)).toMatchObject({ format: 'duo-seats-groups', version: 1 });
    await axe(page);
    await table.getByRole('link', { name: 'Umbrella Réunion', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Overview of Umbrella Réunion' })).toBeVisible();
    await expect(tile(page, 'Idle over 30 days').getByText(idle, { exact: true })).toBeVisible();
  });
});

test.describe('an old GitLab', () => {
  test.use({ scenario: 'old' });

  test('leaves unknown what GitLab does not report', async ({ page, gitlab, openLoaded }) => {
    await openLoaded('instance', { token: gitlab.token('admin') });
    for (const name of ['Idle over 30 days', 'Never used']) {
      await expect(tile(page, name)).toContainText('Unknown');
      await expect(tile(page, name)).not.toContainText(/\d%|: 0/);
    }
    await expect(page.getByText('of a whole instance from version 18.7 on')).toBeVisible();
    await expect(page.getByText(/used Duo within/)).toHaveCount(0);
  });
});
