import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, screenshot, SEATS, test } from './support/fixtures';
import { firstSeatSwitch } from './support/steps';

const heading = (page: Page) => page.getByRole('heading', { name: 'Choose a group' });

test.describe('choosing a group', () => {
  test.use({ scenario: 'groups' });

  test('lists the groups that the user owns, filters them by name, and opens one', async ({
    page,
    signIn,
  }) => {
    await signIn();
    await expect(heading(page)).toBeVisible();
    const list = page.getByRole('list', { name: 'Groups you own' });
    await expect(list.getByRole('link')).toHaveCount(3);
    await axe(page);
    await screenshot(page, 'groups-light');
    await page.getByLabel('Filter groups').fill('zzz');
    await expect(page.getByText('No groups match')).toBeVisible();
    await page.getByLabel('Filter groups').fill('acme');
    await list.getByRole('link', { name: /^Acme/ }).click();
    await expect(page).toHaveURL(/\/groups\/[^/]+\/seats/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Seats of');
  });

  test('takes a path, an ID or a global ID, and explains what is wrong with others', async ({
    page,
    gitlab,
    signIn,
  }) => {
    await signIn();
    const { groups } = await gitlab.state();
    const root = groups.find((group) => group.parent === null);
    const subgroup = groups.find((group) => group.parent !== null);
    const field = page.getByLabel('Group path or ID');
    const open = page.getByRole('button', { name: 'Open group' });
    await field.fill('no-such-group');
    await open.click();
    await expect(field).toHaveAccessibleDescription(/Group no-such-group not found/);
    await field.fill(subgroup?.fullPath ?? '');
    await open.click();
    await expect(field).toHaveAccessibleDescription(/This is a subgroup/);
    for (const typed of [root?.fullPath, root?.id.split('/').at(-1), root?.id]) {
      await field.fill(typed ?? '');
      await open.click();
      await expect(page).toHaveURL(new RegExp(`/groups/${root?.fullPath ?? ''}/seats`));
      await page.getByRole('link', { name: /all groups/ }).click();
    }
  });

  test('opens a deep link after the sign-in, with its filter', async ({ page, gitlab, signIn }) => {
    const root = (await gitlab.state()).groups.find((group) => group.parent === null);
    await signIn({ path: `groups/${root?.fullPath ?? ''}/seats?seat=yes` });
    await expect(page).toHaveURL(new RegExp(`/groups/${root?.fullPath ?? ''}/seats\\?seat=yes`));
    const seatFilter = page.getByRole('combobox', { name: 'Assigned seat' });
    await expect(seatFilter.locator('option:checked')).toHaveText('Yes');
  });
});

test('a group that does not exist links to the groups', async ({ page, openSignedIn }) => {
  await openSignedIn('groups/nobody/seats');
  await expect(page.getByText('Group not found')).toBeVisible();
  await page.getByRole('link', { name: 'Choose a group' }).click();
  await expect(heading(page)).toBeVisible();
});

test.describe('an instance', () => {
  test.use({ scenario: 'instance' });

  test('opens at once for its administrator', async ({ page, signIn }) => {
    await signIn();
    await expect(page).toHaveURL(/\/instance\/seats/);
    await expect(firstSeatSwitch(page)).toBeVisible();
    await axe(page);
  });

  test('is offered when GitLab does not report who is an administrator', async ({
    page,
    gitlab,
    openSignedIn,
  }) => {
    await page.route(`${gitlab.url}/api/graphql`, async (route) => {
      const response = await route.fetch();
      const answer = await response.text();
      await route.fulfill({
        response,
        body: answer.replace(/"admin":(true|false)/, '"admin":null'),
      });
    });
    await openSignedIn('groups');
    await page.getByRole('link', { name: /This instance/ }).click();
    await expect(page).toHaveURL(/\/instance\/seats/);
    await expect(firstSeatSwitch(page)).toBeVisible();
  });
});

test.describe('no active purchase', () => {
  test.use({ scenario: 'none' });

  test('explains the cause and links to the next step', async ({ page, signIn }) => {
    await signIn();
    await expect(page.getByText('No active GitLab Duo add-on')).toBeVisible();
    await expect(page.getByText(/You own .* no active add-on purchase/)).toBeVisible();
    await expect(page.getByRole('link', { name: /Buy seats/ })).toHaveAttribute(
      'href',
      'https://customers.gitlab.com/',
    );
    await axe(page);
    await screenshot(page, 'no-purchase-light');
  });
});

test.describe('a user who is no Owner', () => {
  test.use({ scenario: 'not-owner' });

  test('learns so, and whom to ask', async ({ page, openSignedIn }) => {
    await openSignedIn(SEATS);
    await expect(page.getByText(/You are not an Owner of/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ask an Owner' })).toHaveAttribute(
      'href',
      /^mailto:/,
    );
  });
});
