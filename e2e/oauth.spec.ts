import type { BrowserContext, Page } from '@playwright/test';
import { DEFAULT_APPLICATION } from '../mocks/world/oauth';
import { axe } from './support/axe';
import { webStorageText } from './support/browser-storage';
import { expect, test } from './support/fixtures';
import { assignedSeats, type MockedGitLab } from './support/mocked-gitlab';
import { searchForSecret } from './support/secret-search';
import {
  changeSeats,
  changeSelected,
  filterBySeat,
  lockNow,
  loaded,
  openAccountMenu,
  selectUsers,
  signInHeading,
  signOut,
  tokenField,
} from './support/steps';

const { clientId } = DEFAULT_APPLICATION;

const withGitLab = (page: Page) => page.getByRole('button', { name: 'Sign in with GitLab' });
const authorize = (page: Page) => page.getByRole('button', { name: 'Authorize Duo Seats' });

/** The page is registered at the test's GitLab. */
async function configure(page: Page, gitlab: MockedGitLab, more: object = {}): Promise<void> {
  const config = { instance: gitlab.url, oauth: [{ url: gitlab.url, clientId, ...more }] };
  await page.context().route('**/config.json', (route) => route.fulfill({ json: config }));
}

async function goToGitLab(page: Page): Promise<void> {
  await withGitLab(page).click();
  await expect(page.getByRole('heading', { name: /^Authorize Duo Seats/ })).toBeVisible();
}

/** What GitLab gave, by what the page sends and gets. */
function secretsOf(context: BrowserContext): () => readonly string[] {
  const secrets = new Set<string>();
  context.on('response', (response) => {
    const code = new URL(response.headers()['location'] ?? 'about:blank', response.url());
    for (const name of ['code', 'state']) {
      const value = code.searchParams.get(name);
      if (value !== null) secrets.add(value);
    }
    const sent = new URLSearchParams(response.request().postData() ?? '');
    const verifier = sent.get('code_verifier');
    if (verifier !== null) secrets.add(verifier);
    if (!response.url().endsWith('/oauth/token')) return;
    void response.json().then(
      (pair: { readonly access_token?: string; readonly refresh_token?: string }) => {
        if (pair.access_token !== undefined) secrets.add(pair.access_token);
        if (pair.refresh_token !== undefined) secrets.add(pair.refresh_token);
      },
      () => undefined,
    );
  });
  return () => [...secrets];
}

test.beforeEach(({ page, gitlab }) => configure(page, gitlab, { rootNamespaceId: 101 }));

test('two clicks lead through GitLab back to the deep link, and signing out ends the access', async ({
  page,
  context,
  gitlab,
}) => {
  const secrets = secretsOf(context);
  await page.goto('groups/acme/seats?seat=yes');
  await axe(page);
  await goToGitLab(page);
  const asked = new URL(page.url()).searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(asked.get('scope')).toBe('api');
  await expect(page.getByText('Signed in through the SAML of Acme')).toBeVisible();
  await authorize(page).click();
  await loaded(page);
  await expect(page).toHaveURL(/\/groups\/acme\/seats\?seat=yes$/);
  await changeSeats(page, gitlab, 'Remove', 1);
  const stored = await webStorageText(page);
  for (const secret of secrets()) expect(stored).not.toContain(secret);
  expect(secrets().length).toBeGreaterThanOrEqual(5);

  await signOut(page);
  await expect(page.getByText('GitLab has ended the access of this page.')).toBeVisible();
  const answers = await Promise.all(
    secrets().map((secret) =>
      page.request.get(`${gitlab.url}/api/v4/version`, {
        headers: { Authorization: `Bearer ${secret}` },
      }),
    ),
  );
  expect(answers.map((answer) => answer.status())).not.toContain(200);
  await page.goto('sign-in?code=spent&state=spent');
  await expect(signInHeading(page)).toBeVisible();
  expect(page.url()).toMatch(/\/sign-in$/);
});

