import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { storedText } from './support/browser-storage';
import { expect, screenshot, test } from './support/fixtures';
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
  await screenshot(page, 'activity-light');
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
      for (const link of ['Open report', 'All activity']) {
        await page.getByRole('link', { name: link }).click();
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
