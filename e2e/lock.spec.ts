import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { axe, expect, signIn, test } from './fixtures';
import { boxesIn, loaded } from './journey';

const lockNow = async (page: Page) => {
  await lockNow(page);
};

const lockScreen = (page: Page) => page.getByRole('dialog', { name: 'Locked' });

async function unlock(page: Page, token: string): Promise<void> {
  const locked = lockScreen(page);
  await tokenField(locked).fill(token);
  await signInButton(locked).click();
  await expect(locked).toBeHidden();
}

/** All text of the document that takes up room on the screen or on paper, as the browser lays it out. */
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

/** The pages of a PDF, by what its own catalog counts. */
function pagesOf(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  const packed = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return Math.max(
    ...[text, ...packed].flatMap((part) =>
      [...part.matchAll(/\/Count (\d+)/g)].map(([, n]) => Number(n)),
    ),
  );
}

test.describe('a locked page', () => {
  test.use({ scenario: 'typical' });

  test('shows, reads out, selects and prints nothing of what is behind', async ({
    page,
    gitlab,
  }) => {
    await openSeats();
    // Long enough to be nothing else by accident; the lock says whose it is, and has a short one.
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
    await axe(page);

    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      const text = await laidOutText(page);
      expect(names.filter((name) => text.includes(name))).toEqual([]);
      expect(text).toContain('The token has been forgotten');
    }
    await page.emulateMedia({ media: null });
    expect(pagesOf(await page.pdf())).toBe(1);
    const spoken = await page.locator('body').ariaSnapshot();
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

  test('keeps the draft of an open dialog', async ({ page, context, gitlab }) => {
    await openSeats();
    const other = await context.newPage();
    await openSeats({ page: other });
    await page.getByRole('button', { name: 'People', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Assign from list…' }).click();
    const field = page.getByRole('textbox', { name: 'People' });
    await field.fill('somebody@example.com');
    // A dialog has no account menu: the lock comes from another tab, as it would from the clock.
    await lockNow(other);
    await expect(lockScreen(page)).toBeVisible();
    await expect(field).toHaveCount(0);
    await unlock(page, gitlab.token());
    await expect(field).toHaveValue('somebody@example.com');
    await expect(field).toBeFocused();
  });

  test('stands again where it was in the list', async ({ page, gitlab }) => {
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

  test('answers to no key and no file of the page behind', async ({ page, gitlab }) => {
    await openSeats();
    await userCheckboxes(page).nth(1).check();
    await lockNow(page);
    const locked = lockScreen(page);
    await locked.getByRole('button', { name: 'Sign out' }).focus();
    await page.keyboard.press('r');
    await page.evaluate(() => {
      document.body.focus();
      const transfer = new DataTransfer();
      transfer.items.add(new File(['somebody'], 'people.csv'));
      for (const target of [document.body, document.activeElement ?? document.body]) {
        target.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true }));
        target.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
      }
    });
    await unlock(page, gitlab.token());
    await expect(page.getByText('1 user selected')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('lets a run wait, and go on', async ({ page, gitlab }) => {
    const before = await assignedSeats(gitlab);
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'RemoveSeats', ms: 700 }] });
    await openSeats();
    await page.getByRole('combobox', { name: 'Assigned seat' }).click();
    await page.getByRole('option', { name: 'Yes', exact: true }).click();
    await selectAll(page).check();
    await changeSelected(page, 'Remove');
    await expect(page.getByRole('progressbar')).toBeVisible();
    await lockNow(page);
    await expect(lockScreen(page)).toBeVisible();
    expect(await laidOutText(page)).not.toMatch(/removed|Pause/);
    await gitlab.patch({ faults: [] });
    await unlock(page, gitlab.token());
    await expect(
      outcomeLine(page, `${before} users have been successfully removed`),
    ).toBeVisible();
    expect(await assignedSeats(gitlab)).toBe(0);
  });
});
