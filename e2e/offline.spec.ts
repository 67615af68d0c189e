/** The browser has no network, or no token: what nobody may click, and what is never sent later. */
import type { Page, Route } from '@playwright/test';
import { axe } from './support/axe';
import { expect, test } from './support/fixtures';
import { assignedSeats, seatMutations } from './support/mocked-gitlab';
import {
  changeSeats,
  confirmButton,
  dialogsFetched,
  filterBySeat,
  firstSeatSwitch,
  runStrip,
  seatButton,
  selectUsers,
  signInButton,
  tokenField,
  userCheckbox,
} from './support/steps';

const OFFLINE = /^You are offline\. You can change seats/;

const banner = (page: Page) => page.getByText('You are offline', { exact: true });

/** Shows the page again as it is with a network. */
async function goOnline(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await expect(banner(page)).toBeHidden();
}

test.describe('without a network', () => {
  test.beforeEach(({ allow }) => {
    allow(/Failed to load resource|failed request/);
  });

  test('no seat can be changed, each control says why, and nothing is sent later', async ({
    page,
    context,
    gitlab,
    openSeats,
  }) => {
    test.slow();
    await openSeats();
    await dialogsFetched(page);
    await filterBySeat(page, 'Yes');
    await selectUsers(page, 1);
    await seatButton(page, 'Remove').click();
    const confirm = confirmButton(page, 'Remove');
    await expect(confirm).toBeEnabled();
    const before = await assignedSeats(gitlab);

    // A plan that was opened before.
    await context.setOffline(true);
    await expect(confirm).toBeDisabled();
    await expect(confirm).toHaveAccessibleDescription(OFFLINE);
    await expect(page.getByRole('dialog').getByText(OFFLINE)).toBeVisible();
    await confirm.click({ force: true });
    await axe(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();

    // The switch of a row, and the bar.
    const toggle = firstSeatSwitch(page, { checked: true });
    await expect(toggle).toBeDisabled();
    await expect(toggle).toHaveAccessibleName(/You are offline/);
    await toggle.click({ force: true });
    await toggle.press('Space');
    await expect(toggle).toBeChecked();
    const bar = page.getByRole('region', { name: 'Bulk actions' });
    await expect(bar.getByText(OFFLINE)).toBeVisible();
    for (const action of ['Assign', 'Remove'] as const) {
      await expect(seatButton(bar, action)).toBeDisabled();
      await expect(seatButton(bar, action)).toHaveAccessibleDescription(OFFLINE);
    }
    await userCheckbox(page, 0).press('r');

    // The drawer.
    await userCheckbox(page, 0).press('o');
    const drawer = page.getByRole('dialog', { name: /^Details of/ });
    await expect(seatButton(drawer, 'Remove')).toBeDisabled();
    await expect(drawer.getByText(OFFLINE)).toBeVisible();
    await seatButton(drawer, 'Remove').click({ force: true });
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();

    // The lists.
    await page.getByRole('button', { name: 'More actions', exact: true }).click();
    const item = page.getByRole('menuitem', { name: /^Swap seats/ });
    await expect(item).toBeDisabled();
    await expect(item.getByText(OFFLINE)).toBeVisible();
    await item.click({ force: true });
    await page.keyboard.press('Escape');
    await expect(item).toBeHidden();

    // The reason stays in view, however far the list is scrolled.
    await page.mouse.wheel(0, 4_000);
    await expect(banner(page)).toBeInViewport();

    await goOnline(page);
    await changeSeats(page, gitlab, 'Remove', 1);
    expect(await seatMutations(gitlab)).toHaveLength(1);
    expect(await assignedSeats(gitlab)).toBe(before - 1);
  });

  test('a change that lost its answer says so, and is checked before it goes on', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    test.slow();
    await openSeats();
    await dialogsFetched(page);
    const before = await assignedSeats(gitlab);
    await removeAndLoseNetwork(page);
    await expect(runStrip(page)).toContainText('Paused until you are back online');
    await expect(runStrip(page).getByRole('button', { name: 'Stop' })).toBeVisible();
    expect(await seatMutations(gitlab)).toEqual([]);
    await goOnline(page);
    await expect(runStrip(page)).toContainText('1 user has been successfully removed');
    expect(await assignedSeats(gitlab)).toBe(before - 1);
  });

  test('and one that is stopped then is reported as unconfirmed, and not sent again', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    test.slow();
    await openSeats();
    await dialogsFetched(page);
    await removeAndLoseNetwork(page);
    await runStrip(page).getByRole('button', { name: 'Stop' }).click();
    await expect(runStrip(page)).toContainText('is unconfirmed');
    const retry = runStrip(page).getByRole('button', { name: 'Retry 1 user' });
    await expect(retry).toBeDisabled();
    await expect(retry).toHaveAccessibleDescription(OFFLINE);
    await goOnline(page);
    await expect(retry).toBeEnabled();
    await changeSeats(page, gitlab, 'Assign', 1);
    expect(await seatMutations(gitlab)).toEqual([expect.stringMatching(/^Assign/)]);
  });

  test('a page whose code was not fetched says so in its place, and the selection stays', async ({
    page,
    context,
    allow,
    openSeats,
  }) => {
    allow(/dynamically imported module|preload/);
    await openSeats();
    await dialogsFetched(page);
    await selectUsers(page, 2);
    await context.setOffline(true);
    for (const name of ['Overview', 'Reclaim', 'Renewal', 'Activity']) {
      await page.getByRole('link', { name, exact: true }).click();
      await expect(
        page.getByRole('main').getByRole('alert').filter({ hasText: 'could not be loaded' }),
      ).toBeVisible();
    }
    await page.goBack();
    await page.getByRole('link', { name: 'Seats', exact: true }).click();
    await expect(page.getByText('2 users selected')).toBeVisible();
    await expect(userCheckbox(page, 1)).toBeChecked();
    await goOnline(page);
    await page.getByRole('link', { name: 'Renewal', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Renewal/ })).toBeVisible();
  });
});

