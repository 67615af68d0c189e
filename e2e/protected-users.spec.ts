import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axe, expect, screenshot, signIn, test, type MockedGitLab } from './fixtures';

const SEATS = 'groups/acme/seats';

async function openSeats(page: Page) {
  await openSeats();
}

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

async function holders(gitlab: MockedGitLab) {
  const { users, purchases } = await gitlab.state();
  const held = new Set(purchases[0]?.seats);
  return users.filter(({ id }) => held.has(id));
}

test.describe('protected users', () => {
  test.use({ scenario: 'small' });

  test('keep their seats in a bulk removal, also after a reload', async ({ page, gitlab }) => {
    const [kept, byRule, ...others] = await holders(gitlab);
    await openSeats(page);
    const dialog = await openProtected(page);
    await expect(dialog.getByText(/^Nobody is protected yet/)).toBeVisible();
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

    await openSeats(page);
    await selectHolders(page);
    await seatButton(page, 'Remove').click();
    const plan = page.getByRole('dialog', { name: 'Confirm bulk seat removal' });
    await expect(plan).toContainText(`${others.length} users lose their seats`);
    await expect(plan).toContainText('2 users are protected and keep their seats');
    await plan.getByRole('button', { name: 'Remove seats' }).click();
    await expect(outcomeLine(page, /users have been successfully removed/)).toBeVisible();
    const [purchase] = (await gitlab.state()).purchases;
    expect(purchase?.seats.toSorted()).toEqual([kept?.id, byRule?.id].toSorted());
  });

  test('can be the selected ones, and be included in a plan all the same', async ({
    page,
    gitlab,
  }) => {
    await openSeats(page);
    await selectHolders(page);
    await chooseListTask(page, 'Protect 6 selected users');
    const dialog = page.getByRole('dialog', { name: 'Protected users' });
    await expect(dialog.getByText('6 added.')).toBeVisible();
    await dialog
      .getByRole('button', { name: /^Take off the list/ })
      .first()
      .click();
    await expect(dialog.getByText('5 users are protected now.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await expect(dialog.getByText('6 users are protected now.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await seatButton(page, 'Remove').click();
    const plan = page.getByRole('dialog', { name: 'Confirm bulk seat removal' });
    await expect(plan).toContainText('6 users are protected and keep their seats');
    await expect(plan.getByRole('button', { name: 'Remove seats' })).toBeDisabled();
    await plan.getByRole('checkbox', { name: /protected users as well/ }).check();
    await plan.getByRole('button', { name: 'Remove seats' }).click();
    await expect(
      outcomeLine(page, '6 users have been successfully removed'),
    ).toBeVisible();
    expect(await assignedSeats(gitlab)).toBe(0);
  });

  test('go from one browser to another as a file', async ({ page, gitlab }) => {
    const [kept] = await holders(gitlab);
    await openSeats(page);
    let dialog = await openProtected(page);
    await dialog.getByRole('textbox', { name: 'Users' }).fill(kept?.username ?? '');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await protectBy(page, 'Email domain', 'Domain', 'example.com');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export' }).click();
    const path = await (await download).path();
    expect(readFileSync(path, 'utf8')).toContain(kept?.id);
    await dialog.getByRole('button', { name: 'Remove all' }).click();
    await expect(dialog.getByText(/^Nobody is protected yet/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    dialog = await openProtected(page);
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Import…' }).click();
    await (
      await chooser
    ).setFiles({
      name: 'protected.json',
      mimeType: 'application/json',
      buffer: readFileSync(path),
    });
    await expect(dialog.getByText('2 added.')).toBeVisible();
    await expect(dialog.getByText(`@${kept?.username}`)).toBeVisible();
  });
});

test.describe('a swap and protected users', () => {
  test.use({ scenario: 'full' });

  test('a swap leaves them out', async ({ page, gitlab }) => {
    const { users, purchases } = await gitlab.state();
    const held = new Set(purchases[0]?.seats);
    const waiting = users.find(
      ({ id, eligibleFor }) => !held.has(id) && eligibleFor.includes(purchases[0]?.namespace ?? ''),
    );
    await openSeats(page);
    const dialog = await openProtected(page);
    await protectBy(page, 'Username pattern', 'Pattern', '*');
    await expect(dialog.getByText(/100 with a seat/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await chooseListTask(page, 'Swap seats…');
    await page.getByRole('textbox', { name: 'People' }).fill(waiting?.username ?? '');
    await expect(page.getByText(/protected users are left out/)).toBeVisible();
    await expect(
      page.getByText('No seat is free, and nobody is chosen who could lose one.'),
    ).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ scenario: 'typical', colorScheme });

    for (const [name, width, height] of [
      ['wide', 1440, 900],
      ['narrow', 390, 844],
    ] as const) {
      test(`${name}: nothing is cut off, axe finds nothing`, async ({ page }) => {
        await page.setViewportSize({ width, height });
        await openSeats(page);
        const dialog = await openProtected(page);
        await protectBy(page, 'Username pattern', 'Pattern', 'a*');
        await dialog.getByText(/ with a seat$/).click();
        const cutOff = await dialog.evaluate(({ scrollWidth, clientWidth }) => {
          return scrollWidth > clientWidth;
        });
        expect(cutOff).toBe(false);
        await axe(page);
        await screenshot(page, `protection-${name}-${colorScheme}`);
      });
    }
  });
}
