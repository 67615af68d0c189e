import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, screenshot, test } from './support/fixtures';
import { assignedSeats, eligibleUsers, purchaseOf } from './support/mocked-gitlab';
import {
  chooseListTask,
  confirmButton,
  download,
  listField,
  outcomeLine,
  planDialog,
  searchBox,
  seatButton,
} from './support/steps';

async function openProtected(page: Page) {
  await chooseListTask(page, /^Protected users/);
  const dialog = page.getByRole('dialog', { name: 'Protected users' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function protectBy(page: Page, kind: string, field: string, value: string) {
  await page.getByRole('combobox', { name: 'Protect by' }).click();
  await page.getByRole('option', { name: kind }).click();
  await page.getByRole('textbox', { name: field }).fill(value);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
}

async function selectHolders(page: Page) {
  await searchBox(page).fill('Assigned seat: Yes');
  await expect(page).toHaveURL(/seat=yes/);
  await page.getByRole('checkbox', { name: /^Select all/ }).check();
}

test.describe('protected users', () => {
  test.use({ scenario: 'small' });

  test('keep their seats in a bulk removal, also after a reload', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    const [kept, byRule, ...others] = (await eligibleUsers(gitlab)).holders;
    await openSeats();
    const dialog = await openProtected(page);
    await expect(dialog.getByText(/^No users are protected yet/)).toBeVisible();
    await axe(page);
    await dialog.getByRole('textbox', { name: 'Users' }).fill(`@${kept?.username}, nobody.at.all`);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByText('1 added.')).toBeVisible();
    await expect(dialog.getByText('Not found: nobody.at.all')).toBeVisible();
    await protectBy(page, 'Username pattern', 'Pattern', `${byRule?.username.slice(0, -1)}?`);
    await expect(dialog.getByText('2 users are protected now.')).toBeVisible();
    await axe(page);
    await screenshot(page, 'protected-users-light');
    await dialog.getByRole('button', { name: 'Done' }).click();

    await openSeats();
    await selectHolders(page);
    await seatButton(page, 'Remove').click();
    const plan = planDialog(page, 'Remove');
    await expect(plan).toContainText(`${others.length} users lose their seats`);
    await expect(plan).toContainText('2 users are protected and keep their seats');
    await confirmButton(page, 'Remove').click();
    await expect(outcomeLine(page, /users have been successfully removed/)).toBeVisible();
    const { seats } = await purchaseOf(gitlab);
    expect(seats.toSorted()).toEqual([kept?.id, byRule?.id].toSorted());
  });

  test('can be protected by selection, and included in a plan on request', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    const [some] = (await eligibleUsers(gitlab)).holders;
    await openSeats();
    await selectHolders(page);
    await chooseListTask(page, 'Protect 6 selected users');
    const dialog = page.getByRole('dialog', { name: 'Protected users' });
    await expect(dialog.getByText('6 added.')).toBeVisible();
    await dialog
      .getByRole('listitem')
      .filter({ hasText: `@${some?.username}` })
      .getByRole('button', { name: /^Remove from list/ })
      .click();
    await expect(dialog.getByText('5 users are protected now.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await expect(dialog.getByText('6 users are protected now.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await seatButton(page, 'Remove').click();
    const plan = page.getByRole('dialog');
    await expect(plan).toContainText('6 users are protected and keep their seats');
    await expect(page.getByRole('dialog', { name: 'No seats to remove' })).toBeVisible();
    await expect(confirmButton(page, 'Remove')).toBeHidden();
    await plan
      .getByRole('checkbox', { name: /Also remove the seats of .* protected users/ })
      .check();
    await expect(planDialog(page, 'Remove')).toBeVisible();
    await confirmButton(page, 'Remove').click();
    await expect(outcomeLine(page, '6 users have been successfully removed')).toBeVisible();
    expect(await assignedSeats(gitlab)).toBe(0);
  });

  test('are exported to a file and imported from it', async ({ page, gitlab, openSeats }) => {
    const [kept] = (await eligibleUsers(gitlab)).holders;
    await openSeats();
    let dialog = await openProtected(page);
    await dialog.getByRole('textbox', { name: 'Users' }).fill(kept?.username ?? '');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await protectBy(page, 'Email domain', 'Domain', 'example.com');
    const { text } = await download(page, () =>
      dialog.getByRole('button', { name: 'Export' }).click(),
    );
    expect(text).toContain(kept?.id);
    await dialog.getByRole('button', { name: 'Remove all' }).click();
    await expect(dialog.getByText(/^No users are protected yet/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    dialog = await openProtected(page);
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Import…' }).click();
    await (
      await chooser
    ).setFiles({
      name: 'protected.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await expect(dialog.getByText('2 added.')).toBeVisible();
    await expect(dialog.getByText(`@${kept?.username}`)).toBeVisible();
  });
});

test.describe('a swap and protected users', () => {
  test.use({ scenario: 'full' });

  test('a swap excludes them', async ({ page, gitlab, openSeats }) => {
    const [waiting] = (await eligibleUsers(gitlab)).withoutSeat;
    await openSeats();
    const dialog = await openProtected(page);
    await protectBy(page, 'Username pattern', 'Pattern', '*');
    await expect(dialog.getByText(/100 with a seat/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await chooseListTask(page, 'Swap seats…');
    await listField(page).fill(waiting?.username ?? '');
    await expect(page.getByText(/protected users are excluded/)).toBeVisible();
    await expect(
      page.getByText('No seat is available, and no user is chosen to lose one.'),
    ).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ scenario: 'typical', colorScheme });

    test('nothing is cut off and axe finds nothing, at each width', async ({ page, openSeats }) => {
      await openSeats();
      const dialog = await openProtected(page);
      await protectBy(page, 'Username pattern', 'Pattern', 'a*');
      await dialog.getByText(/ with a seat$/).click();
      for (const [name, width, height] of [
        ['wide', 1440, 900],
        ['narrow', 390, 844],
      ] as const) {
        await test.step(name, async () => {
          await page.setViewportSize({ width, height });
          const cutOff = await dialog.evaluate(({ scrollWidth, clientWidth }) => {
            return scrollWidth > clientWidth;
          });
          expect(cutOff).toBe(false);
          await axe(page);
        });
      }
    });
  });
}
