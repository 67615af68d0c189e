/**
 * The main tasks with four versions of GitLab: without the seat filter (17.2), all or nothing (18.5),
 * without introspection (18.9), and with partial success (19.4).
 */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import {
  assignedSeats,
  eligibleUsers,
  type MockUser,
  purchaseOf,
  seatHolderIds,
} from './support/mocked-gitlab';
import {
  changeSeats,
  chooseListTask,
  confirmButton,
  filterBySeat,
  firstSeatSwitch,
  listField,
  loaded,
  outcomeLine,
  reviewList,
  seatButton,
  seatsUsed,
  selectAll,
  selectUsers,
} from './support/steps';

/** Fills in the list of a task, up to its plan. */
async function fillList(
  page: Page,
  task: string,
  users: readonly MockUser[],
  choose: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
) {
  await chooseListTask(page, task);
  await listField(page).fill(users.map(({ username }) => username).join('\n'));
  await choose(page.getByRole('dialog'));
  await reviewList(page);
}

const expectOutcome = (page: Page, words: string) =>
  expect(outcomeLine(page, words)).toBeVisible({ timeout: 20_000 });

for (const version of ['17.2', '18.5', '18.9', '19.4']) {
  test.describe(`GitLab ${version}`, () => {
    test.use({ scenario: 'small', gitlabVersion: version });

    test('signs in, loads, filters, assigns and removes', async ({ page, gitlab, signIn }) => {
      await signIn();
      await loaded(page);
      const { assignedQuantity, purchasedQuantity } = await purchaseOf(gitlab);
      await expect(seatsUsed(page)).toHaveAttribute(
        'aria-valuetext',
        `${assignedQuantity} of ${purchasedQuantity}`,
      );
      await changeSeats(page, gitlab, 'Assign', 2);
      await expectOutcome(page, '2 users have been successfully assigned a seat.');
      await changeSeats(page, gitlab, 'Remove', 3);
      await expectOutcome(page, '3 users have been successfully removed from their seats.');
      await expectOutcome(page, 'Verified with GitLab');
    });

    test('assigns from a list, and undo restores the seats', async ({
      page,
      gitlab,
      openSeats,
    }) => {
      const before = await seatHolderIds(gitlab);
      const users = (await eligibleUsers(gitlab)).withoutSeat.slice(0, 3);
      await openSeats();
      await fillList(page, 'Assign seats from list…', users);
      await confirmButton(page, 'Assign').click();
      await expectOutcome(page, '3 users have been successfully assigned a seat.');
      const seats = (await purchaseOf(gitlab)).seats;
      expect(seats).toEqual(expect.arrayContaining(users.map(({ id }) => id)));
      await page.getByRole('button', { name: 'Undo' }).click();
      await confirmButton(page, 'Remove').click();
      await expectOutcome(page, '3 users have been successfully removed from their seats.');
      expect(await seatHolderIds(gitlab)).toEqual(before);
    });

    test('swaps seats', async ({ page, gitlab, openSeats }) => {
      const users = (await eligibleUsers(gitlab)).withoutSeat.slice(0, 2);
      const before = await purchaseOf(gitlab);
      await gitlab.patch({
        purchases: [{ id: before.id, purchasedQuantity: before.assignedQuantity }],
      });
      await openSeats();
      // GitLab reports who is idle since 17.9, so the test chooses who loses a seat.
      await filterBySeat(page, 'Yes');
      await expect(firstSeatSwitch(page)).toBeChecked();
      await selectUsers(page, 2);
      await fillList(page, 'Swap seats…', users, async (dialog) => {
        const losers = dialog.getByRole('radiogroup', { name: 'Who loses a seat' });
        await losers.getByRole('radio', { name: /^2 selected users/ }).check();
      });
      const plan = page.getByRole('dialog', { name: 'Remove 2 and assign 2 seats' });
      await plan.getByRole('button', { name: 'Remove 2 and assign 2 seats' }).click();
      await expectOutcome(page, '2 users have been successfully assigned a seat.');
      const after = await purchaseOf(gitlab);
      expect(after.assignedQuantity).toBe(before.assignedQuantity);
      expect(after.seats).toEqual(expect.arrayContaining(users.map(({ id }) => id)));
    });

    test('finishes a run that was interrupted', async ({ page, gitlab, openSeats }) => {
      const count = (await eligibleUsers(gitlab)).withoutSeat.length;
      const { id, assignedQuantity } = await purchaseOf(gitlab);
      await gitlab.patch({ purchases: [{ id, purchasedQuantity: assignedQuantity + count }] });
      page.on('dialog', (dialog) => void dialog.accept());
      await openSeats();
      await gitlab.patch({ faults: [{ kind: 'latency', operation: 'AssignSeats', ms: 2_000 }] });
      await selectAll(page).check();
      await seatButton(page, 'Assign').click();
      const sent = page.waitForRequest((request) =>
        (request.postData() ?? '').includes('AssignSeats'),
      );
      await confirmButton(page, 'Assign').click();
      await sent;
      await page.reload();
      await gitlab.patch({ faults: [] });
      await page.getByRole('button', { name: 'Resume run' }).click();
      await expectOutcome(page, `${count} users have been successfully assigned a seat.`);
      expect(await assignedSeats(gitlab)).toBe(assignedQuantity + count);
    });
  });
}

test.describe('GitLab 19.4 with a user who is no longer eligible', () => {
  test.use({ scenario: 'small', gitlabVersion: '19.4' });

  test('names the user who got no seat, on the page and in the report', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    const [first, second, third] = (await eligibleUsers(gitlab)).withoutSeat;
    if (!first || !second || !third) throw new Error('Too few users');
    await openSeats();
    // This happens after the list was read. GitLab drops the user without an error.
    await gitlab.patch({ users: [{ id: second.id, state: 'blocked' }] });
    await fillList(page, 'Assign seats from list…', [first, second, third]);
    await confirmButton(page, 'Assign').click();
    await expectOutcome(page, '2 users have been successfully assigned a seat.');
    await expectOutcome(page, '1 user could not be assigned a seat because they are not eligible.');
    const { seats } = await purchaseOf(gitlab);
    expect(seats).toEqual(expect.arrayContaining([first.id, third.id]));
    expect(seats).not.toContain(second.id);
    await page.getByRole('link', { name: 'Open report' }).click();
    const row = page.getByRole('row').filter({ hasText: `@${second.username}` });
    await expect(row).toContainText('Not eligible');
    await expect(page.getByText(/^Verified on/)).toBeVisible();
    await page.getByRole('button', { name: 'Verify again' }).click();
    await expect(page.getByText(/^Verified on/)).toBeVisible();
  });
});

test.describe('a removal that the browser sends twice', () => {
  test.use({ scenario: 'small' });

  test('counts as one, and undo restores the seats', async ({ page, gitlab, openSeats }) => {
    const before = await seatHolderIds(gitlab);
    await openSeats();
    await gitlab.patch({
      faults: [{ kind: 'execute-twice', operation: 'RemoveSeats', times: 1 }],
    });
    await changeSeats(page, gitlab, 'Remove', 3);
    await expectOutcome(page, '3 users have been successfully removed from their seats.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await confirmButton(page, 'Assign').click();
    await expectOutcome(page, '3 users have been successfully assigned a seat.');
    expect(await seatHolderIds(gitlab)).toEqual(before);
  });
});