/** Removes the seat of the first holder; the network goes while the request is under way. */
async function removeAndLoseNetwork(page: Page): Promise<void> {
  const underWay = new Promise<Route>((resolve) => {
    void page.route('**/api/graphql', (route) => {
      const isRemoval = /"operationName":"RemoveSeats?"/.test(route.request().postData() ?? '');
      if (!isRemoval) return route.fallback();
      resolve(route);
      return undefined;
    });
  });
  await filterBySeat(page, 'Yes');
  await firstSeatSwitch(page, { checked: true }).click();
  const route = await underWay;
  await page.context().setOffline(true);
  await expect(banner(page)).toBeVisible();
  await route.abort('internetdisconnected');
  await page.unrouteAll({ behavior: 'wait' });
}

test.describe('after the token was refused', () => {
  test('no seat can be changed until the next sign-in, and nothing is sent then', async ({
    page,
    gitlab,
    allow,
    openSeats,
  }) => {
    allow(/Failed to load resource/);
    await openSeats();
    await dialogsFetched(page);
    await gitlab.patch({ faults: [{ kind: 'unauthorized' }] });
    await page.getByRole('button', { name: 'Refresh users' }).click();
    const dialog = page.getByRole('dialog');
    await expect(tokenField(dialog)).toBeVisible();
    // Behind the dialog, for whoever gets there all the same.
    const toggle = page.getByRole('switch', { name: /Sign in again/, includeHidden: true }).nth(0);
    await expect(toggle).toHaveAttribute('aria-disabled', 'true');
    await toggle.dispatchEvent('click');

    await gitlab.patch({ faults: [] });
    await tokenField(dialog).fill(gitlab.token());
    await signInButton(dialog).click();
    await expect(dialog).toBeHidden();
    await expect(firstSeatSwitch(page, { checked: true })).toBeEnabled();
    await changeSeats(page, gitlab, 'Remove', 1);
    expect(await seatMutations(gitlab)).toHaveLength(1);
  });
});
