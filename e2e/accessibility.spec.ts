import type { Locator, Page } from '@playwright/test';
import { axe, expect, screenshot, signIn, test } from './fixtures';
import { boxesIn, filterBySeat, loaded } from './journey';

const checked: string[] = [];

/** Expects no violation in the page as it is now, and notes the state for the count at the end. */
async function check(page: Page, state: string): Promise<void> {
  await axe(page);
  checked.push(state);
}

test.afterAll(() => {
  if (checked.length > 0) {
    console.log(`pages and states checked by axe in this worker: ${checked.length}`);
    console.log(`  ${checked.join(', ')}`);
  }
});

const tokenField = (page: Page) => tokenField(page);

async function openAccountMenu(page: Page): Promise<void> {
  await openAccountMenu(page);
}

/** Notes everything that is said to those who listen to the page, in order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    (window as unknown as { heard: string[] }).heard = heard;
    const LIVE = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"]';
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const own = element?.closest(LIVE);
        const inside = element?.querySelectorAll(LIVE) ?? [];
        for (const region of own ? [own] : inside) {
          const words = region.textContent.trim();
          if (words !== '' && heard.at(-1) !== words) heard.push(words);
        }
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, in ${colorScheme}:`, () => {
    test.use({ colorScheme });
    test.describe.configure({ timeout: 120_000 });

    test('signing in', async ({ page, gitlab, allow }) => {
      allow(/Failed to load resource|localhost:9/);
      await page.goto('sign-in');
      await expect(tokenField(page)).toBeVisible();
      await check(page, 'sign-in');
      await signInButton(page).click();
      await check(page, 'sign-in without a token');
      await signIn({ token: 'glpat-nonsense' });
      await expect(page.getByText('GitLab does not know this token')).toBeVisible();
      await check(page, 'sign-in with a refused token');
      await signIn({ url: 'http://localhost:9' });
      await expect(page.getByText('No answer from this address')).toBeVisible();
      await check(page, 'sign-in without an answer');
      await gitlab.patch({ faults: [{ kind: 'server-error' }] });
      await signIn();
      await expect(page.getByText('GitLab had a problem')).toBeVisible();
      await check(page, 'sign-in with a server error');
    });

    test('the seats, their dialogs and menus', async ({ page }) => {
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
      await check(page, 'selection');
      await seatButton(page, 'Assign').click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await check(page, 'plan of an assignment');
      await confirmButton(page, 'Assign').click();
      await expect(outcomeLine(page, /successfully assigned a seat/)).toBeVisible();
      await check(page, 'report of an assignment');
      await searchBox(page).fill('nobody is called this');
      await expect(page.getByText('No user matches')).toBeVisible();
      await check(page, 'no user matches');
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await check(page, 'keyboard shortcuts');
    });

    test('what goes wrong', async ({ page, context, gitlab, allow }) => {
      allow(/Failed to load resource|failed request|dynamically imported/);
      await signIn({ path: 'groups/nobody/seats' });
      await expect(page.getByText('No such group, or not for you to see')).toBeVisible();
      await check(page, 'no such group');
      await gitlab.patch({ faults: [{ kind: 'bad-gateway-html' }] });
      await signIn({ path: 'groups/acme/seats' }).catch(() => undefined);
      await gitlab.patch({ faults: [] });
      await openSeats();
      await context.setOffline(true);
      await expect(page.getByText('You are offline')).toBeVisible();
      await check(page, 'offline');
      await context.setOffline(false);
      await openAccountMenu(page);
      await page.getByRole('menuitem', { name: 'Lock now' }).click();
      await expect(page.getByRole('dialog', { name: 'Locked' })).toBeVisible();
      await check(page, 'locked');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await check(page, 'signed out');
      await page.route(`${gitlab.url}/api/graphql`, async (route) => {
        const asked = route.request().postData() ?? '';
        await (asked.includes('Purchases') ? route.abort() : route.continue());
      });
      await signIn();
      await expect(page.getByRole('alert').filter({ hasText: 'Try again' })).toBeVisible();
      await page.getByText('Details', { exact: true }).click();
      await check(page, 'error page with details');
    });

    test('the idle warning and the tab that was left', async ({ page }) => {
      await page.clock.install();
      await openSeats();
      await openAccountMenu(page);
      await page.getByRole('menuitemradio', { name: 'After 60 minutes' }).click();
      await page.keyboard.press('Escape');
      await page.clock.fastForward('59:30');
      await expect(page.getByRole('alertdialog', { name: 'Still there?' })).toBeVisible();
      await check(page, 'idle warning');
      await page.getByRole('button', { name: 'Stay signed in' }).click();
      await expect(page.getByText('You have been away for a while')).toBeVisible();
      await check(page, 'stale tab');
    });
  });
}

for (const [scenario, state, words] of [
  ['groups', 'places', 'Choose where to manage seats'],
  ['none', 'no purchase', 'No active GitLab Duo add-on here'],
  ['over-assigned', 'too many seats', 'More seats are assigned than purchased'],
  ['full', 'no seat left', /^As of/],
  ['read-only', 'read-only token', 'Your token has the scope read_api'],
  ['mixed', 'several purchases', /^As of/],
  ['instance', 'an instance', /^As of/],
  ['old', 'an old GitLab', /^As of/],
] as const) {
  test.describe(`axe finds nothing: ${state}`, () => {
    test.use({ scenario });

    test('as it opens', async ({ page, gitlab }) => {
      test.slow();
      // A GitLab that old does not tell who administers it, so its address has to be known.
      const isOld = scenario === 'old';
      await signIn(page, isOld ? { path: 'instance/seats', token: gitlab.token('admin') } : {});
      await expect(page.getByText(words).first()).toBeVisible({ timeout: 15_000 });
      await check(page, state);
    });
  });
}

test('the demo and its controls', async ({ page }) => {
  test.slow();
  await page.goto('sign-in');
  await enterDemo(page);
  await check(page, 'demo');
  await page.getByRole('button', { name: /^Demo:/ }).click();
  await check(page, 'demo controls');
});

/** Presses Tab until the focus is there, as somebody without a mouse has to. */
async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  for (let press = 0; press < most; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, `within ${most} presses of Tab`).toBeFocused();
}

