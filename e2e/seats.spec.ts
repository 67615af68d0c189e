import { axe } from './support/axe';
import { expect, screenshot, test } from './support/fixtures';
import { assignedSeats, seatMutations } from './support/mocked-gitlab';
import {
  clearFilters,
  confirmButton,
  countersOf,
  expectNoOverflow,
  filterBySeat,
  firstSeatSwitch,
  outcomeLine,
  planDialog,
  searchBox,
  seatButton,
  seatsUsed,
  selectAll,
  selectUsers,
  userCheckbox,
} from './support/steps';

test.describe('the users of a group', () => {
  test.use({ scenario: 'typical' });

  test('are all listed, with counters, and holders come first', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    const [purchase] = (await gitlab.state()).purchases;
    expect(await countersOf(page)).toBe(
      `${purchase?.assignedQuantity} of ${purchase?.purchasedQuantity}`,
    );
    const grid = page.getByRole('grid', { name: 'Users' });
    const rows = Number(await grid.getAttribute('aria-rowcount')) - 1;
    const eligible = (await gitlab.state()).users.filter(
      ({ id, eligibleFor }) =>
        eligibleFor.includes(purchase?.namespace ?? '') || purchase?.seats.includes(id),
    );
    expect(rows).toBe(eligible.length);
    await expect(firstSeatSwitch(page)).toBeChecked();
    await screenshot(page, 'seats-light');
  });

  test('are found by name, filtered by seat and sorted, and the address keeps it', async ({
    page,
    openSeats,
  }) => {
    await openSeats();
    const grid = page.getByRole('grid', { name: 'Users' });
    await filterBySeat(page, 'No');
    await expect(page).toHaveURL(/seat=no/);
    await expect(firstSeatSwitch(page)).not.toBeChecked();
    await filterBySeat(page, 'Yes');
    await expect(firstSeatSwitch(page)).toBeChecked();
    await page.getByRole('button', { name: 'Last Duo activity' }).click();
    await expect(page).toHaveURL(/sort=duo/);
    await expect(page.getByRole('columnheader', { name: /Last Duo activity/ })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await searchBox(page).fill('garcia');
    await expect(page).toHaveURL(/q=garcia/);
    await expect(grid.getByText(/García/)).not.toHaveCount(0);
    await searchBox(page).fill('nobody is called this');
    await expect(page.getByText('No users match')).toBeVisible();
    await clearFilters(page);
    await expect(page).not.toHaveURL(/q=|seat=/);
  });

  test('are filtered by GitLab’s filter token, typed as words', async ({ page, openSeats }) => {
    await openSeats();
    await searchBox(page).fill('Assigned seat: Yes');
    await expect(page).toHaveURL(/seat=yes/);
    await expect(searchBox(page)).toHaveValue('');
  });

  test('with Assigned seat: Yes include blocked holders, marked as such', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    await filterBySeat(page, 'Yes');
    const { users, purchases } = await gitlab.state();
    const blocked = users.filter(
      ({ id, state }) => state !== 'active' && purchases[0]?.seats.includes(id),
    );
    expect(blocked.length).toBeGreaterThan(0);
    await searchBox(page).fill(blocked[0]?.username ?? '');
    await expect(
      page.getByRole('row').filter({ hasText: `@${blocked[0]?.username ?? ''}` }),
    ).toContainText(/Blocked|Banned|Deactivated/);
  });

  test('are assigned seats in bulk, and the counters follow', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    await filterBySeat(page, 'No');
    const before = (await gitlab.state()).purchases[0];
    await selectUsers(page, 3);
    await expect(page.getByText('3 users selected')).toBeVisible();
    await screenshot(page, 'selection-light');
    await seatButton(page, 'Assign').click();
    const dialog = planDialog(page, 'Assign');
    await expect(page.getByRole('dialog', { name: 'Assign 3 seats' })).toBeVisible();
    await expect(dialog).toContainText('3 users get a seat');
    await expect(dialog).toContainText('emails up to 3 users');
    await screenshot(page, 'assign-dialog-light');
    await confirmButton(page, 'Assign').click();
    await expect(
      outcomeLine(page, '3 users have been successfully assigned a seat.'),
    ).toBeVisible();
    await expect(outcomeLine(page, /may take up to an hour/)).toBeVisible();
    const after = (await gitlab.state()).purchases[0];
    expect(after?.assignedQuantity).toBe((before?.assignedQuantity ?? 0) + 3);
    await expect
      .poll(() => countersOf(page))
      .toBe(`${after?.assignedQuantity} of ${after?.purchasedQuantity}`);
    await expect(page.getByText(/users? selected/)).toBeHidden();
    await screenshot(page, 'outcome-light');
  });

  test('lose their seats in bulk, across filters', async ({ page, gitlab, openSeats }) => {
    await openSeats();
    await filterBySeat(page, 'Yes');
    await selectUsers(page, 2);
    // The selection survives another filter.
    await filterBySeat(page, 'No');
    await expect(page.getByText('2 users selected')).toBeVisible();
    await expect(page.getByText('2 hidden by filters')).toBeVisible();
    await selectUsers(page, 1);
    await seatButton(page, 'Remove').click();
    const dialog = planDialog(page, 'Remove');
    await expect(dialog).toContainText('2 users lose their seats');
    await expect(dialog).toContainText('1 user has no seat');
    await confirmButton(page, 'Remove').click();
    await expect(outcomeLine(page, '2 users have been successfully removed')).toBeVisible();
    const { purchases } = await gitlab.state();
    expect(await countersOf(page)).toBe(
      `${purchases[0]?.assignedQuantity} of ${purchases[0]?.purchasedQuantity}`,
    );
  });

  test('keep their seats when the dialog is canceled by its button or by Escape', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    await selectUsers(page, 1);
    for (const close of ['button', 'key'] as const) {
      await seatButton(page, 'Remove').click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      if (close === 'button') await dialog.getByRole('button', { name: 'Cancel' }).click();
      else await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    await expect(page.getByText('1 user selected')).toBeVisible();
    expect(await seatMutations(gitlab)).toEqual([]);
  });

  test('lose and get one seat by the switch of a row', async ({ page, gitlab, openSeats }) => {
    await openSeats();
    const toggle = firstSeatSwitch(page);
    const before = await assignedSeats(gitlab);
    await toggle.click();
    await expect(toggle).not.toBeChecked();
    expect(await assignedSeats(gitlab)).toBe(before - 1);
    await toggle.click();
    await expect(toggle).toBeChecked();
    expect(await assignedSeats(gitlab)).toBe(before);
  });

  test('are all selected by Select all, which shows a partial selection', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    await filterBySeat(page, 'Yes');
    const all = selectAll(page);
    await selectUsers(page, 1);
    expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
    await all.click();
    const seats = await assignedSeats(gitlab);
    await expect(page.getByText(`${seats} users selected`)).toBeVisible();
    await all.click();
    await expect(page.getByText(/users? selected/)).toBeHidden();
  });
});

