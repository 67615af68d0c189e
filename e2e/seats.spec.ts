import type { Page } from '@playwright/test';
import { axe, expect, screenshot, signIn, test } from './fixtures';

async function filterBySeat(page: Page, answer: 'Yes' | 'No') {
  await page.getByRole('combobox', { name: 'Assigned seat' }).click();
  await page.getByRole('option', { name: answer, exact: true }).click();
}

async function counters(page: Page) {
  const text = await page.getByRole('meter', { name: 'Seats used' }).getAttribute('aria-valuetext');
  return text ?? '';
}

test.describe('the users of a group', () => {
  test.use({ scenario: 'typical' });

  test('are all there, with counters, holders first', async ({ page, gitlab }) => {
    await signIn(page);
    const [purchase] = (await gitlab.state()).purchases;
    await expect(page.getByText(/^As of/)).toBeVisible();
    expect(await counters(page)).toBe(
      `${purchase?.assignedQuantity} of ${purchase?.purchasedQuantity}`,
    );
    const grid = page.getByRole('grid', { name: 'Users' });
    const rows = Number(await grid.getAttribute('aria-rowcount')) - 1;
    const eligible = (await gitlab.state()).users.filter(
      ({ id, eligibleFor }) =>
        eligibleFor.includes(purchase?.namespace ?? '') || purchase?.seats.includes(id),
    );
    expect(rows).toBe(eligible.length);
    await expect(page.getByRole('switch').first()).toBeChecked();
    await axe(page);
    await screenshot(page, 'seats-light');
  });

  test('are found by name, filtered by seat, sorted, and the address keeps it', async ({
    page,
  }) => {
    await signIn(page);
    await expect(page.getByText(/^As of/)).toBeVisible();
    const grid = page.getByRole('grid', { name: 'Users' });
    await filterBySeat(page, 'No');
    await expect(page).toHaveURL(/seat=no/);
    await expect(page.getByRole('switch').first()).not.toBeChecked();
    await filterBySeat(page, 'Yes');
    await expect(page.getByRole('switch').first()).toBeChecked();
    await page.getByRole('button', { name: 'Last Duo activity' }).click();
    await expect(page).toHaveURL(/sort=duo/);
    await expect(page.getByRole('columnheader', { name: /Last Duo activity/ })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await page.getByRole('searchbox', { name: 'Filter users' }).fill('garcia');
    await expect(page).toHaveURL(/q=garcia/);
    await expect(grid.getByText(/García/).first()).toBeVisible();
    await page.getByRole('searchbox', { name: 'Filter users' }).fill('nobody is called this');
    await expect(page.getByText('No user matches')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await expect(page).not.toHaveURL(/q=|seat=/);
  });

  test('take GitLab’s filter token as words', async ({ page }) => {
    await signIn(page);
    await page.getByRole('searchbox', { name: 'Filter users' }).fill('Assigned seat: Yes');
    await expect(page).toHaveURL(/seat=yes/);
    await expect(page.getByRole('searchbox', { name: 'Filter users' })).toHaveValue('');
  });

  test('Assigned seat: Yes shows blocked holders too, marked', async ({ page, gitlab }) => {
    await signIn(page);
    await filterBySeat(page, 'Yes');
    const { users, purchases } = await gitlab.state();
    const blocked = users.filter(
      ({ id, state }) => state !== 'active' && purchases[0]?.seats.includes(id),
    );
    expect(blocked.length).toBeGreaterThan(0);
    await page.getByRole('searchbox', { name: 'Filter users' }).fill(blocked[0]?.username ?? '');
    await expect(
      page.getByRole('row').filter({ hasText: `@${blocked[0]?.username ?? ''}` }),
    ).toContainText(/Blocked|Banned|Deactivated/);
  });

  test('are assigned seats in bulk, and the counters follow', async ({ page, gitlab }) => {
    await signIn(page);
    await filterBySeat(page, 'No');
    await expect(page.getByText(/^As of/)).toBeVisible();
    const before = (await gitlab.state()).purchases[0];
    const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
    for (const index of [0, 1, 2]) await boxes.nth(index).check();
    await expect(page.getByText('3 users selected')).toBeVisible();
    await screenshot(page, 'selection-light');
    await page.getByRole('button', { name: 'Assign seat', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm bulk seat assignment' });
    await expect(dialog).toContainText('This action will assign a GitLab Duo seat to 3 users');
    await expect(dialog).toContainText('3 users get a seat');
    await expect(dialog).toContainText('e-mails up to 3 users');
    await axe(page);
    await screenshot(page, 'assign-dialog-light');
    await dialog.getByRole('button', { name: 'Assign seats' }).click();
    await expect(
      page.getByText('3 users have been successfully assigned a seat.').first(),
    ).toBeVisible();
    await expect(page.getByText(/may take up to an hour/).first()).toBeVisible();
    const after = (await gitlab.state()).purchases[0];
    expect(after?.assignedQuantity).toBe((before?.assignedQuantity ?? 0) + 3);
    await expect
      .poll(() => counters(page))
      .toBe(`${after?.assignedQuantity} of ${after?.purchasedQuantity}`);
    await expect(page.getByText(/users? selected/)).toBeHidden();
    await axe(page);
    await screenshot(page, 'outcome-light');
  });

  test('lose their seats in bulk, across filters', async ({ page, gitlab }) => {
    await signIn(page);
    await filterBySeat(page, 'Yes');
    await expect(page.getByText(/^As of/)).toBeVisible();
    const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
    for (const index of [0, 1]) await boxes.nth(index).check();
    // The selection is not of the page: it survives another filter.
    await filterBySeat(page, 'No');
    await expect(page.getByText('2 users selected')).toBeVisible();
    await expect(page.getByText('2 not shown by the filter')).toBeVisible();
    await boxes.first().check();
    await page.getByRole('button', { name: 'Remove seat', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm bulk seat removal' });
    await expect(dialog).toContainText('2 users lose their seats');
    await expect(dialog).toContainText('1 user has no seat');
    await dialog.getByRole('button', { name: 'Remove seats' }).click();
    await expect(page.getByText('2 users have been successfully removed').first()).toBeVisible();
    const { purchases } = await gitlab.state();
    expect(await counters(page)).toBe(
      `${purchases[0]?.assignedQuantity} of ${purchases[0]?.purchasedQuantity}`,
    );
  });

  test('a dialog is cancelled by Cancel and by Escape, and nothing is sent', async ({
    page,
    gitlab,
  }) => {
    await signIn(page);
    await expect(page.getByText(/^As of/)).toBeVisible();
    await page
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .first()
      .check();
    for (const close of ['button', 'key'] as const) {
      await page.getByRole('button', { name: 'Remove seat', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      if (close === 'button') await dialog.getByRole('button', { name: 'Cancel' }).click();
      else await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    await expect(page.getByText('1 user selected')).toBeVisible();
    const sent = (await gitlab.state()).requests.map(({ operation }) => operation);
    expect(sent).not.toContain('RemoveSeats');
  });

  test('the toggle of a row removes and assigns one seat', async ({ page, gitlab }) => {
    await signIn(page);
    await expect(page.getByText(/^As of/)).toBeVisible();
    const toggle = page.getByRole('switch').first();
    const before = (await gitlab.state()).purchases[0]?.assignedQuantity ?? 0;
    await toggle.click();
    await expect(toggle).not.toBeChecked();
    expect((await gitlab.state()).purchases[0]?.assignedQuantity).toBe(before - 1);
    await toggle.click();
    await expect(toggle).toBeChecked();
    expect((await gitlab.state()).purchases[0]?.assignedQuantity).toBe(before);
  });

  test('Select all has the state between, and selects whoever matches', async ({
    page,
    gitlab,
  }) => {
    await signIn(page);
    await filterBySeat(page, 'Yes');
    await expect(page.getByText(/^As of/)).toBeVisible();
    const all = page.getByRole('checkbox', { name: 'Select all' });
    await page
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .first()
      .check();
    expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
    await all.click();
    const seats = (await gitlab.state()).purchases[0]?.assignedQuantity ?? 0;
    await expect(page.getByText(`${seats} users selected`)).toBeVisible();
    await all.click();
    await expect(page.getByText(/users? selected/)).toBeHidden();
  });
});

test.describe('when seats run out', () => {
  test.use({ scenario: 'full' });

  test('the dialog says so before, and the outcome after', async ({ page, gitlab }) => {
    await signIn(page);
    await filterBySeat(page, 'No');
    await expect(page.getByText(/^As of/)).toBeVisible();
    const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
    for (const index of [0, 1]) await boxes.nth(index).check();
    await page.getByRole('button', { name: 'Assign seat', exact: true }).click();
    await expect(page.getByRole('dialog')).toContainText('Not enough seats');
    await axe(page);
    await page.getByRole('button', { name: 'Assign seats' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Not enough seats' })).toContainText(
      '2 users got no seat',
    );
    expect((await gitlab.state()).purchases[0]?.assignedQuantity).toBe(100);
    await screenshot(page, 'not-enough-seats-light');
  });

  test('another Owner who takes the last seats is noticed by the run', async ({ page, gitlab }) => {
    const [purchase] = (await gitlab.state()).purchases;
    await gitlab.patch({ purchases: [{ id: purchase?.id ?? '', purchasedQuantity: 103 }] });
    await signIn(page);
    await filterBySeat(page, 'No');
    await expect(page.getByText(/^As of/)).toBeVisible();
    const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
    for (const index of [0, 1, 2]) await boxes.nth(index).check();
    await gitlab.patch({ purchases: [{ id: purchase?.id ?? '', purchasedQuantity: 101 }] });
    await page.getByRole('button', { name: 'Assign seat', exact: true }).click();
    await page.getByRole('button', { name: 'Assign seats' }).click();
    await expect(
      page.getByText('1 user has been successfully assigned a seat.').first(),
    ).toBeVisible();
    await expect(page.getByText('2 users got no seat: not enough seats.').first()).toBeVisible();
    expect((await gitlab.state()).purchases[0]?.assignedQuantity).toBe(101);
  });
});

test.describe('after a renewal with fewer seats', () => {
  test.use({ scenario: 'over-assigned' });

  test('the counters say how many seats are over', async ({ page }) => {
    await signIn(page);
    await expect(page.getByText('More seats are assigned than purchased')).toBeVisible();
    await expect(page.getByRole('meter', { name: 'Seats used' })).toHaveAttribute(
      'aria-valuetext',
      /too many/,
    );
    await axe(page);
    await screenshot(page, 'over-assigned-light');
  });
});

test.describe('several purchases', () => {
  test.use({ scenario: 'mixed' });

  test('have a tab each, in the address too', async ({ page }) => {
    await signIn(page);
    const tabs = page.getByRole('tab');
    await expect(tabs.nth(1)).toBeVisible();
    await tabs.nth(1).click();
    await expect(page).toHaveURL(/addon=/);
    await axe(page);
  });
});

test.describe('an old GitLab', () => {
  test.use({ scenario: 'old' });

  test('works without what it lacks, and says what is unknown', async ({ page, gitlab }) => {
    await signIn(page, { path: 'instance/seats', token: gitlab.token('admin') });
    await expect(page.getByText('Unknown').first()).toBeVisible();
    await expect(page.getByText(/^As of/)).toBeVisible();
    const toggle = page.getByRole('switch').first();
    const before = await toggle.getAttribute('aria-checked');
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-checked', before === 'true' ? 'false' : 'true');
  });
});

test.describe('with the keyboard alone', () => {
  test.use({ scenario: 'small' });

  test('one finds, selects and removes', async ({ page, gitlab }) => {
    await signIn(page);
    await expect(page.getByText(/^As of/)).toBeVisible();
    const before = (await gitlab.state()).purchases[0]?.assignedQuantity ?? 0;
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Filter users' })).toBeFocused();
    await page.getByRole('checkbox', { name: 'Select all' }).focus();
    await page.keyboard.press('j');
    await expect(page.getByRole('checkbox', { name: /^Select (?!all)/ }).first()).toBeFocused();
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('2 users selected')).toBeVisible();
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog', { name: 'Confirm bulk seat removal' });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/2 users have been successfully removed/).first()).toBeVisible();
    expect((await gitlab.state()).purchases[0]?.assignedQuantity).toBe(before - 2);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await axe(page);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}, at each width`, () => {
    test.use({ scenario: 'typical', colorScheme });

    for (const [name, width, height] of [
      ['wide', 1440, 900],
      ['medium', 1024, 768],
      ['narrow', 390, 844],
      ['smallest', 320, 640],
    ] as const) {
      test(`${name}: nothing is cut off, axe finds nothing`, async ({ page }) => {
        await page.setViewportSize({ width, height });
        await signIn(page);
        await expect(page.getByText(/^As of/)).toBeVisible();
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        await page
          .getByRole('checkbox', { name: /^Select (?!all)/ })
          .first()
          .check();
        await axe(page);
        await screenshot(page, `seats-${name}-${colorScheme}`);
      });
    }
  });
}
