/** A team view: no page, file or address has a day or a figure of a single person. */
import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, SEATS, test } from './support/fixtures';
import { exported, loaded, openAccountMenu, selectAll, tile, userCheckbox } from './support/steps';

const DAY = /\d+ days? ago|Yesterday|Today|\d{4}-\d{2}-\d{2}/;

const users = (page: Page) => page.getByRole('grid', { name: 'Users' });
const heads = (page: Page) => page.getByRole('columnheader');

async function force(page: Page, teamView: 'used-or-idle' | 'hidden'): Promise<void> {
  await page.route('**/config.json', (route) => route.fulfill({ json: { teamView } }));
}

test.describe('a team view', () => {
  test.use({ scenario: 'typical' });

  test('is switched on in the menu, and takes the days away at once', async ({
    page,
    openSeats,
  }) => {
    await openSeats();
    await expect(heads(page).filter({ hasText: 'Last GitLab activity' })).toBeVisible();
    await openAccountMenu(page);
    await page.getByRole('menuitemcheckbox', { name: /^Team view/ }).click();
    await expect(page.getByRole('menuitemcheckbox', { name: /^Show who is idle/ })).toBeChecked();
    await axe(page);
    await page.keyboard.press('Escape');
    await expect(heads(page).filter({ hasText: 'Last GitLab activity' })).toHaveCount(0);
    await expect(page.getByRole('gridcell', { name: 'Idle' })).not.toHaveCount(0);
    await expect(users(page)).not.toContainText(DAY);
    // What was chosen stays.
    await page.reload();
    await loaded(page);
    await expect(users(page)).not.toContainText(DAY);
    await axe(page);
  });

  test('keeps days out of addresses, details and files', async ({ page, openLoaded }) => {
    await force(page, 'used-or-idle');
    await openLoaded(`${SEATS}?seat=yes&duo=older-30`);
    const idle = await tile(page, 'Idle over 30 days').textContent();
    const count = /\d+/.exec((idle ?? '').replace('30 days', ''))?.[0] ?? 'none';
    await expect(page.getByText(new RegExp(`^${count} of 353 users`))).toBeVisible();
    await userCheckbox(page, 0).focus();
    await page.keyboard.press('o');
    const drawer = page.getByRole('dialog', { name: /^Details of/ });
    await expect(drawer).toContainText('Idle');
    await expect(drawer).not.toContainText(DAY);
    await page.keyboard.press('Escape');
    const csv = await exported(page, 'Export', /^Download CSV, \d+ shown users/);
    expect(csv.text).toContain('idle');
    expect(csv.text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    // Another number of days would tell more of each user.
    await page.goto(`${SEATS}?duo=older-45`);
    await loaded(page);
    await expect(page.getByText(/^0 of 353 users/)).toBeVisible();
  });

  test('is shown as a whole on the overview, in steps of five', async ({ page, openLoaded }) => {
    await force(page, 'used-or-idle');
    await openLoaded('groups/acme');
    await expect(page.getByRole('region', { name: 'Use of seats' })).toContainText(
      'Used in the last 30 days',
    );
    await expect(page.getByRole('region', { name: 'Seats by last Duo activity' })).toHaveCount(0);
    const use = page.getByRole('region', { name: 'Duo usage by feature' });
    await use.getByRole('button', { name: 'Load usage' }).click();
    await expect(use.getByText(/\d+[05] to \d+[49] people, [\d,]+ events/)).not.toHaveCount(0);
    await axe(page);
    const csv = await exported(page, 'Export Duo usage by feature', 'Table (CSV)');
    expect(csv.text).not.toMatch(/@\w/);
  });

  test('reclaims by used and idle alone', async ({ page, openLoaded }) => {
    await force(page, 'used-or-idle');
    await openLoaded('groups/acme/reclaim?idle=200');
    await expect(page.getByText('Idle over 30 days', { exact: true })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Idle days' })).toHaveCount(0);
    await expect(selectAll(page)).toBeVisible();
    await expect(users(page)).not.toContainText(/\d+ days/);
    await axe(page);
  });

  test('can show nothing of who is idle, and cannot be switched off', async ({
    page,
    openSeats,
  }) => {
    await force(page, 'hidden');
    await openSeats();
    await expect(heads(page).filter({ hasText: 'activity' })).toHaveCount(0);
    await expect(tile(page, 'Idle over 30 days')).toHaveCount(0);
    await openAccountMenu(page);
    const item = page.getByRole('menuitemcheckbox', { name: /^Team view/ });
    await expect(item).toBeChecked();
    await expect(item).toBeDisabled();
  });
});
