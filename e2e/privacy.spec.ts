import type { Page } from '@playwright/test';
import { axe, expect, signIn, test } from './fixtures';
import { boxesIn, changeSeats, loaded, signOut } from './journey';

async function enterDemo(page: Page): Promise<void> {
  await enterDemo(page);
}

const row = (page: Page) => page.getByRole('link', { name: /^Remove the seat/ });

test.describe('after the demo', () => {
  test('a real session is under no service worker, and has no switches of the demo', async ({
    page,
    context,
    gitlab,
  }) => {
    test.slow();
    await page.goto('sign-in');
    await enterDemo(page);
    expect(context.serviceWorkers()).toHaveLength(1);
    await signOut(page);
    const url = urlField(page);
    await expect(url).toHaveValue('https://gitlab.com');
    const workers = () =>
      page.evaluate(async () => ({
        controller: navigator.serviceWorker.controller?.scriptURL ?? null,
        registered: (await navigator.serviceWorker.getRegistrations()).length,
      }));
    const none = { controller: null, registered: 0 };
    await expect.poll(workers).toEqual(none);
    const throughWorker: string[] = [];
    page.on('response', (response) => {
      if (response.fromServiceWorker()) throughWorker.push(response.url());
    });
    await url.fill(gitlab.url);
    await tokenField(page).fill(gitlab.token());
    await signInButton(page).click();
    await loaded(page);
    expect(await workers()).toEqual(none);
    expect(throughWorker).toEqual([]);
    await expect(page.getByRole('button', { name: /^Demo:/ })).toHaveCount(0);
    await expect(page.getByText('Nothing leaves your browser')).toHaveCount(0);
    await expect(accountButton(page)).toBeVisible();
    await openAccountMenu(page);
    await expect(page.getByRole('menuitem', { name: 'Lock now' })).toBeVisible();
  });

  test('a worker that a closed tab left is gone before the first request', async ({
    page,
    context,
    gitlab,
  }) => {
    test.slow();
    const demo = await context.newPage();
    await demo.goto('sign-in');
    await enterDemo(demo);
    // Opened while the demo runs in another tab, so the worker takes this one as well.
    const seen: string[] = [];
    page.on('request', (request) => {
      if (request.serviceWorker()) seen.push(request.url());
    });
    page.on('response', (response) => {
      if (response.fromServiceWorker()) seen.push(response.url());
    });
    await openSeats();
    expect(seen).toEqual([]);
    const controller = await page.evaluate(() => navigator.serviceWorker.controller);
    expect(controller).toBeNull();
    // The demo of the other tab goes on, and still takes only what is its own.
    await demo.getByRole('switch').first().click();
    await expect(demo.getByText(/has been successfully/).first()).toBeVisible();
    expect(
      (await gitlab.state()).requests.some(({ operation }) => operation === 'RemoveSeats'),
    ).toBe(false);
  });
});

test.describe('the journal', () => {
  test('shows who is signed in their own runs, and nobody in the demo any real one', async ({
    page,
    gitlab,
  }) => {
    test.slow();
    await openSeats();
    await changeSeats(page, gitlab, 'Remove', 1);
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(row(page)).toHaveCount(1);
    const report = (await row(page).getAttribute('href')) ?? '';
    await signOut(page);

    await enterDemo(page);
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByText('Nothing was changed from this browser yet')).toBeVisible();
    await expect(row(page)).toHaveCount(0);
    await expect(page.getByRole('checkbox', { name: 'Show all of this browser' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Export all' })).toHaveCount(0);
    // The address of a real report, as a page of the demo.
    await page.evaluate((href) => {
      history.pushState({ idx: 1, key: 'x', usr: null }, '', href);
      dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }));
    }, report);
    await expect(
      page
        .getByText('is not in the journal', { exact: false })
        .or(page.getByRole('heading', { level: 1 })),
    ).toBeVisible();
    await expect(page.getByText('@olivia')).toHaveCount(0);
    await signOut(page);

    await signIn({ token: gitlab.token('second-owner'), path: 'activity' });
    await expect(page.getByText('You have changed nothing from this browser yet')).toBeVisible();
    await axe(page);
    await page.getByRole('checkbox', { name: 'Show all of this browser' }).check();
    await expect(row(page)).toHaveCount(1);
    await axe(page);
    await row(page).click();
    await page.goBack();
    await expect(page.getByRole('checkbox', { name: 'Show all of this browser' })).toBeChecked();
  });

  test('is kept for as long as config.json says', async ({ page, gitlab }) => {
    test.slow();
    await page.route('**/config.json', (route) =>
      route.fulfill({ json: { journalDays: 2, journalRuns: 5 } }),
    );
    await page.clock.install({ time: new Date('2026-03-01T10:00:00Z') });
    await openSeats();
    await changeSeats(page, gitlab, 'Remove', 1);
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByText(/for 2 days and at most 5 of them/)).toBeVisible();
    await expect(row(page)).toHaveCount(1);
    await page.clock.setSystemTime(new Date('2026-03-04T10:00:00Z'));
    // Not only when somebody looks at the list.
    await openSeats();
    await expect.poll(() => page.evaluate(countRuns)).toBe(0);
  });
});

