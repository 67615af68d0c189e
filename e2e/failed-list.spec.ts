/** A list that failed, a list of nobody, and a list that nobody matches: three different things. */
import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, SEATS, test } from './support/fixtures';
import { loaded, searchBox, userCheckbox } from './support/steps';

const FAILED = 'Users could not be loaded';
const NOBODY = 'No users are eligible for a seat yet';
const NO_MATCH = 'No users match';

const failure = (page: Page) => page.getByRole('alert').filter({ hasText: FAILED });

/** Ways of the page to say how many there are. */
const zero = (page: Page) => page.getByText(/^0( of 0)? users$/);

test.describe('where GitLab answers the list with errors', () => {
  test.beforeEach(async ({ allow, gitlab }) => {
    allow(/Failed to load resource/);
    await gitlab.patch({ faults: [{ kind: 'server-error', operation: 'GroupEligibleUsers' }] });
  });

  test('the seats page says that, shows no number, and the next try works', async ({
    page,
    gitlab,
    openSignedIn,
  }) => {
    await openSignedIn(SEATS);
    await expect(failure(page)).toBeVisible({ timeout: 40_000 });
    await expect(failure(page)).toContainText('GitLab server error');
    for (const other of [NOBODY, NO_MATCH]) await expect(page.getByText(other)).toBeHidden();
    await expect(zero(page)).toBeHidden();
    await axe(page);
    await gitlab.patch({ faults: [] });
    await failure(page).getByRole('button', { name: 'Retry' }).click();
    await loaded(page);
    await expect(failure(page)).toBeHidden();
    await expect(userCheckbox(page, 0)).toBeVisible();
  });

  for (const [name, path] of [
    ['overview', 'groups/acme'],
    ['reclaim', 'groups/acme/reclaim'],
    ['renewal', 'groups/acme/renewal'],
  ] as const) {
    test(`the ${name} page says that, and no figure of it is zero`, async ({
      page,
      gitlab,
      openSignedIn,
    }) => {
      await openSignedIn(path);
      await expect(failure(page)).toBeVisible({ timeout: 40_000 });
      await expect(zero(page)).toBeHidden();
      await expect(
        page.getByText(/No users have a seat|No idle seats|No users would/),
      ).toBeHidden();
      await expect(page.getByRole('definition').filter({ hasText: /^0\b/ })).toHaveCount(0);
      await gitlab.patch({ faults: [] });
      await failure(page).getByRole('button', { name: 'Retry' }).click();
      await loaded(page);
      await expect(failure(page)).toBeHidden();
    });
  }
});

test('where the list of holders alone fails, others are shown, and nobody is said to hold no seat', async ({
  page,
  allow,
  openSignedIn,
}) => {
  allow(/Failed to load resource|failed request/);
  await page.route('**/api/graphql', (route) => {
    const isHolders = /"filterByAssignedSeat":"(true|YES)"/i.test(route.request().postData() ?? '');
    return isHolders ? route.abort('connectionreset') : route.fallback();
  });
  await openSignedIn(`${SEATS}?seat=yes`);
  await expect(page.getByText('Not all users are loaded', { exact: true })).toBeVisible({
    timeout: 40_000,
  });
  await expect(page.getByText(NO_MATCH, { exact: true })).toBeVisible();
  await expect(page.getByText(/Not all users are loaded\.$/)).toBeVisible();
  await page.getByRole('link', { name: 'Reclaim', exact: true }).click();
  await expect(page.getByText(/No idle seats|No users have a seat/)).toBeHidden();
});

test('where nobody matches, the page offers to clear the filters', async ({ page, openSeats }) => {
  await openSeats();
  await searchBox(page).fill('nobody has this name');
  await expect(page.getByText(NO_MATCH, { exact: true })).toBeVisible();
  await expect(page.getByText(NOBODY)).toBeHidden();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(userCheckbox(page, 0)).toBeVisible();
});
