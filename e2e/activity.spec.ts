import type { Page } from '@playwright/test';
import { axe, download, expect, screenshot, signIn, test } from './fixtures';

/** Removes the seats of the first so many holders. */
async function removeSeats(page: Page, count: number) {
  await loaded(page);
  const boxes = userCheckboxes(page);
  for (let index = 0; index < count; index += 1) await boxes.nth(index).check();
  await changeSelected(page, 'Remove');
  await expect(outcomeLine(page, /have been successfully removed/)).toBeVisible();
}

test('teaches while nothing was changed yet', async ({ page }) => {
  await signIn({ path: 'activity' });
  await expect(page.getByText('Nothing was changed from this browser yet')).toBeVisible();
  await expect(page.getByText(/for 365 days/)).toBeVisible();
  await axe(page);
});

test('lists a run, opens its report, filters and exports it, without a token', async ({
  page,
  gitlab,
}) => {
  await signIn();
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
  const name = (await page.getByRole('row').nth(1).textContent()) ?? '';
  const username = /@(\S+?)Removed/.exec(name)?.[1] ?? '';
  await page.getByRole('searchbox', { name: 'Find users' }).fill(`@${username}`);
  await expect(page.getByText('1 of 3 entries')).toBeVisible();

  const csv = await download(page, async () => {
    await page.getByRole('button', { name: 'Export report' }).click();
    await page.getByRole('menuitem', { name: 'Table (CSV)' }).click();
  });
  expect(csv.name).toMatch(/^report-remove-\d{4}-\d{2}-\d{2}-\d{4}\.csv$/);
  expect(csv.text.trim().split('\r\n')).toHaveLength(4);
  expect(csv.text).toContain(username);
  const archive = await download(page, async () => {
    await page.getByRole('button', { name: 'Export report' }).click();
    await page.getByRole('menuitem', { name: 'Run with its batches (JSON)' }).click();
  });
  const run = JSON.parse(archive.text) as { readonly run: { readonly batches: unknown[] } };
  expect(run.run.batches).toHaveLength(1);
  expect(archive.text).not.toContain(gitlab.token());

  const stored = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const all: unknown[] = [];
    for (const { name: database } of databases) {
      const open = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(database ?? '');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('closed'));
      });
      for (const store of open.objectStoreNames) {
        all.push(
          await new Promise((resolve) => {
            const request = open.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
          }),
        );
      }
      open.close();
    }
    return JSON.stringify(all);
  });
  expect(stored).toContain(username);
  expect(stored).not.toContain(gitlab.token());
});

test('takes a run back from the list, and says so', async ({ page, gitlab }) => {
  const before = new Set((await gitlab.state()).purchases[0]?.seats);
  await signIn();
  await removeSeats(page, 2);
  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByRole('button', { name: /^More about: Remove the seats of 2 users/ }).click();
  await page.getByRole('menuitem', { name: 'Undo' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm bulk seat assignment' });
  await expect(dialog).toContainText('This takes back what the run really changed.');
  await expect(dialog).toContainText('2 users get a seat');
  await dialog.getByRole('button', { name: 'Assign seats' }).click();
  await expect(
    outcomeLine(page, '2 users have been successfully assigned a seat.'),
  ).toBeVisible();
  expect(new Set((await gitlab.state()).purchases[0]?.seats)).toEqual(before);
  await expect(page.getByText('Taken back by a later run')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Undo of an earlier run' })).toBeVisible();
});

test('survives a reload, and deletes one run and all of them', async ({ page }) => {
  await signIn();
  await removeSeats(page, 2);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('switch', { checked: true }).first().click();
  await expect(outcomeLine(page, '1 user has been successfully removed')).toBeVisible();
  await signIn({ path: 'activity' });
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByRole('link', { name: 'Remove the seat of 1 user' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete this run from the journal' });
  await dialog.getByRole('button', { name: 'Delete run' }).click();
  await expect(page).toHaveURL(/\/activity$/);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Delete all' }).click();
  await page.getByRole('button', { name: 'Delete all runs' }).click();
  await expect(page.getByText('Nothing was changed from this browser yet')).toBeVisible();
});

test('a toggle is told in a corner, moves nothing, and can be taken back', async ({ page }) => {
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
  for (const [name, width] of [
    ['wide', 1440],
    ['narrow', 390],
  ] as const) {
    test.describe(`in ${colorScheme}, ${name}`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });

      test('nothing is cut off, axe finds nothing', async ({ page }) => {
        await signIn();
        await removeSeats(page, 3);
        for (const open of ['Open report', 'All activity']) {
          await page.getByRole('link', { name: open }).first().click();
          await expect(page.getByRole('table')).toBeVisible();
          await expectNoOverflow(page);
          await axe(page);
        }
      });
    });
  }
}
