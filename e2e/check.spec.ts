import type { Page } from '@playwright/test';
import { axe, expect, signIn, test } from './fixtures';

const start = (page: Page) => page.getByRole('button', { name: 'Start check' }).click();
const finished = (page: Page) =>
  expect(page.getByText('Duo Seats can work with this GitLab')).toBeVisible({ timeout: 20_000 });
const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

test.describe('checking a GitLab', () => {
  test('from the account menu: reads only, and says how it is', async ({ page, gitlab }) => {
    await signIn();
    await expect(page).toHaveURL(/\/seats/);
    await openAccountMenu(page);
    await page.getByRole('menuitem', { name: 'Check this GitLab' }).click();
    await expect(page).toHaveURL(/\/check$/);
    await expect(page).toHaveTitle(/Check this GitLab/);
    await axe(page);
    const before = await gitlab.state();
    await start(page);
    await finished(page);
    const after = await gitlab.state();
    expect(after.purchases).toEqual(before.purchases);
    expect(after.mails).toEqual(before.mails);
    await expect(row(page, /The filter by assigned seat/)).toContainText('As expected');
    await expect(row(page, /Assign and remove seats of many users/)).toContainText('As expected');
    await expect(page.getByRole('button', { name: 'Copy report' })).toBeVisible();
    await axe(page);
  });

  test('can be stopped, and works with the keyboard alone', async ({ page, gitlab }) => {
    await signIn({ path: 'check' });
    await expect(page.getByRole('heading', { name: 'Check this GitLab' })).toBeFocused();
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

  test('copies a report that names nobody', async ({ page, context, gitlab }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn({ path: 'check' });
    await start(page);
    await finished(page);
    await page.getByRole('button', { name: 'Copy report' }).click();
    await expect(page.getByText('Copied').filter({ visible: true })).not.toHaveCount(0);
    const report = await page.evaluate(() => navigator.clipboard.readText());
    expect(report).toContain('groupUsers: as expected');
    for (const secret of [gitlab.token(), gitlab.url, 'acme']) expect(report).not.toContain(secret);
    expect(report.toLowerCase()).not.toContain('acme');
  });

  test.describe('on a narrow screen in the dark', () => {
    test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });

    test('nothing is cut off, also on paper', async ({ page }) => {
      await signIn({ path: 'check' });
      await start(page);
      await finished(page);
      await axe(page);
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('button', { name: 'Check again' })).toBeHidden();
      await expect(row(page, /The version of GitLab/)).toBeVisible();
    });
  });

  test.describe('an older one', () => {
    test.use({ gitlabVersion: '17.2' });

    test('names what is missing, and what that means', async ({ page }) => {
      await signIn({ path: 'check' });
      await start(page);
      await finished(page);
      const users = row(page, /The list of users of a group/);
      await expect(users).toContainText('Missing, handled');
      await expect(users).toContainText('Last Duo activity is unknown for all users.');
      await axe(page);
    });
  });
});

test.describe('when something goes wrong in a way that is not known', () => {
  test('the sign-in page offers the check, with the token typed there', async ({
    page,
    gitlab,
    allow,
  }) => {
    allow(/Failed to load resource/);
    await gitlab.patch({ faults: [{ kind: 'server-error' }] });
    await signIn();
    await expect(page.getByText('GitLab had a problem')).toBeVisible();
    await gitlab.patch({ faults: [] });
    await page.getByRole('button', { name: 'Check this GitLab' }).click();
    await start(page);
    await finished(page);
    await axe(page);
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
    expect(stored).not.toContain(gitlab.token());
    await page.getByRole('button', { name: 'Back to sign-in' }).click();
    await expect(tokenField(page)).toHaveValue(
      gitlab.token(),
    );
    await signInButton(page).click();
    await expect(page).toHaveURL(/\/seats/);
  });

  test('a page that cannot load offers it', async ({ page, gitlab }) => {
    await page.route(`${gitlab.url}/api/graphql`, async (route) => {
      const asked = route.request().postData() ?? '';
      if (!asked.includes('OwnedGroups')) return route.fallback();
      return route.fulfill({
        headers: { 'access-control-allow-origin': '*' },
        json: {
          errors: ['groups', 'duoSeatsCheckUnknownField'].map((field) => ({
            message: `Field '${field}' doesn't exist on type 'Query'`,
          })),
        },
      });
    });
    await signIn();
    await page.getByRole('link', { name: 'Check this GitLab' }).click();
    await expect(page.getByRole('heading', { name: 'Check this GitLab' })).toBeVisible();
    await start(page);
    const groups = row(page, /The list of groups/);
    await expect(groups).toContainText('Query.groups');
    await expect(groups).toContainText('Different');
  });
});
