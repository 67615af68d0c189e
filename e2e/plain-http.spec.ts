import { BROWSER_VARIABLE, launchOptions } from './browser';
import { axe, expect, signIn, test as base } from './fixtures';
import { boxesIn, filterBySeat, loaded } from './journey';

const browser = launchOptions(process.env[BROWSER_VARIABLE]);

/** The app under a name that is not this computer's: what a container without TLS gives. */
const test = base.extend({
  baseURL: async ({ baseURL }, use) => {
    await use((baseURL ?? '').replace('127.0.0.1', 'seats.test'));
  },
});

test.use({
  launchOptions: {
    ...browser,
    args: [...browser.args, '--host-resolver-rules=MAP seats.test 127.0.0.1'],
  },
});

test.describe('over plain http from another host', () => {
  test('the sign-in page says what that means and how to mend it', async ({ page }) => {
    await page.goto('sign-in');
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    const warning = page.getByText('This page came over plain http', { exact: true });
    await expect(warning).toBeVisible();
    await expect(
      page.getByText('Anybody on the way can change it and read your token'),
    ).toBeVisible();
    await expect(page.getByText(/Open it over https/)).toBeVisible();
    await expect(demoButton(page)).toBeDisabled();
    await expect(page.getByText('The demo needs a page that came over https.')).toBeVisible();
    await axe(page);
  });

  test('everything can be seen, and what changes seats says why it does not', async ({
    page,
    gitlab,
  }) => {
    test.slow();
    await openSeats();
    await expect(page.getByText('Read-only: this page came over plain http')).toBeVisible();
    await selectUsers(page, 1);
    const assign = seatButton(page, 'Assign');
    await expect(assign).toBeDisabled();
    await expect(assign).toHaveAccessibleDescription(/Open it over https to change seats/);
    for (const seat of await page.getByRole('switch').all()) await expect(seat).toBeDisabled();
    await axe(page);
    // What needs an ID works all the same.
    await filterBySeat(page, 'No');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Waiting');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Views' }).click();
    await expect(page.getByRole('menuitem', { name: 'Manage views…' })).toBeEnabled();
    await expect(page.getByText('Waiting', { exact: true })).toBeVisible();
    const sent = (await gitlab.state()).requests.map(({ operation }) => operation);
    expect(sent.filter((name) => /^(Assign|Remove)/.test(name))).toEqual([]);
  });
});