test.describe('forgetting everything', () => {
  for (const from of ['the account menu', 'the sign-in page'] as const) {
    test(`from ${from} leaves nothing, in no tab`, async ({ page, context, gitlab }) => {
      test.slow();
      await openSeats();
      await changeSeats(page, gitlab, 'Remove', 1);
      await openAccountMenu(page);
      await page.getByRole('menuitemradio', { name: 'After 5 minutes' }).click();
      await page.getByRole('menuitemcheckbox', { name: /Pictures from other hosts/ }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Overview' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await page.evaluate(whatIsKept)).not.toEqual([]);
      const other = await context.newPage();
      await openSeats({ page: other });

      if (from === 'the account menu') {
        await openAccountMenu(page);
        await page.getByRole('menuitem', { name: 'Forget everything in this browser' }).click();
      } else {
        await page.goto('sign-in');
        await page.getByRole('button', { name: 'Forget everything in this browser' }).click();
      }
      const dialog = page.getByRole('dialog', { name: 'Forget everything in this browser' });
      await expect(dialog).toContainText('the lists of protected users');
      await axe(page);
      await dialog.getByRole('button', { name: 'Forget everything' }).click();
      await expect(page.getByText('This browser has forgotten everything')).toBeVisible();
      await expect(other.getByRole('heading', { name: 'Sign in to Duo Seats' })).toBeVisible();
      await expect.poll(() => page.evaluate(whatIsKept)).toEqual([]);
      expect(await other.evaluate(() => sessionStorage.length)).toBe(0);
      await axe(page);
    });
  }

  test('waits for a run that another tab is at', async ({ page, context, gitlab }) => {
    test.slow();
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'RemoveSeats', ms: 5_000 }] });
    await openSeats();
    await selectUsers(page, 1);
    await userCheckboxes(page).nth(1).check();
    await changeSelected(page, 'Remove');
    await expect(page.getByRole('progressbar')).toBeVisible();
    const other = await context.newPage();
    await other.goto('sign-in');
    await other.getByRole('button', { name: 'Forget everything in this browser' }).click();
    const dialog = other.getByRole('dialog', { name: 'Forget everything in this browser' });
    await expect(dialog.getByText('A run is under way')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Forget everything' })).toBeDisabled();
  });
});

test.describe('pictures', () => {
  test('come from the instance alone, until the person allows others', async ({
    page,
    gitlab,
    allow,
  }) => {
    test.slow();
    allow(/stray request: https:\/\/gravatar\.example/, /Failed to load resource/);
    const asked: string[] = [];
    const svg = { contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
    await page.route(`${gitlab.url}/avatar/**`, (route) => route.fulfill(svg));
    await page.route('https://gravatar.example/**', async (route) => {
      asked.push(route.request().url());
      await route.fulfill(svg);
    });
    await page.route(`${gitlab.url}/api/graphql`, async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      // As GitLab sends it: users of a group with a Gravatar, and one who uploaded a picture.
      let count = 0;
      const body = text.replace(/"avatarUrl":(null|"[^"]*")/g, () => {
        count += 1;
        return `"avatarUrl":"${count === 1 ? gitlab.url : 'https://gravatar.example'}/avatar/${count}"`;
      });
      await route.fulfill({ response, body });
    });
    const own = page.waitForRequest((request) => request.url().startsWith(`${gitlab.url}/avatar/`));
    await openSeats();
    await own;
    expect(asked).toEqual([]);
    await openAccountMenu(page);
    const item = page.getByRole('menuitemcheckbox', { name: /Pictures from other hosts/ });
    await expect(item).not.toBeChecked();
    await expect(item).toContainText('learn your IP address');
    await axe(page);
    await item.click();
    await expect.poll(() => asked.length).toBeGreaterThan(1);
  });
});

/** Runs in the page. */
async function countRuns(): Promise<number> {
  const request = indexedDB.open('duo-seats');
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('IndexedDB'));
  });
  const count = db.transaction('runs').objectStore('runs').count();
  await new Promise((resolve) => (count.onsuccess = resolve));
  db.close();
  return count.result;
}

/** Runs in the page: the names of all that this origin keeps. */
async function whatIsKept(): Promise<string[]> {
  const kept = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  for (const { name = '' } of await indexedDB.databases()) {
    const request = indexedDB.open(name);
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('IndexedDB'));
    });
    for (const store of db.objectStoreNames) {
      const count = db.transaction(store).objectStore(store).count();
      await new Promise((resolve) => (count.onsuccess = resolve));
      if (count.result > 0) kept.push(`${name} ${store}`);
    }
    db.close();
  }
  return [...kept, ...(await caches.keys()), ...document.cookie.split(';').filter(Boolean)];
}
