import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { webStorageText } from './support/browser-storage';
import { expect, test } from './support/fixtures';
import {
  filterBySeat,
  firstSeatSwitch,
  loaded,
  selectAll,
  selectUsers,
  signInButton,
  signOut,
  tokenField,
  urlField,
} from './support/steps';

/** On the activity of a group, where nothing was asked about its purchases yet: the tab of its seats. */
const seatsTab = (page: Page) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Seats' });
const ownGroup = (page: Page) => page.getByRole('button', { name: 'Acme, switch group' });

test.describe('signing in', () => {
  test('with the scope api opens the seats of the group', async ({ page, gitlab, signIn }) => {
    await signIn();
    await expect(page).toHaveURL(/\/groups\/acme\/seats/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Seats of');
    await expect(page.getByText('Read-only')).toBeHidden();
    const stored = await webStorageText(page);
    expect(stored).toContain(gitlab.url);
    expect(stored).not.toContain(gitlab.token());
  });

  test('with the scope read_api shows everything and changes nothing', async ({
    page,
    gitlab,
    signIn,
  }) => {
    await signIn({ token: gitlab.token('readonly') });
    await expect(page.getByText('Your token has the read_api scope')).toBeVisible();
    const toggle = firstSeatSwitch(page);
    await expect(toggle).toBeDisabled();
    await expect(toggle).toHaveAccessibleName(/Your token is read-only/);
    await selectAll(page).check();
    await expect(page.getByRole('button', { name: 'Assign seat' })).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Remove seat' })).toBeDisabled();
    await axe(page);
  });

  test('warns of a token that ends within 14 days', async ({ page, gitlab, signIn }) => {
    await signIn({ token: gitlab.token('expiring') });
    await expect(page.getByText('Your token expires soon')).toBeVisible();
  });

  for (const [name, words] of [
    ['expired', 'This token has expired'],
    ['revoked', 'This token was revoked'],
    ['read-user', 'This token lacks the required scope'],
  ] as const) {
    test(`refuses a token that is ${name}, beside the field`, async ({
      page,
      gitlab,
      allow,
      signIn,
    }) => {
      allow(/Failed to load resource/);
      await signIn({ token: gitlab.token(name) });
      const field = tokenField(page);
      await expect(field).toHaveAccessibleDescription(new RegExp(words));
      await expect(field).toHaveValue(gitlab.token(name));
      await expect(page).toHaveURL(/\/sign-in/);
    });
  }

  test('refuses a token that GitLab does not know', async ({ page, allow, signIn }) => {
    allow(/Failed to load resource/);
    await signIn({ token: 'glpat-nonsense' });
    await expect(page.getByText('GitLab doesn’t know this token')).toBeVisible();
  });

  test('explains that GitLab blocks the account', async ({ page, gitlab, allow, signIn }) => {
    allow(/Failed to load resource/);
    await signIn({ token: gitlab.token('blocked') });
    await expect(page.getByText('GitLab denies access')).toBeVisible();
    await expect(page.getByText('GitLab’s message: API not accessible for user')).toBeVisible();
  });

  for (const [status, headers] of [
    [503, { 'Retry-After': '600' }],
    [403, {}],
  ] as const) {
    test(`shows GitLab’s own message in maintenance, and guesses nothing: ${status}`, async ({
      page,
      gitlab,
      allow,
      signIn,
    }) => {
      allow(/Failed to load resource/);
      const words = 'This organization is in maintenance until noon.';
      let inMaintenance = false;
      await page.route(`${gitlab.url}/api/graphql`, async (route) => {
        if (!inMaintenance) return route.continue();
        const response = await route.fetch({ maxRetries: 3 });
        const own = { ...response.headers(), ...headers };
        const json = { errors: [{ message: words }] };
        return route.fulfill({ status, headers: own, json });
      });
      await signIn({ path: 'groups/acme/activity' });
      await expect(ownGroup(page)).toBeVisible();
      inMaintenance = true;
      await seatsTab(page).click();
      await expect(page.getByText(`GitLab’s message: ${words}`)).toBeVisible();
      await expect(page.getByText(/blocked|too complex|Owners of/i)).toBeHidden();
      await signIn();
      await expect(page.getByText(`GitLab’s message: ${words}`)).toBeVisible();
      await expect(page.getByText(/blocked|two-factor/i)).toBeHidden();
    });
  }

  test('reports a problem of GitLab itself', async ({ page, gitlab, allow, signIn }) => {
    allow(/Failed to load resource/);
    await gitlab.patch({ faults: [{ kind: 'server-error' }] });
    await signIn();
    await expect(page.getByText('GitLab server error')).toBeVisible();
    await gitlab.patch({ faults: [] });
    await signInButton(page).click();
    await expect(page).toHaveURL(/\/seats/);
  });

  for (const [url, words] of [
    ['not a url', 'This is not a valid URL'],
    ['http://gitlab.example.com', 'This URL is not encrypted'],
  ] as const) {
    test(`refuses the address ${url} before anything is sent`, async ({ page, gitlab, signIn }) => {
      await signIn({ url });
      await expect(urlField(page)).toHaveAccessibleDescription(new RegExp(words));
      expect((await gitlab.state()).requests).toEqual([]);
    });
  }

  test('reports an address that does not answer, and keeps what was typed', async ({
    page,
    allow,
    signIn,
  }) => {
    allow(/localhost:9/);
    await signIn({ url: 'http://localhost:9', token: 'glpat-typed' });
    const field = urlField(page);
    await expect(field).toHaveAccessibleDescription(/No response from this URL/);
    await expect(field).toHaveValue('http://localhost:9');
    await expect(tokenField(page)).toHaveValue('glpat-typed');
  });

  test('reports an address that is no GitLab', async ({ page, baseURL, allow, signIn }) => {
    allow(/Failed to load resource|not valid JSON/);
    await signIn({ url: new URL(baseURL ?? '').origin });
    await expect(page.getByText('This doesn’t look like GitLab')).toBeVisible();
  });

  test('shows and hides the token', async ({ page }) => {
    await page.goto('sign-in');
    const field = tokenField(page);
    await expect(field).toHaveAttribute('type', 'password');
    await page.getByRole('button', { name: 'Show token' }).click();
    await expect(field).toHaveAttribute('type', 'text');
  });

  test('links to the token page with name and scope', async ({ page }) => {
    await page.goto('sign-in');
    await expect(page.getByRole('link', { name: /Create a token/ })).toHaveAttribute(
      'href',
      'https://gitlab.com/-/user_settings/personal_access_tokens?name=Duo+Seats&scopes=api',
    );
  });
});

test.describe('staying signed in', () => {
  test('ends with a reload, and the address of GitLab is remembered', async ({ page, signIn }) => {
    await signIn();
    await filterBySeat(page, 'Yes');
    await expect(page).toHaveURL(/seat=yes/);
    await page.reload();
    await expect(page).toHaveURL(/\/sign-in$/);
    const url = await urlField(page).inputValue();
    expect(url).toContain('localhost');
    await expect(tokenField(page)).toHaveValue('');
  });

  test('survives a reload with the tick, until signing out', async ({ page, signIn }) => {
    await signIn({ keep: true });
    await expect(page).toHaveURL(/\/seats/);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Seats of');
    await signOut(page);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.reload();
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test('a page that stayed empty after a refused token loads after signing in again', async ({
    page,
    gitlab,
    allow,
    signIn,
  }) => {
    allow(/Failed to load resource/);
    await signIn({ path: 'groups/acme/activity' });
    await expect(ownGroup(page)).toBeVisible();
    await page.route(`${gitlab.url}/api/graphql`, async (route) => {
      const query = route.request().postData() ?? '';
      if (!query.includes('Purchases')) return route.continue();
      const response = await route.fetch({ maxRetries: 3 });
      return route.fulfill({ response, status: 401, json: { errors: [] } });
    });
    await seatsTab(page).click();
    const dialog = page.getByRole('dialog', { name: /Sign in again/ });
    await expect(dialog).toBeVisible();
    await page.unrouteAll({ behavior: 'wait' });
    await tokenField(dialog).fill(gitlab.token());
    await signInButton(dialog).click();
    await expect(firstSeatSwitch(page)).toBeVisible();
    await expect(page.getByText('GitLab no longer accepts your token')).toBeHidden();
  });

  test('an address that looks like another host opens a page of this app', async ({
    page,
    baseURL,
    signIn,
  }) => {
    for (const path of ['/evil.example/groups', '/evil.example//x?q=a']) {
      await signIn({ path: `${baseURL ?? ''}${path}` });
      await expect(page.getByText('Page not found')).toBeVisible();
      expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
    }
  });

  test('a refused token is replaced in place, and filter and selection stay', async ({
    page,
    gitlab,
    allow,
    signIn,
  }) => {
    allow(/Failed to load resource/);
    await signIn();
    await filterBySeat(page, 'Yes');
    await selectUsers(page, 1);
    await gitlab.patch({ faults: [{ kind: 'revoke-token' }] });
    await page.getByRole('button', { name: 'Refresh users' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(gitlab.url);
    await axe(page);
    await tokenField(dialog).fill(gitlab.token('endless'));
    await dialog.getByRole('button', { name: /Sign in/ }).click();
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/seat=yes/);
    await expect(page.getByText('1 user selected')).toBeVisible();
    await loaded(page);
  });
});
