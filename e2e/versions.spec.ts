/**
 * What the product is for, against GitLab as it was, as it is, and as it answers between the two: without
 * the seat filter (17.2), all or nothing (18.5), without introspection (18.9), and with partial success (19.4).
 */
import type { Locator, Page } from '@playwright/test';
import { boxesIn, changeSeats, filterBySeat, loaded } from './journey';
import { expect, signIn, test, type MockedGitLab } from './fixtures';

const SEATS = 'groups/acme/seats';

type Users = readonly { readonly id: string; readonly username: string }[];

async function purchaseOf(gitlab: MockedGitLab) {
  const [purchase] = (await gitlab.state()).purchases;
  if (!purchase) throw new Error('The scenario has no purchase');
  return purchase;
}

/** Members who may have a seat and have none. */
async function waiting(gitlab: MockedGitLab): Promise<Users> {
  const purchase = await purchaseOf(gitlab);
  const held = new Set(purchase.seats);
  return (await gitlab.state()).users.filter(
    ({ id, eligibleFor }) => eligibleFor.includes(purchase.namespace ?? '') && !held.has(id),
  );
}

async function fillList(
  page: Page,
  task: string,
  users: Users,
  choose: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
) {
  await chooseListTask(page, task);
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: 'People' })
    .fill(users.map(({ username }) => username).join('\n'));
  await choose(page.getByRole('dialog'));
  await page.getByRole('button', { name: 'Review' }).click();
}

const done = (page: Page, words: string) =>
  // Said aloud as well.
  expect(page.getByText(words).first()).toBeVisible({ timeout: 20_000 });

for (const version of ['17.2', '18.5', '18.9', '19.4']) {
  test.describe(`GitLab ${version}`, () => {
    test.use({ scenario: 'small', gitlabVersion: version });

    test('signs in, loads, filters, assigns and removes', async ({ page, gitlab }) => {
      await openSeats();
      const { assignedQuantity, purchasedQuantity } = await purchaseOf(gitlab);
      await expect(seatsUsed(page)).toHaveAttribute(
        'aria-valuetext',
        `${assignedQuantity} of ${purchasedQuantity}`,
      );
      await changeSeats(page, gitlab, 'Assign', 2);
      await done(page, '2 users have been successfully assigned a seat.');
      await changeSeats(page, gitlab, 'Remove', 3);
      await done(page, '3 users have been successfully removed from their seats.');
      await done(page, 'Verified with GitLab');
    });

    test('assigns from a list, and undo brings everybody back', async ({ page, gitlab }) => {
      const before = new Set((await purchaseOf(gitlab)).seats);
      const users = (await waiting(gitlab)).slice(0, 3);
      await openSeats();
      await fillList(page, 'Assign from list…', users);
      await confirmButton(page, 'Assign').click();
      await done(page, '3 users have been successfully assigned a seat.');
      const seats = (await purchaseOf(gitlab)).seats;
      expect(seats).toEqual(expect.arrayContaining(users.map(({ id }) => id)));
      await page.getByRole('button', { name: 'Undo' }).click();
      const undo = page.getByRole('dialog', { name: 'Confirm bulk seat removal' });
      await undo.getByRole('button', { name: 'Remove seats' }).click();
      await done(page, '3 users have been successfully removed from their seats.');
      expect(new Set((await purchaseOf(gitlab)).seats)).toEqual(before);
    });

    test('swaps seats', async ({ page, gitlab }) => {
      const users = (await waiting(gitlab)).slice(0, 2);
      const before = await purchaseOf(gitlab);
      await gitlab.patch({
        purchases: [{ id: before.id, purchasedQuantity: before.assignedQuantity }],
      });
      await openSeats();
      // Before 17.9 GitLab does not tell who is idle, so it is said who loses a seat.
      await filterBySeat(page, 'Yes');
      await expect(firstSeatSwitch(page)).toBeChecked();
      await selectUsers(page, 2);
      await fillList(page, 'Swap seats…', users, async (dialog) => {
        const losers = dialog.getByRole('radiogroup', { name: 'Who loses a seat' });
        await losers.getByRole('radio', { name: /^2 selected users/ }).check();
      });
      const plan = page.getByRole('dialog', { name: 'Confirm seat swap' });
      await plan.getByRole('button', { name: 'Swap seats' }).click();
      await done(page, '2 users have been successfully assigned a seat.');
      const after = await purchaseOf(gitlab);
      expect(after.assignedQuantity).toBe(before.assignedQuantity);
      expect(after.seats).toEqual(expect.arrayContaining(users.map(({ id }) => id)));
    });

    test('takes up a run that was interrupted', async ({ page, gitlab }) => {
      const count = (await waiting(gitlab)).length;
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
      await signIn({ path: SEATS });
      await page.getByRole('button', { name: 'Finish' }).click();
      await done(page, `${count} users have been successfully assigned a seat.`);
      expect((await purchaseOf(gitlab)).assignedQuantity).toBe(assignedQuantity + count);
    });
  });
}

test.describe('GitLab 19.4, where somebody is no longer eligible', () => {
  test.use({ scenario: 'small', gitlabVersion: '19.4' });

  test('says who got no seat, in the page, the report and the table', async ({ page, gitlab }) => {
    const [first, second, third] = await waiting(gitlab);
    if (!first || !second || !third) throw new Error('Too few users');
    await openSeats();
    // Since the list was read: GitLab drops this user without an error.
    await gitlab.patch({ users: [{ id: second.id, state: 'blocked' }] });
    await fillList(page, 'Assign from list…', [first, second, third]);
    await confirmButton(page, 'Assign').click();
    await done(page, '2 users have been successfully assigned a seat.');
    await done(page, '1 user could not be assigned a seat because they are not eligible.');
    const { seats } = await purchaseOf(gitlab);
    expect(seats).toEqual(expect.arrayContaining([first.id, third.id]));
    expect(seats).not.toContain(second.id);
    await page.getByRole('link', { name: 'Open report' }).click();
    const row = page.getByRole('row').filter({ hasText: `@${second.username}` });
    await expect(row).toContainText('Not eligible');
    await expect(page.getByText(/^Verified at/)).toBeVisible();
    await page.getByRole('button', { name: 'Verify again' }).click();
    await expect(page.getByText(/^Verified at/)).toBeVisible();
  });
});

test.describe('a removal that the browser sends twice', () => {
  test.use({ scenario: 'small' });

  test('is one of this run, and undo gives the seats back', async ({ page, gitlab }) => {
    const before = new Set((await purchaseOf(gitlab)).seats);
    await openSeats();
    await gitlab.patch({
      faults: [{ kind: 'execute-twice', operation: 'RemoveSeats', times: 1 }],
    });
    await changeSeats(page, gitlab, 'Remove', 3);
    await done(page, '3 users have been successfully removed from their seats.');
    await page.getByRole('button', { name: 'Undo' }).click();
    const undo = page.getByRole('dialog', { name: 'Confirm bulk seat assignment' });
    await undo.getByRole('button', { name: 'Assign seats' }).click();
    await done(page, '3 users have been successfully assigned a seat.');
    expect(new Set((await purchaseOf(gitlab)).seats)).toEqual(before);
  });
});
