import type { Page } from '@playwright/test';
import { expect, SEATS, test } from './support/fixtures';
import { purchaseOf } from './support/mocked-gitlab';
import { roundOfRows, watchRounds } from './support/rounds';
import { countersOf, enterDemo, firstSeatSwitch, loaded, signOut } from './support/steps';

const MEMORY = 'duo-seats:first-questions';

/** What the browser remembers of the first questions, as text; null for nothing. */
const remembered = (page: Page) => page.evaluate((key) => localStorage.getItem(key), MEMORY);

/** Changes what the browser remembers, as an older version of this page or another one could have. */
const remember = (page: Page, change: { readonly from: string; readonly to: string }) =>
  page.evaluate(
    ([key, { from, to }]) => {
      const before = localStorage.getItem(key) ?? '';
      if (!before.includes(from)) throw new Error(`Not remembered: ${from}`);
      localStorage.setItem(key, before.replaceAll(from, to));
    },
    [MEMORY, change] as const,
  );

const names = (asked: readonly { readonly what: string }[]) => asked.map(({ what }) => what);

test.describe('the first users', () => {
  test.use({ scenario: 'typical' });

  test('come after one round for who returns, and nothing is asked twice', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    const before = await countersOf(page);
    await gitlab.patch({ latency: 300 });
    const asked = watchRounds(page, gitlab.url);
    await page.reload();
    await expect(firstSeatSwitch(page, { checked: true })).toBeVisible();
    expect(roundOfRows(asked())).toBe(1);
    expect(names(asked()).slice(0, 5).sort()).toEqual([
      '/api/v4/personal_access_tokens/self',
      'GroupEligibleUsers',
      'GroupPurchases',
      'OwnedGroups',
      'Session',
    ]);
    await loaded(page);
    for (const once of ['Session', 'OwnedGroups', 'GroupPurchases']) {
      expect(names(asked()).filter((name) => name === once)).toHaveLength(1);
    }
    expect(await countersOf(page)).toBe(before);
  });

  test('come after three rounds for who types a token', async ({ page, gitlab, signIn }) => {
    await gitlab.patch({ latency: 300 });
    const asked = watchRounds(page, gitlab.url);
    await signIn();
    await expect(firstSeatSwitch(page)).toBeVisible();
    expect(roundOfRows(asked())).toBe(3);
    const first = asked().filter(({ round }) => round === 1);
    expect(names(first).sort()).toEqual([
      '/api/v4/personal_access_tokens/self',
      'OwnedGroups',
      'Session',
    ]);
  });

  test('do not wait for what the token may do', async ({ page, gitlab, openSeats }) => {
    await openSeats();
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(`${gitlab.url}/api/v4/personal_access_tokens/self`, async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await expect(firstSeatSwitch(page)).toBeVisible();
    await expect(firstSeatSwitch(page)).toBeDisabled();
    await expect(page.getByText('read-only', { exact: false })).toBeHidden();
    answer();
    await expect(firstSeatSwitch(page)).toBeEnabled();
  });

  test('are asked for again where GitLab failed at first', async ({
    page,
    gitlab,
    allow,
    openSeats,
  }) => {
    allow(/Failed to load resource/, /failed request/);
    await openSeats();
    for (const fail of ['abort', 'error'] as const) {
      const failed = new Set<string>();
      await page.route(`${gitlab.url}/api/**`, async (route) => {
        const body = route.request().postData() ?? route.request().url();
        if (failed.has(body)) return route.continue();
        failed.add(body);
        return fail === 'abort' ? route.abort('connectionreset') : route.fulfill({ status: 502 });
      });
      await page.reload();
      await expect(firstSeatSwitch(page)).toBeVisible();
      expect(failed.size).toBeGreaterThanOrEqual(5);
      await page.unrouteAll({ behavior: 'wait' });
    }
  });

  test('are those of another token’s user, whatever was remembered', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    await page.evaluate((token) => {
      const KEPT = 'duo-seats:session';
      const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as object;
      sessionStorage.setItem(KEPT, JSON.stringify({ ...kept, token }));
    }, gitlab.token('developer'));
    await page.reload();
    await expect(page.getByText('No active GitLab Duo add-on')).toBeVisible();
    await expect(firstSeatSwitch(page)).toBeHidden();
  });

  test('are forgotten with a sign-out', async ({ page, openSeats }) => {
    await openSeats();
    expect(await remembered(page)).not.toBeNull();
    await signOut(page);
    expect(await remembered(page)).toBeNull();
  });

  test('are remembered without a token, a search or a user', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    const text = (await remembered(page)) ?? '';
    expect(text).not.toContain(gitlab.token());
    const users = (await gitlab.state()).users;
    expect(users.filter(({ username }) => text.includes(`${username}\\"`))).toEqual([]);
  });
});

