import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, SEATS, test } from './support/fixtures';
import {
  clearFilters,
  clipboard,
  download,
  exported,
  searchBox,
  selectUsers,
  userCheckbox,
} from './support/steps';

const suggestion = (page: Page, name: string | RegExp) =>
  page.getByRole('listbox', { name: 'Filters to choose from' }).getByRole('option', { name });
async function shownUsers(page: Page) {
  const rows = await page.getByRole('grid', { name: 'Users' }).getAttribute('aria-rowcount');
  return Number(rows) - 1;
}

/** The address of the page, relative to the app: to open it again as on a later visit. */
function pathOf(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return `${pathname.slice(1)}${search}`;
}

test.describe('the filter bar', () => {
  test.use({ scenario: 'typical' });

  test('completes tokens with the keyboard alone', async ({ page, openSeats }) => {
    await openSeats();
    await page.keyboard.press('/');
    await searchBox(page).pressSequentially('last d');
    await expect(suggestion(page, /^Last Duo activity/)).toBeVisible();
    await axe(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(searchBox(page)).toHaveValue('Last Duo activity: ');
    await searchBox(page).pressSequentially('45');
    await expect(suggestion(page, 'more than 45 days ago')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/duo=older-45/);
    await expect(searchBox(page)).toHaveValue('');
    await searchBox(page).fill('Assigned seat: ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/seat=yes/);
    // The first filter is still there.
    await expect(page).toHaveURL(/duo=older-45/);
    await page.getByRole('button', { name: /^Remove filter Last Duo activity/ }).click();
    await expect(page).not.toHaveURL(/duo=/);
  });

  test('takes several states, any number of days, and a domain', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('menuitem', { name: 'State' }).click();
    const states = page.getByRole('dialog', { name: 'State' });
    await states.getByRole('checkbox', { name: 'Blocked', exact: true }).check();
    await states.getByRole('checkbox', { name: 'Banned' }).check();
    await states.getByRole('button', { name: 'Apply' }).click();
    await expect(page).toHaveURL(/state=blocked(%2C|,)banned/);
    const { users, purchases } = await gitlab.state();
    const wanted = users.filter(
      ({ id, state }) => purchases[0]?.seats.includes(id) && /^(blocked|banned)$/.test(state),
    );
    await expect.poll(() => shownUsers(page)).toBe(wanted.length);
    await clearFilters(page);

    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('menuitem', { name: 'Last GitLab activity' }).click();
    const activity = page.getByRole('dialog', { name: 'Last GitLab activity' });
    await activity.getByRole('textbox', { name: 'Days, within' }).fill('many');
    await page.keyboard.press('Enter');
    await expect(activity.getByText('Enter a whole number from 0 to 9,999')).toBeVisible();
    await activity.getByRole('textbox', { name: 'Days, within' }).fill('12');
    await axe(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/gitlab=within-12/);
    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('menuitem', { name: 'Email domain' }).click();
    await page.getByRole('textbox', { name: 'Domain' }).fill('@Example.com');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/domain=example\.com/);
  });

  test('loads members only for a filter by role', async ({ page, gitlab, openSeats }) => {
    await openSeats();
    const asked = async () =>
      (await gitlab.state()).requests.filter(({ operation }) => operation === 'GroupMemberFacts');
    expect(await asked()).toHaveLength(0);
    const before = await shownUsers(page);
    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('menuitem', { name: 'Role' }).click();
    await page.getByRole('radio', { name: 'Owner' }).check();
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page).toHaveURL(/role=Owner/);
    await expect.poll(() => shownUsers(page)).toBeLessThan(before);
    expect((await asked()).length).toBeGreaterThan(0);
    await axe(page);
  });
});

test.describe('a group with a subgroup', () => {
  test.use({ scenario: 'groups' });

  test('is filtered by it, and says that a path is no group', async ({ page, openSeats }) => {
    await openSeats();
    const before = await shownUsers(page);
    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('menuitem', { name: 'Subgroup' }).click();
    await page.getByRole('button', { name: 'acme/platform' }).click();
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect.poll(() => shownUsers(page)).toBeLessThan(before);
    expect(await shownUsers(page)).toBeGreaterThan(0);
    await page.getByRole('button', { name: /^Change filter Subgroup/ }).click();
    await page.getByRole('textbox', { name: 'Path' }).fill('acme/nothing');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/Group acme\/nothing doesn’t exist/)).toBeVisible();
    await expect(page.getByText('No users match')).toBeVisible();
    await axe(page);
  });
});