test('the whole main job with the keyboard alone, and what is heard of it', async ({
  page,
  gitlab,
}) => {
  test.slow();
  const heard = await listen(page);
  await page.goto('sign-in');
  const url = urlField(page);
  await tabTo(page, url);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(gitlab.url);
  await tabTo(page, tokenField(page));
  await page.keyboard.type(gitlab.token());
  await page.keyboard.press('Enter');
  await loaded(page);

  // The first stop leads past the header.
  await page.keyboard.press('Tab');
  const before = await assignedSeats(gitlab);
  await page.keyboard.press('/');
  const search = searchBox(page);
  await expect(search).toBeFocused();
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
  await tabTo(page, dialog.getByRole('button', { name: 'Assign seats' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => assignedSeats(gitlab))
    .toBe(before + 2);
  await expect(
    outcomeLine(page, /2 users have been successfully assigned a seat/),
  ).toBeVisible();

  const menu = accountButton(page);
  await page.keyboard.press('Escape');
  await tabTo(page, menu);
  await page.keyboard.press('Enter');
  const signOut = page.getByRole('menuitem', { name: 'Sign out' });
  for (let press = 0; press < 20; press += 1) {
    if (await signOut.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('You are signed out')).toBeVisible();

  const said = (await heard()).join('\n');
  expect(said).toContain('Asking GitLab about the token');
  expect(said).toMatch(/2 users have been successfully assigned a seat/);
  expect(said).toContain('You are signed out');
});

test.describe('the page adapts', () => {
  test.use({ scenario: 'typical' });

  for (const [name, width, height] of [
    ['at 200 % zoom of 1280 × 800', 640, 400],
    ['at 400 % zoom, which is 320 px wide', 320, 256],
  ] as const) {
    test(`${name}: nothing is cut off, everything is reachable`, async ({ page }) => {
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

  test('to forced colours', async ({ page }) => {
    test.slow();
    await page.emulateMedia({ forcedColors: 'active' });
    await openSeats();
    await selectUsers(page, 1);
    await userCheckboxes(page).first().focus();
    const outline = await page.locator(':focus').evaluate((element) => {
      const around = [element, element.parentElement, element.closest('[role=row]')];
      return around.some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
    });
    expect(outline).toBe(true);
    await check(page, 'forced colours');
    await screenshot(page, 'seats-forced-colors');
  });

  test('to reduced motion', async ({ page }) => {
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