test('leaves nothing secret where it does not belong', async ({ page, context, gitlab }) => {
  const secrets = secretsOf(context);
  const addresses: string[] = [];
  const referrers: string[] = [];
  context.on('request', (request) => {
    addresses.push(request.url());
    // Between pages of GitLab, it is GitLab's business.
    const isGitLabs = new URL(request.url()).pathname === '/oauth/authorize';
    if (!isGitLabs) referrers.push(request.headers()['referer'] ?? '');
  });
  await page.goto('sign-in');
  await goToGitLab(page);
  await authorize(page).click();
  await loaded(page);
  const all = secrets();
  expect(all.length).toBeGreaterThanOrEqual(5);
  const having = (texts: readonly string[]) =>
    texts.filter((text) => all.some((secret) => text.includes(secret)));
  // The way to GitLab and back names the state and the code: once each, and nothing after it does.
  const paths = having(addresses).map((address) => new URL(address).pathname.split('/').at(-1));
  expect(paths).toEqual(['authorize', 'sign-in']);
  expect(having(referrers)).toEqual([]);

  const searches = all.map((secret) => searchForSecret(context, secret));
  await changeSeats(page, gitlab, 'Remove', 2);
  for (const search of searches) await search.record(page);
  const found = searches.flatMap((search) => search.result().found);
  // Browsers keep the address that a page was opened with, in its memory; by now it opens nothing.
  expect(found.filter((source) => source !== 'resource timings')).toEqual([]);
  expect(found.length).toBeLessThanOrEqual(2);
});

test('keeps the pair in this tab if asked to, renews it in time, and goes on after a reload', async ({
  page,
  gitlab,
}) => {
  await gitlab.patch({ oauth: { lifetime: 300 } });
  await page.goto('sign-in');
  await page.getByRole('checkbox', { name: 'Keep me signed in in this tab' }).check();
  await page.getByRole('checkbox', { name: 'Look only' }).check();
  await goToGitLab(page);
  expect(new URL(page.url()).searchParams.get('scope')).toBe('read_api');
  await authorize(page).click();
  await loaded(page);
  await expect(page.getByText('You signed in to look only')).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.getItem('duo-seats:oauth'))).toBeNull();
  await page.clock.install({ time: Date.now() + 270_000 });
  await page.reload();
  await loaded(page);
  const calls = (await gitlab.state()).requests.map(({ operation }) => operation);
  expect(calls.filter((operation) => operation === 'POST /oauth/token')).toHaveLength(2);
});

test('says what went wrong: denied, used up, no application, no answer', async ({
  page,
  gitlab,
  allow,
}) => {
  allow(/Failed to load resource|CORS|failed request/);
  await page.goto('sign-in');
  await goToGitLab(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('You did not allow the access')).toBeVisible();
  expect(page.url()).toMatch(/\/sign-in$/);

  await page.goto('sign-in?code=of-somebody-else&state=unknown');
  await expect(page.getByText('This sign-in was not begun here, or is used up')).toBeVisible();
  expect(page.url()).toMatch(/\/sign-in$/);

  await goToGitLab(page);
  await gitlab.patch({ faults: [{ kind: 'invalid-grant', operation: 'POST /oauth/token' }] });
  await authorize(page).click();
  await expect(page.getByText('GitLab no longer accepts this sign-in')).toBeVisible();

  await gitlab.patch({ faults: [] });
  await goToGitLab(page);
  const applications = [{ ...DEFAULT_APPLICATION, confidential: true }];
  await gitlab.patch({ oauth: { applications } });
  await authorize(page).click();
  await expect(page.getByText('GitLab does not accept this application')).toBeVisible();

  await gitlab.patch({ oauth: { applications: [DEFAULT_APPLICATION], cors: false } });
  await goToGitLab(page);
  await authorize(page).click();
  await expect(page.getByText('No answer to the sign-in')).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Use a personal access token' }).click();
  await expect(tokenField(page)).toBeVisible();
});

