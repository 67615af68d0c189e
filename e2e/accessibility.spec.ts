/** The states of sign-in and seats in both color schemes, the keyboard alone, and the needs of a screen. */
import type { Locator, Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, screenshot, SEATS, test } from './support/fixtures';
import { assignedSeats } from './support/mocked-gitlab';
import {
  accountButton,
  confirmButton,
  expectNoOverflow,
  filterBySeat,
  firstSeatSwitch,
  loaded,
  lockNow,
  lockScreen,
  openAccountMenu,
  outcomeLine,
  runStrip,
  searchBox,
  seatButton,
  selectAll,
  selectUsers,
  signInButton,
  tokenField,
  urlField,
  userCheckbox,
} from './support/steps';

/** Expects no violation in the page as it is now. The state names the step in the report of the test. */
async function check(page: Page, state: string): Promise<void> {
  await test.step(state, () => axe(page));
}

/** Records everything that a screen reader would announce, in order. */
async function recordAnnouncements(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const announced: string[] = [];
    (window as unknown as { announced: string[] }).announced = announced;
    const LIVE = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"]';
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const own = element?.closest(LIVE);
        const inside = element?.querySelectorAll(LIVE) ?? [];
        for (const region of own ? [own] : inside) {
          const words = region.textContent.trim();
          if (words !== '' && announced.at(-1) !== words) announced.push(words);
        }
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { announced: string[] }).announced);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in ${colorScheme}:`, () => {
    test.use({ colorScheme });
    test.describe.configure({ timeout: 120_000 });

    test('signing in', async ({ page, gitlab, allow, signIn }) => {
      allow(/Failed to load resource|localhost:9/);
      await page.goto('sign-in');
      await expect(signInButton(page)).toBeVisible();
      await check(page, 'sign-in');
      await screenshot(page, `sign-in-${colorScheme}`);
      await signInButton(page).click();
      await check(page, 'sign-in without a token');
      await signIn({ token: 'glpat-nonsense' });
      await expect(page.getByText('GitLab doesn’t know this token')).toBeVisible();
      await check(page, 'sign-in with a refused token');
      await signIn({ url: 'http://localhost:9' });
      await expect(page.getByText('No response from this URL')).toBeVisible();
      await check(page, 'sign-in without an answer');
      await gitlab.patch({ faults: [{ kind: 'server-error' }] });
      await signIn();
      await expect(page.getByText('GitLab server error')).toBeVisible();
      await check(page, 'sign-in with a server error');
    });

    test('the seats, their dialogs and menus', async ({ page, openSeats }) => {
      await openSeats();
      await check(page, 'seats');
      await page.getByRole('button', { name: /^Color theme/ }).click();
      await check(page, 'color theme menu');
      await page.keyboard.press('Escape');
      await openAccountMenu(page);
      await check(page, 'account menu');
      await page.keyboard.press('Escape');
      await filterBySeat(page, 'No');
      await selectUsers(page, 1);
      await seatButton(page, 'Assign').click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await check(page, 'plan of an assignment');
      await confirmButton(page, 'Assign').click();
      await expect(runStrip(page).getByText(/successfully assigned a seat/)).toBeVisible();
      await check(page, 'outcome of an assignment');
      await searchBox(page).fill('nobody is called this');
      await expect(page.getByText('No users match')).toBeVisible();
      await check(page, 'no user matches');
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await check(page, 'keyboard shortcuts');
    });

    test('problems', async ({ page, context, gitlab, allow, openSignedIn, openSeats }) => {
      allow(/Failed to load resource|failed request|dynamically imported/);
      await openSignedIn('groups/nobody/seats');
      await expect(page.getByText('Group not found')).toBeVisible();
      await check(page, 'no such group');
      await openSeats();
      await context.setOffline(true);
      await expect(page.getByText('You are offline', { exact: true })).toBeVisible();
      await check(page, 'offline');
      await context.setOffline(false);
      await lockNow(page);
      await expect(lockScreen(page)).toBeVisible();
      await check(page, 'locked');
      await lockScreen(page).getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByText('You are signed out')).toBeVisible();
      await check(page, 'signed out');
      await page.route(`${gitlab.url}/api/graphql`, async (route) => {
        const query = route.request().postData() ?? '';
        await (query.includes('Purchases') ? route.abort() : route.continue());
      });
      await openSignedIn(SEATS);
      await expect(page.getByRole('alert').filter({ hasText: 'Retry' })).toBeVisible();
      await page.getByText('Details', { exact: true }).click();
      await check(page, 'error page with details');
    });

    test('the idle warning and the stale tab', async ({ page, openSeats }) => {
      await page.clock.install();
      await openSeats();
      await openAccountMenu(page);
      await page.getByRole('menuitemradio', { name: 'After 60 minutes' }).click();
      await page.keyboard.press('Escape');
      await page.clock.fastForward('59:30');
      await expect(page.getByRole('alertdialog', { name: 'Are you still there?' })).toBeVisible();
      await check(page, 'idle warning');
      await page.getByRole('button', { name: 'Stay signed in' }).click();
      await expect(page.getByText('The list may be outdated')).toBeVisible();
      await check(page, 'stale tab');
    });
  });
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  for (let press = 0; press < most; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, `within ${most} presses of Tab`).toBeFocused();
}

test('a user signs in, assigns seats and signs out with the keyboard alone, and hears the outcome', async ({
  page,
  gitlab,
}) => {
  test.slow();
  const announcements = await recordAnnouncements(page);
  await page.goto('sign-in');
  await tabTo(page, urlField(page));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(gitlab.url);
  await tabTo(page, tokenField(page));
  await page.keyboard.type(gitlab.token());
  await page.keyboard.press('Enter');
  await loaded(page);

  // The first stop is the link that skips the header.
  await page.keyboard.press('Tab');
  const before = await assignedSeats(gitlab);
  await page.keyboard.press('/');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type('Assigned seat: No');
  await expect(page).toHaveURL(/seat=no/);
  await expect(firstSeatSwitch(page)).not.toBeChecked();
  await tabTo(page, selectAll(page));
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 users selected')).toBeVisible();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await tabTo(page, confirmButton(page, 'Assign'));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect.poll(() => assignedSeats(gitlab)).toBe(before + 2);
  await expect(outcomeLine(page, /2 users have been successfully assigned a seat/)).toBeVisible();

  await page.keyboard.press('Escape');
  await tabTo(page, accountButton(page));
  await page.keyboard.press('Enter');
  const signOut = page.getByRole('menuitem', { name: 'Sign out' });
  for (let press = 0; press < 20; press += 1) {
    if (await signOut.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('You are signed out')).toBeVisible();

  const announced = (await announcements()).join('\n');
  expect(announced).toContain('Checking the token');
  expect(announced).toMatch(/2 users have been successfully assigned a seat/);
  expect(announced).toContain('You are signed out');
});

test.describe('the page adapts', () => {
  test.use({ scenario: 'typical' });

  for (const [name, width, height] of [
    ['at 200 % zoom of 1280 × 800', 640, 400],
    ['at 400 % zoom, which is 320 px wide', 320, 256],
  ] as const) {
    test(`${name}: nothing is cut off, everything is reachable`, async ({ page, openSeats }) => {
      test.slow();
      await page.setViewportSize({ width, height });
      await openSeats();
      await expectNoOverflow(page);
      await selectUsers(page, 1);
      await seatButton(page, 'Remove').click();
      const confirm = confirmButton(page, 'Remove');
      await confirm.scrollIntoViewIfNeeded();
      await expect(confirm).toBeInViewport();
      await check(page, name);
    });
  }

  test('to forced colors', async ({ page, openSeats }) => {
    test.slow();
    await page.emulateMedia({ forcedColors: 'active' });
    await openSeats();
    await selectUsers(page, 1);
    const checkbox = userCheckbox(page, 0);
    await checkbox.focus();
    const outline = await checkbox.evaluate((element) => {
      const around = [element, element.parentElement, element.closest('[role=row]')];
      return around.some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
    });
    expect(outline).toBe(true);
    await check(page, 'forced colors');
  });

  test('to reduced motion', async ({ page, openSeats }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openSeats();
    await selectUsers(page, 1);
    await seatButton(page, 'Remove').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState, effect }) => {
          const { duration = 0 } = effect?.getComputedTiming() ?? {};
          return playState === 'running' && Number(duration) > 50;
        })
        .map(({ id }) => id),
    );
    expect(moving).toEqual([]);
  });
});
