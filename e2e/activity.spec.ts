import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { storedText } from './support/browser-storage';
import { expect, test } from './support/fixtures';
import { eligibleUsers, seatHolderIds } from './support/mocked-gitlab';
import {
  changeSelected,
  confirmButton,
  expectNoOverflow,
  exported,
  firstSeatSwitch,
  outcomeLine,
  planDialog,
  runStrip,
  selectUsers,
} from './support/steps';

/** Removes the seats of so many users from the top of the list. */
async function removeSeats(page: Page, count: number) {
  await selectUsers(page, count);
  await changeSelected(page, 'Remove');
  await expect(outcomeLine(page, /have been successfully removed/)).toBeVisible();
}

test('explains the page before the first change', async ({ page, openSignedIn }) => {
  await openSignedIn('activity');
  await expect(page.getByText('No seats changed from this browser yet')).toBeVisible();
  await expect(page.getByText(/for 365 days/)).toBeVisible();
  await axe(page);
});

test('lists a run, opens its report, filters and exports it, without a token', async ({
  page,
  gitlab,
  openSeats,
}) => {
  const { holders } = await eligibleUsers(gitlab);
  await openSeats();
  await removeSeats(page, 3);
  await page.getByRole('link', { name: 'Activity' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Remove the seats of 3 users' });
  await expect(row).toContainText('Removed 3');
  await expect(row).toContainText('@');
  await axe(page);
  await page.getByRole('link', { name: 'Remove the seats of 3 users' }).click();
  await expect(page.getByText('3 of 3 entries')).toBeVisible();
  await axe(page);
  const left = await seatHolderIds(gitlab);
  const username = holders.find(({ id }) => !left.has(id))?.username ?? '';
  await expect(page.getByRole('row').filter({ hasText: `@${username}` })).toContainText('Removed');
  await page.getByRole('searchbox', { name: 'Filter users' }).fill(`@${username}`);
  await expect(page.getByText('1 of 3 entries')).toBeVisible();

  const csv = await exported(page, 'Export report', 'Table (CSV)');
  expect(csv.name).toMatch(/^duo-seats-acme-report-remove-\d{4}-\d{2}-\d{2}-\d{4}\.csv$/);
  const lines = csv.text.trim().split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[0]).toContain(
    'date,group,product,name,username,email,last_duo_activity,action,reason,outcome,details,cost',
  );
  expect(lines.slice(1, 4).join('\n')).toContain(`,${username},`);
  expect(lines[4]).toMatch(/^total,.*,3 seats removed,/);
  const archive = await exported(page, 'Export report', 'Run with batches (JSON)');
  const run = JSON.parse(archive.text) as { readonly run: { readonly batches: unknown[] } };
  expect(run.run.batches).toHaveLength(1);
  expect(archive.text).not.toContain(gitlab.token());

  const stored = await storedText(page);
  expect(stored).toContain(username);
  expect(stored).not.toContain(gitlab.token());
});

test.describe('in one of several groups', () => {
  test.use({ scenario: 'groups' });

  const tabs = (page: Page) => page.getByRole('navigation', { name: 'Pages' });
  const trail = (page: Page) => page.getByRole('navigation', { name: 'Breadcrumb' });
  const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
  const extent = (page: Page, name: string) =>
    page.getByRole('group', { name: 'Runs to show' }).getByRole('button', { name });

  test('the activity and its reports keep the group, its tabs and the way back', async ({
    page,
    openSeats,
  }) => {
    await openSeats();
    await removeSeats(page, 2);
    await tabs(page).getByRole('link', { name: 'Activity' }).click();
    await expect(page).toHaveURL(/\/groups\/acme\/activity$/);
    await expect(title(page, 'Activity of Acme')).toBeVisible();
    await page.getByRole('link', { name: 'Remove the seats of 2 users' }).click();
    await expect(title(page, 'Removed 2 seats')).toBeVisible();
    await expect(page).toHaveURL(/\/groups\/acme\/activity\/[^/]+$/);
    await expect(tabs(page).getByRole('link', { name: 'Activity' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await expect(trail(page).getByRole('listitem')).toHaveText([
      'Acme',
      'Activity',
      'Removed 2 seats',
    ]);
    await axe(page);
    await trail(page).getByRole('link', { name: 'Activity' }).click();
    await expect(title(page, 'Activity of Acme')).toBeVisible();
    await page.goBack();
    await trail(page).getByRole('link', { name: 'Acme' }).click();
    await expect(title(page, 'Overview of Acme')).toBeVisible();
  });

  test('another group lists its own runs, or those of all groups', async ({
    page,
    openSeats,
    openSignedIn,
  }) => {
    await openSeats();
    await removeSeats(page, 2);
    await openSignedIn('groups/umbrella/activity');
    await expect(
      page.getByText('You haven’t changed any seats of Umbrella Réunion from this browser yet'),
    ).toBeVisible();
    await expect(extent(page, 'This group')).toHaveAttribute('aria-pressed', 'true');
    await axe(page);
    await extent(page, 'All').click();
    await expect(title(page, 'Activity')).toBeVisible();
    await expect(extent(page, 'All')).toHaveAttribute('aria-pressed', 'true');
    await axe(page);
    // The choice is in the address; the report stands in the group of its run.
    await page.reload();
    await page.getByRole('link', { name: 'Remove the seats of 2 users' }).click();
    await expect(trail(page).getByRole('listitem').filter({ hasText: 'Acme' })).toBeVisible();
    await expect(page).toHaveURL(/\/groups\/acme\/activity\/[^/]+$/);
    await page.goBack();
    await expect(extent(page, 'All')).toHaveAttribute('aria-pressed', 'true');
    await extent(page, 'This group').click();
    await expect(title(page, 'Activity of Umbrella Réunion')).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
  });

  test('addresses without a group lead to one', async ({ page, openSeats, openSignedIn }) => {
    await openSeats();
    await removeSeats(page, 2);
    await page.getByRole('link', { name: 'Open report' }).click();
    await expect(title(page, 'Removed 2 seats')).toBeVisible();
    const runId = page.url().split('/').at(-1) ?? '';
    await openSignedIn(`activity/${runId}`);
    await expect(title(page, 'Removed 2 seats')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/groups/acme/activity/${runId}$`));
    await openSignedIn('activity');
    await expect(page.getByRole('link', { name: 'Remove the seats of 2 users' })).toBeVisible();
    await expect(page).toHaveURL(/\/groups\/acme\/activity\?all=own$/);
    await expect(extent(page, 'All')).toHaveAttribute('aria-pressed', 'true');
  });
});

test.describe('on an instance', () => {
  test.use({ scenario: 'instance' });

  test('the activity is a tab of the instance', async ({ page, openLoaded }) => {
    await openLoaded('instance/seats');
    await removeSeats(page, 2);
    await page.getByRole('link', { name: 'Open report' }).click();
    await expect(page).toHaveURL(/\/instance\/activity\/[^/]+$/);
    await page
      .getByRole('navigation', { name: 'Breadcrumb' })
      .getByRole('link', { name: 'Activity' })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: /^Activity of / })).toBeVisible();
    await expect(page.getByRole('button', { name: 'This instance' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(page.getByRole('row').filter({ hasText: 'Removed 2' })).toBeVisible();
  });
});

test('undoes a run from the list, and marks it as undone', async ({ page, gitlab, openSeats }) => {
  const before = await seatHolderIds(gitlab);
  await openSeats();
  await removeSeats(page, 2);
  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByRole('button', { name: /^More actions: Remove the seats of 2 users/ }).click();
  await page.getByRole('menuitem', { name: 'Undo' }).click();
  const dialog = planDialog(page, 'Assign');
  await expect(dialog).toContainText('Undo restores only the seats this run changed');
  await expect(dialog).toContainText('2 users get a seat');
  await confirmButton(page, 'Assign').click();
  await expect(outcomeLine(page, '2 users have been successfully assigned a seat.')).toBeVisible();
  expect(await seatHolderIds(gitlab)).toEqual(before);
  await expect(page.getByText('Undone by a later run')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Undo of an earlier run' })).toBeVisible();
});

test('keeps runs across a reload, and deletes one of them or all', async ({
  page,
  openSignedIn,
  openSeats,
}) => {
  await openSeats();
  await removeSeats(page, 2);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await firstSeatSwitch(page, { checked: true }).click();
  await expect(runStrip(page).getByText('1 user has been successfully removed')).toBeVisible();
  await openSignedIn('activity');
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByRole('link', { name: 'Remove the seat of 1 user' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete this run' });
  await dialog.getByRole('button', { name: 'Delete run' }).click();
  await expect(page).toHaveURL(/\/activity$/);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Delete all' }).click();
  await page.getByRole('button', { name: 'Delete all runs' }).click();
  await expect(page.getByText('No seats changed from this browser yet')).toBeVisible();
});

test('shows a change by a switch in a corner, moves nothing, and can undo it', async ({
  page,
  openSeats,
}) => {
  await openSeats();
  const toggle = firstSeatSwitch(page);
  const top = (await toggle.boundingBox())?.y;
  await toggle.click();
  const note = runStrip(page);
  await expect(note).toContainText('1 user has been successfully removed from their seat.');
  expect((await toggle.boundingBox())?.y).toBe(top);
  await axe(page);
  await note.getByRole('button', { name: 'Undo' }).click();
  await confirmButton(page, 'Assign').click();
  await expect(toggle).toBeChecked();
  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('nothing is cut off and axe finds nothing, at each width', async ({ page, openSeats }) => {
      await openSeats();
      await removeSeats(page, 3);
      const pages = [
        { link: 'Open report', heading: 'Removed 3 seats' },
        { link: 'Activity', heading: 'Activity of Acme' },
      ];
      for (const { link, heading } of pages) {
        await page.getByRole('main').getByRole('link', { name: link, exact: true }).click();
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        await expect(page.getByRole('table')).toBeVisible();
        for (const width of [1440, 390]) {
          await test.step(`${link}, ${width} px wide`, async () => {
            await page.setViewportSize({ width, height: 844 });
            await expectNoOverflow(page);
            await axe(page);
          });
        }
      }
    });
  });
}
