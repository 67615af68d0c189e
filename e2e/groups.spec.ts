import type { Locator, Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, screenshot, SEATS, test } from './support/fixtures';
import { cellUnder, expectNoOverflow, exported, firstSeatSwitch } from './support/steps';

const heading = (page: Page) => page.getByRole('heading', { name: 'Choose a group' });
const groupsTable = (page: Page) => page.getByRole('table', { name: 'Groups you own' });
const row = (page: Page, name: RegExp) => groupsTable(page).getByRole('row', { name });
/** The names in the first column, in their order. */
const names = (page: Page) => groupsTable(page).getByRole('rowheader').getByRole('link');
const sortBy = (page: Page, column: string) =>
  groupsTable(page).getByRole('button', { name: column, exact: true }).click();
const head = (page: Page, name: string) =>
  groupsTable(page).getByRole('columnheader', { name, exact: true });
const switchButton = (page: Page, name: string) =>
  page.getByRole('button', { name: `${name}, switch group` });
const menu = (page: Page) => page.getByRole('dialog', { name: 'Groups' });
const find = (within: Locator) => within.getByRole('combobox', { name: 'Find a group' });

test.describe('choosing a group', () => {
  test.use({ scenario: 'groups' });

  test('lists the groups that the user owns, filters them by name, and opens one', async ({
    page,
    signIn,
  }) => {
    await signIn();
    await expect(heading(page)).toBeVisible();
    await expect(names(page)).toHaveCount(3);
    await expect(row(page, /Acme .*31 \/ 45/)).toBeVisible();
    await expect(row(page, /Umbrella .*20 \/ 20/)).toBeVisible();
    await expect(row(page, /Initech .*No active add-on/)).toBeVisible();
    await axe(page);
    await screenshot(page, 'groups-light');
    await page.getByLabel('Filter groups').fill('zzz');
    await expect(page.getByText('No groups match')).toBeVisible();
    await page.getByLabel('Filter groups').fill('acme');
    await expect(names(page)).toHaveCount(1);
    await names(page).click();
    await expect(page).toHaveURL(/\/groups\/[^/]+\/seats/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Seats of');
  });

  test('compares them: counters at once, with an end, a total, and in any order', async ({
    page,
    openSignedIn,
  }) => {
    await openSignedIn('groups');
    const acme = row(page, /Acme .*31 \/ 45/);
    await expect(acme.getByRole('meter')).toHaveAttribute('aria-valuetext', '31 of 45');
    await expect(await cellUnder(groupsTable(page), acme, 'Free')).toHaveText('14');
    await expect(await cellUnder(groupsTable(page), acme, 'Ends')).toContainText(/\d+ days/);
    const idle = await cellUnder(groupsTable(page), acme, 'Idle');
    await expect(idle).toContainText('Unknown');
    const total = row(page, /^Total/);
    await expect(total).toContainText('51 / 65');
    await expect(await cellUnder(groupsTable(page), total, 'Free')).toHaveText('14');
    // The default order is visible in the head.
    await expect(head(page, 'Group')).toHaveAttribute('aria-sort', 'ascending');
    await sortBy(page, 'Free');
    await expect(head(page, 'Free')).toHaveAttribute('aria-sort', 'descending');
    await expect(names(page)).toHaveText(['Acme', 'Umbrella Réunion', 'Initech']);
    await sortBy(page, 'Free');
    await expect(names(page)).toHaveText(['Umbrella Réunion', 'Acme', 'Initech']);
    await sortBy(page, 'Used / purchased');
    await expect(names(page)).toHaveText(['Umbrella Réunion', 'Acme', 'Initech']);
  });

  test('reads their activity one after the other; it adds up to the seats used', async ({
    page,
    openSignedIn,
  }) => {
    await openSignedIn('groups');
    await expect(row(page, /Umbrella .*20 \/ 20/)).toBeVisible();
    await page.getByRole('button', { name: 'Load activity' }).click();
    const done = [
      { name: /Acme .*Today/, seats: 31 },
      { name: /Umbrella .*Today/, seats: 20 },
      { name: /^Total/, seats: 51 },
    ];
    for (const { name, seats } of done) {
      await expect(row(page, name)).toBeVisible();
      const count = async (column: string) =>
        Number(await (await cellUnder(groupsTable(page), row(page, name), column)).textContent());
      const sum = async () =>
        (await count('Active, 30 days')) + (await count('Idle')) + (await count('Never used'));
      await expect.poll(sum).toBe(seats);
    }
    const csv = await exported(page, 'Export Groups you own', 'Table (CSV)');
    expect(csv.text.split('\r\n')[0]).toContain('free,active_30_days,idle,never_used');
    const idle = await cellUnder(groupsTable(page), row(page, /Acme/), 'Idle');
    const users = (await idle.textContent()) ?? '';
    await idle.getByRole('link').click();
    await expect(page).toHaveURL(/\/groups\/acme\/seats\?.*seat=yes&duo=/);
    await expect(page.getByText(new RegExp(`^${users} of `))).toBeVisible();
  });

  test('reading the activity can be stopped; what was read stays, the rest is unknown', async ({
    page,
    gitlab,
    openSignedIn,
  }) => {
    // The first answer about users waits until the reading was stopped.
    let stopped: () => void = () => undefined;
    const stop = new Promise<void>((resolve) => {
      stopped = resolve;
    });
    await page.route(`${gitlab.url}/api/graphql`, async (route) => {
      if (route.request().postData()?.includes('EligibleUsers')) await stop;
      await route.continue().catch(() => undefined);
    });
    await openSignedIn('groups');
    await expect(row(page, /Umbrella .*20 \/ 20/)).toBeVisible();
    await page.getByRole('button', { name: 'Load activity' }).click();
    await expect(page.getByRole('progressbar', { name: 'Loading activity' })).toHaveAttribute(
      'aria-valuetext',
      'Acme, group 1 of 2',
    );
    await expect(row(page, /Umbrella .*Waiting/)).toBeVisible();
    await page.getByRole('button', { name: 'Stop loading' }).click();
    await expect(row(page, /Acme .*Stopped/)).toBeVisible();
    await expect(row(page, /Umbrella .*Unknown .*Stopped/)).toBeVisible();
    stopped();
    // It can be started again.
    await page.getByRole('button', { name: 'Load activity' }).click();
    await expect(row(page, /Umbrella .*Today/)).toBeVisible();
    await expect(row(page, /Acme .*Today/)).toBeVisible();
  });

  test('counts the cost only where a price was entered', async ({ page, openSignedIn }) => {
    await openSignedIn('groups');
    await row(page, /Acme .*31 \/ 45/)
      .getByRole('link', { name: 'Enter cost' })
      .click();
    await page.getByLabel(/^Cost per seat/).fill('20');
    await page.getByRole('link', { name: /all groups/ }).click();
    await expect(row(page, /Acme .*\$900/)).toBeVisible();
    await expect(row(page, /Umbrella .*Enter cost/)).toBeVisible();
    await expect(row(page, /^Total .*\$900 ?1 of 2 purchases/)).toBeVisible();
  });

  test('the name in the header opens a menu of them with their counters', async ({
    page,
    openSignedIn,
  }) => {
    await openSignedIn('groups/acme/reclaim');
    await switchButton(page, 'Acme').click();
    const options = menu(page).getByRole('option');
    await expect(options).toHaveText([
      /Acme.*31 of 45/,
      /Initech.*No active/,
      /Umbrella.*20 of 20/,
    ]);
    await expect(options.filter({ hasText: 'Acme' })).toHaveAttribute('aria-selected', 'true');
    await axe(page);
    await page.keyboard.press('Escape');
    await expect(menu(page)).toBeHidden();
    await expect(switchButton(page, 'Acme')).toBeFocused();
    // By keys alone, to the same page of another group.
    await page.keyboard.press('Enter');
    await expect(find(menu(page))).toBeFocused();
    await page.keyboard.type('zzz');
    await expect(menu(page).getByText('No groups match')).toBeVisible();
    await find(menu(page)).fill('');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await find(menu(page)).fill('umb');
    await expect(options).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/groups\/umbrella\/reclaim$/);
    await expect(menu(page)).toBeHidden();
    await switchButton(page, 'Umbrella Réunion').click();
    await menu(page).getByRole('link', { name: 'Compare all groups' }).click();
    await expect(heading(page)).toBeVisible();
    await expect(menu(page)).toBeHidden();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`nothing is cut off in ${colorScheme}, at each width`, async ({ page, openSignedIn }) => {
      await page.emulateMedia({ colorScheme });
      await openSignedIn('groups');
      await expect(row(page, /Umbrella .*20 \/ 20/)).toBeVisible();
      for (const width of [1440, 1024, 390]) {
        await test.step(`${width} px wide`, async () => {
          await page.setViewportSize({ width, height: 844 });
          await expectNoOverflow(page);
          await axe(page);
        });
      }
      await names(page).filter({ hasText: 'Acme' }).click();
      await switchButton(page, 'Acme').click();
      await expect(menu(page).getByRole('option', { name: /31 of 45/ })).toBeVisible();
      await expectNoOverflow(page);
      await axe(page);
    });
  }

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

test.describe('many groups', () => {
  test.use({ scenario: 'many-groups' });

  test('are all compared, and found by name in the header', async ({ page, openSignedIn }) => {
    test.slow();
    await openSignedIn('groups');
    // More than GitLab lists on a page.
    await expect(names(page)).toHaveCount(120, { timeout: 30_000 });
    await expect(row(page, /^Total/)).not.toContainText('purchases', { timeout: 30_000 });
    await sortBy(page, 'Used / purchased');
    await expect(names(page).first()).toHaveText('Team 042');
    await expect(row(page, /Team 042 /)).toContainText('1 over');
    await sortBy(page, 'Free');
    const free = await cellUnder(
      groupsTable(page),
      groupsTable(page).getByRole('row').nth(1),
      'Free',
    );
    expect(Number(await free.textContent())).toBeGreaterThan(15);
    await page.getByLabel('Filter groups').fill('team 09');
    await expect(names(page)).toHaveCount(10);
    await names(page).filter({ hasText: 'Team 091' }).click();
    await switchButton(page, 'Team 091').click();
    await find(menu(page)).fill('042');
    await expect(menu(page).getByRole('option')).toHaveText([/Team 042.*3 of 2/]);
    await menu(page).getByRole('option').click();
    await expect(page).toHaveURL(/\/groups\/team-042\/seats$/);
  });
});

test('a group that does not exist links to the groups', async ({ page, allow, openSignedIn }) => {
  // The page asks whether it is for the token.
  allow(/Failed to load resource.*404/);
  await openSignedIn('groups/nobody/seats');
  await expect(page.getByText('Group not found')).toBeVisible();
  await page.getByRole('link', { name: 'Choose a group' }).click();
  await expect(heading(page)).toBeVisible();
});

test.describe('an instance', () => {
  test.use({ scenario: 'instance' });

  test('opens at once for its administrator', async ({ page, gitlab, signIn }) => {
    await signIn();
    await expect(page).toHaveURL(/\/instance\/seats/);
    await expect(firstSeatSwitch(page)).toBeVisible();
    await axe(page);
    // The header's menu has it as well, with its counters.
    const host = new URL(gitlab.url).host;
    await switchButton(page, host).click();
    const option = menu(page).getByRole('option', { name: /This instance.*240 of 300/ });
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await menu(page).getByRole('link', { name: 'Compare all groups' }).click();
    await expect(row(page, /This instance .*240 \/ 300/)).toBeVisible();
    await axe(page);
  });

  test('is offered when GitLab does not report who is an administrator', async ({
    page,
    gitlab,
    openSignedIn,
  }) => {
    await page.route(`${gitlab.url}/api/graphql`, async (route) => {
      const response = await route.fetch({ maxRetries: 3 });
      // A page that moves on waits for no answer.
      const answer = await response.text().catch(() => null);
      if (answer === null) return;
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
