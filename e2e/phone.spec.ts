/** The pages on a phone: what is seen first, and what a finger can press. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { expectNoOverflow, filterBySeat, selectUsers, userCheckbox } from './support/steps';

test.use({ scenario: 'typical', viewport: { width: 390, height: 844 }, hasTouch: true });

/** All that can be pressed where a finger finds less than 42 px of its height. Links in a text are exempt. */
function missedByFingers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const FIXED = 'header, [role="region"][aria-label="Bulk actions"]';
    const edges = [...document.querySelectorAll(FIXED)].map((one) => one.getBoundingClientRect());
    const controls = document.querySelectorAll<HTMLElement>(
      'button, input, select, [role="switch"], nav a, [role="group"] a',
    );
    return [...controls].flatMap((control) => {
      const { left, top, width, height } = control.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      // What scrolls below the head or the bar is cut off there.
      const isCut = edges.some((edge) => y > edge.top - 40 && y < edge.bottom + 40);
      const isFixed = control.closest(FIXED) !== null;
      const isSeen = width > 1 && control.checkVisibility() && y > 0 && y < innerHeight - 40;
      if (!isFixed && (isCut || !isSeen)) return [];
      const box = control.closest('label') ?? control;
      const isHit = (at: number) => {
        const hit = document.elementFromPoint(x, at);
        return hit !== null && (box.contains(hit) || hit.contains(control));
      };
      // Only for the keyboard and screen readers.
      if (!isHit(y)) return [];
      let [from, to] = [y, y];
      while (isHit(from - 1) && y - from < 42) from -= 1;
      while (isHit(to + 1) && to - y < 42) to += 1;
      return to - from >= 42 ? [] : [`${to - from} px: ${control.outerHTML.slice(0, 120)}`];
    });
  });
}

test('shows the first user at once, and filters behind one button', async ({ page, openSeats }) => {
  await openSeats();
  const first = await page.getByRole('row').nth(1).boundingBox();
  expect(first?.y).toBeLessThan(300);
  const strip = page.getByRole('group', { name: 'Seat usage' });
  await expect(strip.getByRole('link')).toHaveText([/205 of 250/, /45/]);
  // Tiles overlap by their hairlines, of which the card cuts off the outer ones.
  await expect(strip).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('combobox', { name: 'Assigned seat' })).toBeHidden();
  expect(await missedByFingers(page)).toEqual([]);

  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await filterBySeat(page, 'Yes');
  await expect(page.getByRole('button', { name: 'Filters 1' })).toBeVisible();
  expect(await missedByFingers(page)).toEqual([]);
  await expectNoOverflow(page);
});

test('never covers a user by the bar', async ({ page, openSeats }) => {
  await openSeats();
  await selectUsers(page, 1);
  const bar = page.getByRole('region', { name: 'Bulk actions' });
  await expect(bar).toBeVisible();
  expect(await missedByFingers(page)).toEqual([]);
  // From user to user: each one that has the focus is scrolled to a place above the bar.
  const below = () =>
    page.evaluate(() => {
      const bar = document.querySelector('[role="region"][aria-label="Bulk actions"]');
      const row = document.activeElement?.closest('[role="row"]');
      if (!bar || !row) return Infinity;
      return row.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
    });
  await userCheckbox(page, 0).focus();
  for (let row = 1; row <= 8; row += 1) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(below).toBeLessThanOrEqual(1);
  }
  await page.keyboard.press('Control+End');
  await expect.poll(below).toBeLessThanOrEqual(1);
});
