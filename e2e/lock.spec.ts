import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { assignedSeats } from './support/mocked-gitlab';
import { printed } from './support/pdf';
import {
  accountButton,
  changeSelected,
  chooseListTask,
  filterBySeat,
  listField,
  lockNow,
  lockScreen,
  outcomeLine,
  selectAll,
  selectUsers,
  unlock,
} from './support/steps';

/** All text that the browser lays out on the screen or on paper. */
const laidOutText = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const found: string[] = [];
    while (walker.nextNode()) {
      range.selectNodeContents(walker.currentNode);
      if (range.getClientRects().length > 0) found.push(walker.currentNode.textContent ?? '');
    }
    return found.join(' ');
  });

test.describe('a locked page', () => {
  test.use({ scenario: 'typical' });

  test('shows, reads out, selects and prints nothing of the page behind', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    // A long name is unlikely to be a part of other words. The user on the lock screen has a short one.
    const names = (await gitlab.state()).users
      .map(({ username }) => username)
      .filter((name) => name.length > 7);
    const shown = async () => {
      const text = await laidOutText(page);
      return names.filter((name) => text.includes(name));
    };
    expect((await shown()).length).toBeGreaterThan(5);
    await lockNow(page);
    await expect(lockScreen(page)).toBeVisible();

    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      const text = await laidOutText(page);
      expect(names.filter((name) => text.includes(name))).toEqual([]);
      expect(text).toContain('The token was forgotten');
    }
    await page.emulateMedia({ media: null });
    expect(await printed(page)).toHaveLength(1);
    const spoken = await page.ariaSnapshot();
    expect(names.filter((name) => spoken.includes(name))).toEqual([]);
    const html = await page.content();
    expect(names.filter((name) => html.includes(name))).toEqual([]);
    expect(await page.title()).toBe('Locked · Duo Seats');
    const selected = await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.documentElement);
      return getSelection()?.toString() ?? '';
    });
    expect(names.filter((name) => selected.includes(name))).toEqual([]);
    // Everything that can be reached by keyboard is on the lock screen.
    const reached = new Set<string>();
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const inside = document.activeElement?.closest('[role=dialog]') !== null;
          return inside || document.activeElement === document.body ? 'lock screen' : 'page';
        }),
      );
    }
    expect([...reached]).toEqual(['lock screen']);

    await unlock(page, gitlab.token());
    expect((await shown()).length).toBeGreaterThan(5);
  });

  test('keeps the draft of an open dialog', async ({ page, context, gitlab, openSeats }) => {
    await openSeats();
    const other = await context.newPage();
    await openSeats({ page: other });
    await chooseListTask(page, 'Assign seats from list…');
    const field = listField(page);
    await field.fill('somebody@example.com');
    // An open dialog covers the account menu, so another tab locks both.
    await lockNow(other);
    await expect(lockScreen(page)).toBeVisible();
    await expect(field).toHaveCount(0);
    await unlock(page, gitlab.token());
    await expect(field).toHaveValue('somebody@example.com');
    await expect(field).toBeFocused();
  });

  test('restores the scroll position', async ({ page, gitlab, openSeats }) => {
    await openSeats();
    await page.mouse.wheel(0, 2_000);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(2_000);
    await accountButton(page).focus();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(2_000);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Lock now' }).press('Enter');
    await expect(lockScreen(page)).toBeVisible();
    await unlock(page, gitlab.token());
    expect(await page.evaluate(() => scrollY)).toBe(2_000);
  });

  test('ignores keys and dropped files for the page behind', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    await selectUsers(page, 1);
    await lockNow(page);
    const locked = lockScreen(page);
    await locked.getByRole('button', { name: 'Sign out' }).focus();
    await page.keyboard.press('r');
    await page.evaluate(() => {
      document.body.focus();
      const transfer = new DataTransfer();
      transfer.items.add(new File(['somebody'], 'users.csv'));
      for (const target of [document.body, document.activeElement ?? document.body]) {
        target.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true }));
        target.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
      }
    });
    await unlock(page, gitlab.token());
    await expect(page.getByText('1 user selected')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('does not stop a run', async ({ page, gitlab, openSeats }) => {
    const before = await assignedSeats(gitlab);
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'RemoveSeats', ms: 700 }] });
    await openSeats();
    await filterBySeat(page, 'Yes');
    await selectAll(page).check();
    await changeSelected(page, 'Remove');
    await expect(page.getByRole('progressbar')).toBeVisible();
    await lockNow(page);
    await expect(lockScreen(page)).toBeVisible();
    expect(await laidOutText(page)).not.toMatch(/removed|Pause/);
    await gitlab.patch({ faults: [] });
    await unlock(page, gitlab.token());
    await expect(outcomeLine(page, `${before} users have been successfully removed`)).toBeVisible();
    expect(await assignedSeats(gitlab)).toBe(0);
  });
});
