import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, test } from './support/fixtures';
import { purchaseOf } from './support/mocked-gitlab';
import {
  changeSeats,
  clipboard,
  confirmButton,
  countersOf,
  demoButton,
  dialogsFetched,
  fillSignIn,
  filterBySeat,
  loaded,
  mainJourney,
  seatButton,
  selectUsers,
  signInButton,
  signOut,
  tokenField,
  userCheckbox,
} from './support/steps';

const PART_MISSING = 'Part of this page could not be loaded';

const refresh = (page: Page) => page.getByRole('button', { name: 'Refresh users' });

test.describe('without a network', () => {
  test('the page says so, queues nothing, and announces the way back', async ({
    page,
    context,
    gitlab,
    allow,
    openSeats,
  }) => {
    test.slow();
    allow(/Failed to load resource|failed request/);
    await openSeats();
    await selectUsers(page, 1);
    await context.setOffline(true);
    await expect(page.getByText('You are offline', { exact: true })).toBeVisible();
    const { requests } = await gitlab.state();
    await refresh(page).click();
    await expect(
      page.getByText(/Not all users are loaded|No response from GitLab/),
    ).not.toHaveCount(0);
    await expect(page.getByText('1 user selected')).toBeVisible();
    expect((await gitlab.state()).requests.length).toBe(requests.length);

    await context.setOffline(false);
    await expect(page.getByText('You are offline', { exact: true })).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: 'Back online' })).toHaveCount(1);
    await expect(page.getByText(/Not all users are loaded/)).toBeHidden();
    const sent = (await gitlab.state()).requests.slice(requests.length);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter(({ operation }) => /Seat$|Seats$/.test(operation))).toEqual([]);
    await changeSeats(page, gitlab, 'Remove', 1);
  });

  test('what a click opens is there, as it was fetched before', async ({
    page,
    context,
    openSeats,
  }) => {
    await openSeats();
    await dialogsFetched(page);
    await context.setOffline(true);
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(keys).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
    await page.getByRole('button', { name: /^Color theme/ }).click();
    await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeVisible();
    await page.keyboard.press('Escape');
    await userCheckbox(page, 0).focus();
    await page.keyboard.press('o');
    await expect(page.getByRole('dialog', { name: /^Details of/ })).toBeVisible();
    await context.setOffline(false);
  });

  test('signing in says so and keeps what was typed', async ({ page, context, gitlab, allow }) => {
    allow(/Failed to load resource|failed request/);
    await page.goto('sign-in');
    await page.waitForLoadState('load');
    await fillSignIn(page, gitlab.url, gitlab.token());
    await context.setOffline(true);
    await signInButton(page).click();
    await expect(
      page.getByText(/No response from this URL|Part of this page could not be loaded/),
    ).toBeVisible();
    await context.setOffline(false);
    await expect(tokenField(page)).toHaveValue(gitlab.token());
    await signInButton(page).click();
    await loaded(page);
  });
});

test('the sign-in waits for a slow GitLab, in place, and asks it only once', async ({
  page,
  gitlab,
}) => {
  test.slow();
  await gitlab.patch({ latency: 1_500 });
  await page.goto('sign-in');
  await fillSignIn(page, gitlab.url, gitlab.token());
  const submit = signInButton(page);
  await submit.click();
  await expect(submit).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('status').filter({ hasText: 'Checking the token' })).toHaveCount(1);
  await submit.press('Enter');
  await loaded(page);
  const sessions = (await gitlab.state()).requests.filter(
    ({ operation }) => operation === 'Session',
  );
  expect(sessions).toHaveLength(1);
});

test('a tab that was left for long says how old its users are, and loads them again', async ({
  page,
  gitlab,
  openSeats,
}) => {
  await page.clock.install();
  await openSeats();
  await page.clock.fastForward('20:00');
  await expect(page.getByText('The list may be outdated')).toBeVisible();
  const before = (await gitlab.state()).requests.length;
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText('The list may be outdated')).toBeHidden();
  await expect.poll(async () => (await gitlab.state()).requests.length).toBeGreaterThan(before);
});