test.describe('a wrong memory', () => {
  test.use({ scenario: 'typical' });

  test('of a purchase that was replaced shows nothing of it', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    const { id } = await purchaseOf(gitlab);
    await gitlab.patch({ purchases: [{ id, startsOn: '2020-01-01', expiresOn: '2020-12-31' }] });
    await gitlab.patch({
      purchases: [{ name: 'CODE_SUGGESTIONS', purchasedQuantity: 77, seats: [] }],
    });
    await page.reload();
    await loaded(page);
    expect(await countersOf(page)).toContain('77');
    await expect(firstSeatSwitch(page, { checked: true })).toBeHidden();
    await expect(firstSeatSwitch(page, { checked: false })).toBeVisible();
  });

  test('of another version is put right by the version that GitLab tells', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    const activity = () => page.getByRole('columnheader', { name: 'Last Duo activity' });
    await expect(activity()).toBeVisible();
    await gitlab.patch({ version: '17.4' });
    await page.reload();
    await loaded(page);
    await gitlab.patch({ version: '19.4' });
    await page.reload();
    await loaded(page);
    await expect(activity()).toBeVisible();
    await expect(firstSeatSwitch(page, { checked: true })).toBeVisible();
  });

  test('of an older text of a question costs a question more', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    await remember(page, { from: 'lastDuoActivityOn', to: '' });
    const asked = watchRounds(page, gitlab.url);
    await page.reload();
    await expect(firstSeatSwitch(page, { checked: true })).toBeVisible();
    expect(names(asked()).filter((name) => name === 'GroupEligibleUsers').length).toBeGreaterThan(
      2,
    );
    await expect(page.getByRole('columnheader', { name: 'Last Duo activity' })).toBeVisible();
  });

  test('of a group that is lost shows nothing of it', async ({ page, allow, openSeats }) => {
    // The page asks whether it is for the token.
    allow(/Failed to load resource.*404/);
    await openSeats();
    await remember(page, { from: 'acme', to: 'gone' });
    await page.goto('groups/gone/seats');
    await expect(page.getByText('Group not found')).toBeVisible();
    await expect(firstSeatSwitch(page)).toBeHidden();
  });

  test('that is none at all leads the long way', async ({ page, openSeats }) => {
    await openSeats();
    for (const text of ['', '{', '[]', '{"a":{"scope":"acme","questions":["mutation"]}}']) {
      await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
        MEMORY,
        text,
      ] as const);
      await page.reload();
      await expect(firstSeatSwitch(page)).toBeVisible();
    }
  });
});

test.describe('on GitLab 16.8', () => {
  test.use({ scenario: 'old' });

  test('the questions are asked in the form that it took', async ({
    page,
    gitlab,
    openSignedIn,
  }) => {
    await openSignedIn('instance/seats');
    // What the page before asks is no question of the next one.
    await loaded(page);
    await gitlab.patch({ latency: 300 });
    const asked = watchRounds(page, gitlab.url);
    await page.reload();
    await expect(firstSeatSwitch(page)).toBeVisible();
    expect(roundOfRows(asked())).toBe(1);
    const refused = (await gitlab.state()).requests.filter(({ status }) => status !== 200);
    expect(refused).toEqual([]);
  });
});

test.describe('with a huge list', () => {
  test.use({ scenario: 'huge' });

  test('the question above 20,000 users stays', async ({ page, openSignedIn }) => {
    await openSignedIn(SEATS);
    const question = page.getByRole('button', { name: /^Load all/ });
    await expect(question).toBeVisible();
    await page.reload();
    await expect(question).toBeVisible();
    await expect(firstSeatSwitch(page)).toBeVisible();
  });
});

test('the demo leaves no memory', async ({ page }) => {
  await page.goto('sign-in');
  await enterDemo(page);
  expect(await remembered(page)).toBeNull();
});

test('a browser without storage takes the long way', async ({ page, signIn }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    }
  });
  await signIn();
  await expect(firstSeatSwitch(page)).toBeVisible();
});
