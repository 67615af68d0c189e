import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { webStorageText } from './support/browser-storage';
import { expect, test } from './support/fixtures';
import {
  clipboard,
  expectNoOverflow,
  openAccountMenu,
  signInButton,
  tokenField,
} from './support/steps';

const startCheck = (page: Page) => page.getByRole('button', { name: 'Start check' }).click();
const checkFinished = (page: Page) =>
  expect(page.getByText('Duo Seats works with this GitLab instance')).toBeVisible({
    timeout: 20_000,
  });
const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

test.describe('checking a GitLab', () => {
  test('is started from the account menu, changes nothing, and reports the result', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    await openAccountMenu(page);
    await page.getByRole('menuitem', { name: 'Check compatibility' }).click();
    await expect(page).toHaveURL(/\/check$/);
    await expect(page).toHaveTitle(/Check compatibility/);
    await axe(page);
    const before = await gitlab.state();
    await startCheck(page);
    await checkFinished(page);
    const after = await gitlab.state();
    expect(after.purchases).toEqual(before.purchases);
    expect(after.mails).toEqual(before.mails);
    await expect(row(page, /Filter by assigned seat/)).toContainText('As expected');
    await expect(row(page, /Bulk seat assignment and removal/)).toContainText('As expected');
    await expect(page.getByRole('button', { name: 'Copy report' })).toBeVisible();
    await axe(page);
  });

  test('is started and stopped with the keyboard alone', async ({ page, gitlab, openSignedIn }) => {
    await openSignedIn('check');
    await expect(page.getByRole('heading', { name: 'Check compatibility' })).toBeFocused();
    await gitlab.patch({ latency: 400 });
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Start check' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('progressbar')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(
      page.getByText(/The check was stopped after/).filter({ visible: true }),
    ).toHaveCount(2);
    await expect(page.getByRole('progressbar')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Check again' })).toBeFocused();
  });

  test('copies a report without names', async ({ page, context, gitlab, openSignedIn }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openSignedIn('check');
    await startCheck(page);
    await checkFinished(page);
    await page.getByRole('button', { name: 'Copy report' }).click();
    await expect(page.getByText('Copied').filter({ visible: true })).not.toHaveCount(0);
    const report = await clipboard(page);
    expect(report).toContain('groupUsers: as expected');
    for (const secret of [gitlab.token(), gitlab.url, 'acme']) expect(report).not.toContain(secret);
    expect(report.toLowerCase()).not.toContain('acme');
  });

  test.describe('on a narrow screen in the dark', () => {
    test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });

    test('nothing is cut off, also on paper', async ({ page, openSignedIn }) => {
      await openSignedIn('check');
      await startCheck(page);
      await checkFinished(page);
      await axe(page);
      await expectNoOverflow(page);
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('button', { name: 'Check again' })).toBeHidden();
      await expect(row(page, /GitLab version/)).toBeVisible();
    });
  });

  test.describe('of version 17.2', () => {
    test.use({ gitlabVersion: '17.2' });

    test('names what is missing, and the consequence', async ({ page, openSignedIn }) => {
      await openSignedIn('check');
      await startCheck(page);
      await checkFinished(page);
      const users = row(page, /List of users of a group/);
      await expect(users).toContainText('Missing, handled');
      await expect(users).toContainText('Last Duo activity is unknown for all users.');
      await axe(page);
    });
  });
});

test.describe('after an unknown problem', () => {
  test('the sign-in page offers the check, with the token typed there', async ({
    page,
    gitlab,
    allow,
    signIn,
  }) => {
    allow(/Failed to load resource/);
    await gitlab.patch({ faults: [{ kind: 'server-error' }] });
    await signIn();
    await expect(page.getByText('GitLab server error')).toBeVisible();
    await gitlab.patch({ faults: [] });
    await page.getByRole('button', { name: 'Check compatibility' }).click();
    await startCheck(page);
    await checkFinished(page);
    await axe(page);
    expect(await webStorageText(page)).not.toContain(gitlab.token());
    await page.getByRole('button', { name: 'Back to sign-in' }).click();
    await expect(tokenField(page)).toHaveValue(gitlab.token());
    await signInButton(page).click();
    await expect(page).toHaveURL(/\/seats/);
  });

  test('a page that cannot load offers the check', async ({ page, gitlab, openSignedIn }) => {
    await page.route(`${gitlab.url}/api/graphql`, async (route) => {
      const query = route.request().postData() ?? '';
      if (!query.includes('OwnedGroups')) return route.fallback();
      return route.fulfill({
        headers: { 'access-control-allow-origin': '*' },
        json: {
          errors: ['groups', 'duoSeatsCheckUnknownField'].map((field) => ({
            message: `Field '${field}' doesn't exist on type 'Query'`,
          })),
        },
      });
    });
    await openSignedIn('groups');
    await page.getByRole('link', { name: 'Check compatibility' }).click();
    await expect(page.getByRole('heading', { name: 'Check compatibility' })).toBeVisible();
    await startCheck(page);
    const groups = row(page, /List of groups/);
    await expect(groups).toContainText('Query.groups');
    await expect(groups).toContainText('Different');
  });
});