test.describe('when seats run out', () => {
  test.use({ scenario: 'full' });

  test('the dialog says so, and offers no change that would change nothing', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    await filterBySeat(page, 'No');
    await axe(page);
    await selectUsers(page, 2);
    await seatButton(page, 'Assign').click();
    const dialog = page.getByRole('dialog', { name: 'No seats to assign' });
    await expect(dialog).toContainText('Not enough seats');
    await expect(dialog).toContainText('2 users get no seat');
    await expect(dialog.getByRole('button', { name: /^Assign/ })).toHaveCount(0);
    await axe(page);
    await screenshot(page, 'not-enough-seats-light');
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await seatMutations(gitlab)).toEqual([]);
    expect(await assignedSeats(gitlab)).toBe(100);
  });

  test('another Owner who takes the last seats is noticed by the run', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    const [purchase] = (await gitlab.state()).purchases;
    await gitlab.patch({ purchases: [{ id: purchase?.id ?? '', purchasedQuantity: 103 }] });
    await openSeats();
    await filterBySeat(page, 'No');
    await selectUsers(page, 3);
    await gitlab.patch({ purchases: [{ id: purchase?.id ?? '', purchasedQuantity: 101 }] });
    await seatButton(page, 'Assign').click();
    await confirmButton(page, 'Assign').click();
    await expect(outcomeLine(page, '1 user has been successfully assigned a seat.')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Not enough seats' })).toContainText(
      '2 users got no seat: not enough seats.',
    );
    expect(await assignedSeats(gitlab)).toBe(101);
  });
});

test.describe('after a renewal with fewer seats', () => {
  test.use({ scenario: 'over-assigned' });

  test('the counters say how many seats are over', async ({ page, openSeats }) => {
    await openSeats();
    await expect(page.getByText('More seats are assigned than purchased')).toBeVisible();
    await expect(seatsUsed(page)).toHaveAttribute('aria-valuetext', /\d+ over$/);
    await axe(page);
    await screenshot(page, 'over-assigned-light');
  });
});

test.describe('several purchases', () => {
  test.use({ scenario: 'mixed' });

  test('have a tab each, in the address too', async ({ page, openSeats }) => {
    await openSeats();
    await page.getByRole('tab', { name: /Pro\b/ }).click();
    await expect(page).toHaveURL(/addon=/);
    await axe(page);
  });
});

test.describe('an old GitLab', () => {
  test.use({ scenario: 'old' });

  test('works without what it lacks, and says what is unknown', async ({
    page,
    gitlab,
    openLoaded,
  }) => {
    await openLoaded('instance/seats', { token: gitlab.token('admin') });
    await expect(page.getByText('Unknown')).not.toHaveCount(0);
    await axe(page);
    const toggle = firstSeatSwitch(page);
    const before = await toggle.getAttribute('aria-checked');
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-checked', before === 'true' ? 'false' : 'true');
  });
});

test.describe('with the keyboard alone', () => {
  test.use({ scenario: 'small' });

  test('a user finds, selects and removes', async ({ page, gitlab, openSeats }) => {
    await openSeats();
    const before = await assignedSeats(gitlab);
    await page.keyboard.press('/');
    await expect(searchBox(page)).toBeFocused();
    await selectAll(page).focus();
    await page.keyboard.press('j');
    await expect(userCheckbox(page, 0)).toBeFocused();
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('2 users selected')).toBeVisible();
    await page.keyboard.press('r');
    const dialog = planDialog(page, 'Remove');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(outcomeLine(page, /2 users have been successfully removed/)).toBeVisible();
    expect(await assignedSeats(gitlab)).toBe(before - 2);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ scenario: 'typical', colorScheme });

    test('nothing is cut off and axe finds nothing, at each width', async ({ page, openSeats }) => {
      await openSeats();
      for (const [name, width, height] of [
        ['wide', 1440, 900],
        ['medium', 1024, 768],
        ['narrow', 390, 844],
        ['smallest', 320, 640],
      ] as const) {
        await test.step(name, async () => {
          await page.setViewportSize({ width, height });
          await expectNoOverflow(page);
          await selectUsers(page, 1);
          await axe(page);
          await screenshot(page, `seats-${name}-${colorScheme}`);
          await userCheckbox(page, 0).uncheck();
        });
      }
    });
  });
}