test('a change in one tab shows in the other, and signing out of one ends both', async ({
  page,
  context,
  gitlab,
  openSeats,
}) => {
  test.slow();
  await openSeats();
  const other = await context.newPage();
  await openSeats({ page: other });
  await changeSeats(other, gitlab, 'Remove', 1);
  await refresh(page).click();
  const { assignedQuantity, purchasedQuantity } = await purchaseOf(gitlab);
  const used = `${assignedQuantity} of ${purchasedQuantity}`;
  await expect.poll(() => countersOf(page)).toBe(used);
  await signOut(other);
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const days of [-400, 400]) {
  test(`GitLab decides what has expired, also with a clock that is ${days} days off`, async ({
    page,
    gitlab,
    allow,
    signIn,
  }) => {
    allow(/Failed to load resource/);
    const now = Date.parse((await gitlab.state()).clock);
    await page.clock.install({ time: now + days * 86_400_000 });
    await signIn({ token: gitlab.token('expired') });
    await expect(page.getByText('This token has expired')).toBeVisible();
    await signIn({ token: gitlab.token('expiring') });
    await loaded(page);
    await changeSeats(page, gitlab, 'Remove', 1);
  });
}

test.describe('a browser that stores nothing', () => {
  test('because its storage is full', async ({ page, gitlab, signIn }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await signIn();
    await mainJourney(page, gitlab);
  });

  test('because it is forbidden to', async ({ page, gitlab, signIn }) => {
    await page.addInitScript(() => {
      const forbidden = () => {
        throw new DOMException('forbidden', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, { get: forbidden });
      }
      Object.defineProperty(navigator, 'locks', { get: () => undefined });
    });
    await signIn();
    await mainJourney(page, gitlab);
  });
});

test.describe('a demo that cannot start', () => {
  for (const [why, script] of [
    [
      'because service workers are refused',
      () => {
        navigator.serviceWorker.register = () =>
          Promise.reject(new DOMException('refused', 'SecurityError'));
      },
    ],
    [
      'because there are none',
      () => {
        Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
      },
    ],
  ] as const) {
    test(`is reported by the sign-in page, ${why}`, async ({ page, allow, signIn }) => {
      allow(/MSW|service ?worker/i);
      await page.addInitScript(script);
      await page.goto('sign-in');
      await demoButton(page).click();
      await expect(page.getByText('The demo can’t start in this browser')).toBeVisible();
      await axe(page);
      await signIn();
      await loaded(page);
    });
  }
});

test.describe('a part of the page that cannot be loaded', () => {
  test.beforeEach(({ allow }) => {
    allow(/failed request|Failed to load resource|dynamically imported module|preload/);
  });

  test('at the start, is reported by the page itself', async ({ page }) => {
    await page.route(/\/assets\/index-[^/]*\.js/, (route) => route.abort());
    await page.goto('sign-in');
    await expect(page.getByRole('alert')).toContainText('Duo Seats could not be loaded');
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('link', { name: 'Reload the page' }).click();
    await expect(signInButton(page)).toBeVisible();
  });

  test('while signing in, is reported by the form, and the next try works', async ({
    page,
    signIn,
  }) => {
    await page.route(/\/assets\/client-[\w-]{8}\.js/, (route) => route.abort());
    await signIn();
    await expect(page.getByText('Part of this page could not be loaded')).toBeVisible();
    await axe(page);
    await page.unrouteAll({ behavior: 'wait' });
    await signInButton(page).click();
    await loaded(page);
  });

  test('after signing in, leads to an error page with details and a way to reload', async ({
    page,
    context,
    gitlab,
    signIn,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.route(/\/assets\/inside-[\w-]{8}\.js/, (route) => route.abort());
    await signIn();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Part of this page could not be loaded',
    );
    await axe(page);
    await page.getByText('Details', { exact: true }).click();
    await page.getByRole('button', { name: 'Copy details' }).click();
    const details = await clipboard(page);
    expect(details).toMatch(/^Duo Seats: \d/);
    expect(details).not.toContain(gitlab.token());
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Reload page' }).click();
    await expect(signInButton(page)).toBeVisible();
  });

  test('of a menu, is reported above the page, which stays as it is, and the next try works', async ({
    page,
    openSeats,
  }) => {
    await page.route(/\/assets\/scope-menu-[\w-]{8}\.(js|css)/, (route) => route.abort());
    await openSeats();
    await selectUsers(page, 2);
    const open = page.getByRole('button', { name: 'Acme, switch group' });
    await open.click();
    const failure = page.getByRole('alert').filter({ hasText: PART_MISSING });
    await expect(failure).toBeVisible();
    await expect(page.getByText('2 users selected')).toBeVisible();
    await expect(userCheckbox(page, 1)).toBeChecked();
    await axe(page);
    await failure.getByRole('button', { name: 'Dismiss' }).click();
    await expect(failure).toBeHidden();
    await open.click();
    await expect(failure).toBeVisible();

    await page.unrouteAll({ behavior: 'wait' });
    await failure.getByRole('button', { name: 'Retry' }).click();
    await expect(failure).toBeHidden();
    await expect(page.getByRole('option', { name: /^Acme/ })).toBeVisible();
    await expect(page.getByText('2 users selected')).toHaveCount(1);
  });

  test('of what plans changes, is said over the list, and the next click works', async ({
    page,
    openSeats,
  }) => {
    await page.route(/\/assets\/later-[\w-]{8}\.(js|css)/, (route) => route.abort());
    await openSeats();
    await filterBySeat(page, 'Yes');
    await selectUsers(page, 2);
    await seatButton(page, 'Remove').click();
    // What else is in that file says so in its own place.
    const failure = page
      .getByRole('alert')
      .filter({ hasText: PART_MISSING })
      .filter({ has: page.getByRole('button', { name: 'Dismiss' }) });
    await expect(failure).toBeVisible();
    await axe(page);
    await failure.getByRole('button', { name: 'Dismiss' }).click();
    await expect(failure).toBeHidden();

    await page.unrouteAll({ behavior: 'wait' });
    await seatButton(page, 'Remove').click();
    await expect(confirmButton(page, 'Remove')).toBeVisible();
    const sheets = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href));
    expect(sheets).toContainEqual(expect.stringMatching(/\/later-[\w-]{8}\.css$/));
    await expect(page.getByText('2 users selected')).toHaveCount(1);
  });

  test('of a page, is reported in its place', async ({ page, openSeats }) => {
    await page.route(/\/assets\/overview-page-[\w-]{8}\.(js|css)/, (route) => route.abort());
    await openSeats();
    await page.getByRole('link', { name: 'Overview' }).click();
    const failure = page.getByRole('main').getByRole('alert').filter({ hasText: PART_MISSING });
    await expect(failure).toBeVisible();
    await expect(page.getByRole('link', { name: 'Reclaim' })).toBeVisible();
    await axe(page);
    await page.unrouteAll({ behavior: 'wait' });
    await failure.getByRole('button', { name: 'Retry' }).click();
    await expect(page.getByRole('region', { name: 'Seats by last Duo activity' })).toBeVisible();
  });

  test('of the demo, is reported by the sign-in page', async ({ page }) => {
    await page.route(/\/assets\/browser-[\w-]{8}\.js/, (route) => route.abort());
    await page.goto('sign-in');
    await demoButton(page).click();
    await expect(page.getByText('Part of this page could not be loaded')).toBeVisible();
  });
});