test('a refused renewal pauses the run, and signing in again in another window goes on', async ({
  page,
  context,
  gitlab,
  allow,
}) => {
  allow(/Failed to load resource/);
  await gitlab.patch({ oauth: { lifetime: 300 } });
  await page.goto('groups/acme/seats');
  await goToGitLab(page);
  await authorize(page).click();
  await loaded(page);
  await filterBySeat(page, 'Yes');
  await selectUsers(page, 3);
  const before = await assignedSeats(gitlab);
  const operation = 'POST /oauth/token refresh_token';
  await gitlab.patch({
    faults: [
      { kind: 'revoke-token', operation: 'RemoveSeats', times: 1 },
      { kind: 'invalid-grant', operation, times: 1 },
    ],
  });
  await changeSelected(page, 'Remove');
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toBeVisible();
  await axe(page);
  const opening = context.waitForEvent('page');
  await withGitLab(page).click();
  const other = await opening;
  await authorize(other).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => assignedSeats(gitlab)).toBe(before - 3);
  await expect.poll(() => other.isClosed()).toBe(true);
});

test('unlocks with GitLab, and says where it could not end the access', async ({
  page,
  context,
  gitlab,
  allow,
}) => {
  allow(/Failed to load resource/);
  await page.goto('groups/acme/seats');
  await goToGitLab(page);
  await authorize(page).click();
  await loaded(page);
  await lockNow(page);
  const opening = context.waitForEvent('page');
  await withGitLab(page).click();
  await authorize(await opening).click();
  await expect(page.getByRole('dialog', { name: 'Locked' })).toBeHidden();
  await gitlab.patch({ faults: [{ kind: 'server-error', operation: 'POST /oauth/revoke' }] });
  await openAccountMenu(page);
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out here, but not in GitLab')).toBeVisible();
});

test('the page for administrators tests the setup, there and back', async ({
  page,
  gitlab,
  allow,
}) => {
  allow(/Failed to load resource|CORS|failed request/);
  await page.goto('setup');
  await expect(page.getByRole('heading', { name: 'Set up sign-in with GitLab' })).toBeVisible();
  await expect(page.getByText(new URL('sign-in', page.url()).href)).toBeVisible();
  await axe(page);
  const test = page.getByRole('button', { name: 'Test', exact: true });
  await test.click();
  await expect(page.getByText('GitLab knows the application')).toBeVisible();
  await page.getByRole('textbox', { name: 'Application ID' }).fill('another');
  await test.click();
  await expect(page.getByText('GitLab does not accept the application')).toBeVisible();
  await page.getByRole('textbox', { name: 'Application ID' }).fill(clientId);
  await gitlab.patch({ oauth: { cors: false } });
  await test.click();
  await expect(page.getByText('A proxy takes away what lets this page call GitLab')).toBeVisible();
  await gitlab.patch({ oauth: { cors: true } });
  await page.getByRole('button', { name: 'Test the way to GitLab and back' }).click();
  await authorize(page).click();
  await expect(page.getByText('Everything works')).toBeVisible();
  await gitlab.patch({
    oauth: { applications: [{ ...DEFAULT_APPLICATION, redirectUris: ['http://127.0.0.1/x'] }] },
  });
  await page.getByRole('button', { name: 'Test the way to GitLab and back' }).click();
  await expect(page.getByText('The redirect URI included is not valid.')).toBeVisible();
  await page.goBack();
  await expect(page.getByText('GitLab has not led back yet')).toBeVisible();
});

test('tells a fine-grained token, and a group that demands them, from a missing purchase', async ({
  page,
  gitlab,
  allow,
  openSignedIn,
}) => {
  allow(/Failed to load resource: the server responded with a status of 403/);
  await openSignedIn('groups/acme/seats', { token: 'glpat-demo-fine-grained' });
  const title = page.getByRole('heading', { name: 'A fine-grained token cannot read seats' });
  await expect(title).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await gitlab.patch({ fineGrainedOnly: ['acme'] });
  await openSignedIn('groups/acme/seats');
  await expect(page.getByRole('heading', { name: /accepts no classic token/ })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('groups/acme/seats');
  await goToGitLab(page);
  await authorize(page).click();
  await loaded(page);
});
