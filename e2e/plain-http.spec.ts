import { axe } from './support/axe';
import { BROWSER_VARIABLE, launchOptions } from './support/browser';
import { expect, test as base } from './support/fixtures';
import { seatMutations } from './support/mocked-gitlab';
import { demoButton, filterBySeat, seatButton, selectUsers } from './support/steps';

const options = launchOptions(process.env[BROWSER_VARIABLE]);

/** The app under the name of another computer, as a container without TLS serves it. */
const test = base.extend({
  baseURL: async ({ baseURL }, use) => {
    await use((baseURL ?? '').replace('127.0.0.1', 'seats.test'));
  },
});

test.use({
  launchOptions: {
    ...options,
    args: [...options.args, '--host-resolver-rules=MAP seats.test 127.0.0.1'],
  },
});

test.describe('over plain http from another host', () => {
  test('the sign-in page explains the risk and the remedy', async ({ page }) => {
    await page.goto('sign-in');
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    const warning = page.getByText('This page was loaded over HTTP', { exact: true });
    await expect(warning).toBeVisible();
    await expect(
      page.getByText('Others on the network can change this page and read your token'),
    ).toBeVisible();
    await expect(page.getByText(/Open the page over HTTPS/)).toBeVisible();
    await expect(demoButton(page)).toBeDisabled();
    await expect(page.getByText('The demo requires HTTPS.')).toBeVisible();
    await axe(page);
  });

  test('every page can be read, and the controls that change seats say why they are disabled', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    test.slow();
    await openSeats();
    await expect(page.getByText('Read-only: this page was loaded over HTTP')).toBeVisible();
    await selectUsers(page, 1);
    const assign = seatButton(page, 'Assign');
    await expect(assign).toBeDisabled();
    await expect(assign).toHaveAccessibleDescription(/Open it over HTTPS to change seats/);
    for (const seat of await page.getByRole('switch').all()) await expect(seat).toBeDisabled();
    await axe(page);
    // A view needs an ID, which works here as well.
    await filterBySeat(page, 'No');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save view…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Waiting');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Views' }).click();
    await expect(page.getByRole('menuitem', { name: 'Manage views…' })).toBeEnabled();
    await expect(page.getByText('Waiting', { exact: true })).toBeVisible();
    expect(await seatMutations(gitlab)).toEqual([]);
  });
});