test('views are saved, opened by default, shared, changed and deleted', async ({
  page,
  context,
  openSeats,
  openLoaded,
}) => {
  await openSeats();
  await searchBox(page).fill('a');
  await expect(page).toHaveURL(/q=a/);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save view…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('With an a');
  await page.getByRole('checkbox', { name: 'Open when no filter is set' }).check();
  await axe(page);
  await page.getByRole('button', { name: 'Save view' }).click();
  await clearFilters(page);
  await expect(page).not.toHaveURL(/q=/);
  await openLoaded(pathOf(page));
  await expect(page).toHaveURL(/q=a/);

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitemradio', { name: /With an a/ }).click();
  await searchBox(page).fill('ad');
  await expect(page).toHaveURL(/q=ad/);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Update “With an a”' }).click();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Copy link to this view' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await clipboard(page)).toContain('?q=ad');

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Manage views…' }).click();
  await axe(page);
  const star = page.getByRole('button', { name: 'Make With an a the default' });
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('button', { name: 'Delete With an a' }).click();
  await expect(page.getByText('No saved views yet.')).toBeVisible();
});

test.describe('the table', () => {
  test.use({ scenario: 'typical' });

  test('remembers columns, their order, widths and density', async ({
    page,
    openSeats,
    openLoaded,
  }) => {
    await openSeats();
    const headers = page.getByRole('columnheader');
    await page.getByRole('button', { name: 'Columns' }).click();
    const chooser = page.getByRole('dialog', { name: 'Columns' });
    await chooser.getByRole('checkbox', { name: 'Email' }).uncheck();
    await chooser.getByRole('checkbox', { name: 'Last sign-in' }).check();
    await chooser.getByRole('button', { name: 'Move Last Duo activity left' }).click();
    await chooser.getByRole('checkbox', { name: 'Dense rows' }).check();
    await axe(page);
    await page.keyboard.press('Escape');
    const duo = page.getByRole('button', { name: 'Last Duo activity' });
    await duo.focus();
    const before = (await headers.filter({ has: duo }).boundingBox())?.width ?? 0;
    await page.keyboard.press('Shift+ArrowRight');
    await expect
      .poll(async () => (await headers.filter({ has: duo }).boundingBox())?.width ?? 0)
      .toBeGreaterThan(before + 8);
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await expect(duo).toBeFocused();
    const names = async () => (await headers.allTextContents()).filter((name) => name !== '');
    const expected = [
      'User',
      // The order of the list.
      'Seat▼',
      'Last Duo activity',
      'State',
      'Last GitLab activity',
      'Last sign-in',
    ];
    expect(await names()).toEqual(expected);
    await openLoaded(pathOf(page));
    expect(await names()).toEqual(expected);
  });

  test('sorts by several columns with Shift, and moves a dragged column', async ({
    page,
    openSeats,
  }) => {
    await openSeats();
    await page.getByRole('button', { name: 'State' }).click();
    await page.getByRole('button', { name: 'Last Duo activity' }).click({ modifiers: ['Shift'] });
    await expect(page).toHaveURL(/sort=state(%2C|,)duo/);
    const from = await page.getByRole('button', { name: 'Email' }).boundingBox();
    const to = await page.getByRole('columnheader', { name: 'Seat' }).boundingBox();
    await page.mouse.move((from?.x ?? 0) + 10, (from?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 4, (from?.y ?? 0) + 8, { steps: 8 });
    await page.mouse.up();
    expect((await page.getByRole('columnheader').allTextContents()).slice(1, 4)).toEqual([
      'User',
      'Email',
      'Seat',
    ]);
    // The drag did not count as a click, which sorts.
    await expect(page).not.toHaveURL(/email/);
  });

  test('selects ranges, single rows and all users', async ({ page, openSeats }) => {
    await openSeats();
    await userCheckbox(page, 0).click();
    await userCheckbox(page, 3).click({ modifiers: ['Shift'] });
    await expect(page.getByText('4 users selected')).toBeVisible();
    // The first four are selected, and this is a cell without a control.
    const unselected = page.getByRole('row', { selected: false }).filter({ hasText: '@' });
    const cell = unselected.getByRole('gridcell', { name: 'Active', exact: true }).first();
    await cell.click();
    await expect(page.getByText('4 users selected')).toBeVisible();
    await cell.click({ modifiers: ['ControlOrMeta'] });
    await expect(page.getByText('5 users selected')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+a');
    const all = await shownUsers(page);
    await expect(page.getByText(`${all} users selected`)).toBeVisible();
    await expect(page.getByRole('checkbox', { name: 'Select all', exact: true })).toBeChecked();
  });

  test('opens a user’s details, also by link, and changes the seat there', async ({
    page,
    openSeats,
    openLoaded,
  }) => {
    await openSeats();
    await userCheckbox(page, 0).focus();
    await page.keyboard.press('o');
    await expect(page).toHaveURL(/user=\d+/);
    const drawer = page.getByRole('dialog', { name: /^Details of/ });
    await expect(drawer.getByText('Last sign-in')).toBeVisible();
    await axe(page);
    await drawer.getByRole('button', { name: 'Remove seat' }).click();
    await expect(drawer.getByRole('button', { name: 'Assign seat' })).toBeVisible();
    await openLoaded(pathOf(page));
    await expect(drawer.getByText('Assigned seat: No')).toBeVisible({ timeout: 20_000 });
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await expect(page).not.toHaveURL(/user=/);
  });

  test('is exported as CSV and JSON', async ({ page, openSeats }) => {
    await openSeats();
    await selectUsers(page, 1);
    await page.getByRole('button', { name: 'Export' }).click();
    await axe(page);
    const { text: csv } = await download(page, () =>
      page.getByRole('menuitem', { name: 'Download CSV, 1 selected user' }).click(),
    );
    expect(csv.split('\r\n')[0]).toBe(
      '\uFEFFusername,name,assigned_seat,state,email,email_source,last_gitlab_activity,last_duo_activity',
    );
    expect(csv.trimEnd().split('\r\n')).toHaveLength(2);
    const json = await exported(page, 'Export', /^Download JSON, \d+ shown users/);
    const file = JSON.parse(json.text) as Record<string, unknown>;
    expect(file).toMatchObject({ format: 'duo-seats-users', version: 1, complete: true });
    expect(file['count']).toBe(await shownUsers(page));
  });
});

test.describe('a large list that is not loaded yet', () => {
  test.use({ scenario: 'huge' });

  test('is searched in GitLab, and not taken for complete', async ({
    page,
    gitlab,
    openSignedIn,
  }) => {
    test.setTimeout(90_000);
    await openSignedIn(SEATS);
    await expect(page.getByText('This is a large list')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('checkbox', { name: /^Select all \d+ loaded$/ })).toBeVisible();
    await expect(page.getByText(/^\d+ of 100,\d+ users loaded$/)).toBeVisible();
    const last = (await gitlab.state()).users.findLast(({ state }) => state === 'active');
    await searchBox(page).fill(last?.username ?? '');
    const row = page.getByRole('row').filter({ hasText: `@${last?.username ?? ''}` });
    await expect(row).toContainText('Found in GitLab', { timeout: 20_000 });
    await selectUsers(page, 1);
    await expect(page.getByText(/^Only loaded users: /)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Load remaining users' })).toBeVisible();
    await axe(page);
  });
});

test.describe('an old GitLab', () => {
  test.use({ scenario: 'old' });

  test('says once what it lacks, and leaves out those columns and filters', async ({
    page,
    gitlab,
    openLoaded,
  }) => {
    await openLoaded('instance/seats', { token: gitlab.token('admin') });
    await expect(page.getByText(/doesn’t report last Duo activity/)).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Last Duo activity' })).toBeHidden();
    await page.getByRole('button', { name: 'Add filter' }).click();
    await expect(page.getByRole('menuitem', { name: 'Last GitLab activity' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Last Duo activity' })).toBeHidden();
    await expect(page.getByRole('menuitem', { name: 'Role' })).toBeHidden();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await openLoaded('instance/seats', { token: gitlab.token('admin') });
    await expect(page.getByText(/doesn’t report last Duo activity/)).toBeHidden();
  });
});
