import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { namesOfStored, storedObjects } from './support/browser-storage';
import { expect, test } from './support/fixtures';
import { seatMutations } from './support/mocked-gitlab';
import {
  accountButton,
  changeSeats,
  changeSelected,
  enterDemo,
  fillSignIn,
  firstSeatSwitch,
  loaded,
  openAccountMenu,
  runStrip,
  selectUsers,
  signInButton,
  signInHeading,
  signOut,
  urlField,
} from './support/steps';

/** The runs that the activity page lists. */
const runs = (page: Page) => page.getByRole('link', { name: /^Remove the seat/ });

test.describe('after the demo', () => {
  test('a real session has no service worker, and no controls of the demo', async ({
    page,
    context,
    gitlab,
  }) => {
    test.slow();
    await page.goto('sign-in');
    await enterDemo(page);
    expect(context.serviceWorkers()).toHaveLength(1);
    await signOut(page);
    await expect(urlField(page)).toHaveValue('https://gitlab.com');
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
    await fillSignIn(page, gitlab.url, gitlab.token());
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

  test('a worker that a tab left is gone before the first request', async ({
    page,
    context,
    gitlab,
    openSeats,
  }) => {
    test.slow();
    const demo = await context.newPage();
    await demo.goto('sign-in');
    await enterDemo(demo);
    // This tab opens while the demo runs in another one, so the worker controls it as well.
    const throughWorker: string[] = [];
    page.on('request', (request) => {
      if (request.serviceWorker()) throughWorker.push(request.url());
    });
    page.on('response', (response) => {
      if (response.fromServiceWorker()) throughWorker.push(response.url());
    });
    await openSeats();
    expect(throughWorker).toEqual([]);
    const controller = await page.evaluate(() => navigator.serviceWorker.controller);
    expect(controller).toBeNull();
    // The demo of the other tab continues, and its requests stay there.
    await firstSeatSwitch(demo).click();
    await expect(runStrip(demo).getByText(/has been successfully/)).toBeVisible();
    expect(await seatMutations(gitlab)).toEqual([]);
  });
});

test.describe('the journal', () => {
  test('shows users their own runs, and no real runs in the demo', async ({
    page,
    gitlab,
    signIn,
    openSeats,
  }) => {
    test.slow();
    await openSeats();
    await changeSeats(page, gitlab, 'Remove', 1);
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(runs(page)).toHaveCount(1);
    const report = (await runs(page).getAttribute('href')) ?? '';
    await signOut(page);

    await enterDemo(page);
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByText('No seats changed from this browser yet')).toBeVisible();
    await expect(runs(page)).toHaveCount(0);
    await expect(page.getByRole('checkbox', { name: 'Show all runs in this browser' })).toHaveCount(
      0,
    );
    await expect(page.getByRole('button', { name: 'Export all' })).toHaveCount(0);
    // The demo opens the address of a real report.
    await page.evaluate((href) => {
      history.pushState({ idx: 1, key: 'x', usr: null }, '', href);
      dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }));
    }, report);
    await expect(
      page.getByText('Run not found', { exact: false }).or(page.getByRole('heading', { level: 1 })),
    ).toBeVisible();
    await expect(page.getByText('@olivia')).toHaveCount(0);
    await signOut(page);

    await signIn({ token: gitlab.token('second-owner'), path: 'activity' });
    await expect(
      page.getByText('You haven’t changed any seats from this browser yet'),
    ).toBeVisible();
    await axe(page);
    // The choice is in the address, so the box is ticked when the page has followed it.
    await page.getByRole('checkbox', { name: 'Show all runs in this browser' }).click();
    await expect(runs(page)).toHaveCount(1);
    await axe(page);
    await runs(page).click();
    await page.goBack();
    await expect(
      page.getByRole('checkbox', { name: 'Show all runs in this browser' }),
    ).toBeChecked();
  });

  test('is kept for as long as config.json says', async ({ page, gitlab, openSeats }) => {
    test.slow();
    await page.route('**/config.json', (route) =>
      route.fulfill({ json: { journalDays: 2, journalRuns: 5 } }),
    );
    await page.clock.install({ time: new Date('2026-03-01T10:00:00Z') });
    await openSeats();
    await changeSeats(page, gitlab, 'Remove', 1);
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByText(/for 2 days, and at most 5 of them/)).toBeVisible();
    await expect(runs(page)).toHaveCount(1);
    await page.clock.setSystemTime(new Date('2026-03-04T10:00:00Z'));
    // Old runs are deleted also when nobody opens the list.
    await openSeats();
    const storedRuns = async () =>
      (await storedObjects(page)).find(({ store }) => store === 'runs')?.count;
    await expect.poll(storedRuns).toBe(0);
  });
});

test.describe('forgetting everything', () => {
  for (const from of ['the account menu', 'the sign-in page'] as const) {
    test(`from ${from} leaves nothing, in no tab`, async ({
      page,
      context,
      gitlab,
      openSeats,
      signIn,
    }) => {
      test.slow();
      // A session that is not kept ends with the visit of the sign-in page.
      await signIn();
      await loaded(page);
      await changeSeats(page, gitlab, 'Remove', 1);
      await openAccountMenu(page);
      await page.getByRole('menuitemradio', { name: 'After 5 minutes' }).click();
      await page.getByRole('menuitemcheckbox', { name: /Avatars from other hosts/ }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Overview' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await namesOfStored(page)).not.toEqual([]);
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
      await expect(signInHeading(other)).toBeVisible();
      await expect.poll(() => namesOfStored(page)).toEqual([]);
      expect(await other.evaluate(() => sessionStorage.length)).toBe(0);
      await axe(page);
    });
  }

  test('waits for a run of another tab', async ({ page, context, gitlab, openSeats }) => {
    test.slow();
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'RemoveSeats', ms: 5_000 }] });
    await openSeats();
    await selectUsers(page, 2);
    await changeSelected(page, 'Remove');
    await expect(page.getByRole('progressbar')).toBeVisible();
    const other = await context.newPage();
    await other.goto('sign-in');
    await other.getByRole('button', { name: 'Forget everything in this browser' }).click();
    const dialog = other.getByRole('dialog', { name: 'Forget everything in this browser' });
    await expect(dialog.getByText('A run is in progress')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Forget everything' })).toBeDisabled();
  });
});

test.describe('pictures', () => {
  test('are loaded from the instance alone, until the user allows other hosts', async ({
    page,
    gitlab,
    allow,
    openSeats,
  }) => {
    test.slow();
    allow(/stray request: https:\/\/gravatar\.example/, /Failed to load resource/);
    const otherHosts: string[] = [];
    const svg = { contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
    await page.route(`${gitlab.url}/avatar/**`, (route) => route.fulfill(svg));
    await page.route('https://gravatar.example/**', async (route) => {
      otherHosts.push(route.request().url());
      await route.fulfill(svg);
    });
    await page.route(`${gitlab.url}/api/graphql`, async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      // GitLab sends a Gravatar for most users, and its own address for uploaded pictures.
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
    expect(otherHosts).toEqual([]);
    await openAccountMenu(page);
    const item = page.getByRole('menuitemcheckbox', { name: /Avatars from other hosts/ });
    await expect(item).not.toBeChecked();
    await expect(item).toContainText('learn your IP address');
    await axe(page);
    await item.click();
    await expect.poll(() => otherHosts.length).toBeGreaterThan(1);
  });
});
