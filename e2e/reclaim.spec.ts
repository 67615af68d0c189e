import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axe, expect, screenshot, signIn, test } from './fixtures';

test.use({ scenario: 'typical' });

async function open(page: Page, search = '') {
  await signIn({ path: `groups/acme/reclaim${search}` });
  await loaded(page);
}

const found = (page: Page) => page.getByRole('heading', { name: /seats? to reclaim/ });

async function countFound(page: Page): Promise<number> {
  return Number(/\d+/.exec((await found(page).textContent()) ?? '')?.[0]);
}

test('the policy decides who is found, and fits into the address', async ({ page }) => {
  // It signs in twice, and looks at everybody found.
  test.slow();
  await open(page);
  const before = await countFound(page);
  await page.getByRole('textbox', { name: 'Idle for more than (days)' }).fill('200');
  await page.getByRole('switch', { name: /without recorded Duo activity/ }).uncheck();
  await expect(page).toHaveURL(/idle=200&never=no/);
  await expect.poll(() => countFound(page)).toBeLessThan(before);
  const address = new URL(page.url());
  const after = await countFound(page);
  await open(page, address.search);
  expect(await countFound(page)).toBe(after);
  await expect(page.getByRole('textbox', { name: 'Idle for more than (days)' })).toHaveValue('200');
  await axe(page);
  await screenshot(page, 'reclaim-light');
});

test('who is chosen loses the seat, and who was taken out keeps it', async ({ page, gitlab }) => {
  await open(page, '?idle=30&never=no&gitlab=idle&blocked=no');
  const table = page.getByRole('table', { name: 'Seats to reclaim' });
  const first = table.getByRole('checkbox', { name: /Reclaim the seat of/ }).first();
  const kept = (await first.getAttribute('aria-label'))?.replace('Reclaim the seat of ', '') ?? '';
  const all = await countFound(page);
  const seatsBefore = await assignedSeats(gitlab);
  await first.uncheck();
  await expect(found(page)).toHaveText(`${all - 1} seats to reclaim`);
  await page.getByRole('button', { name: `Remove ${all - 1} seats` }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm bulk seat removal' });
  await expect(dialog).toContainText(`${all - 1} users`);
  await dialog.getByRole('button', { name: 'Remove seats' }).click();
  await expect
    .poll(() => assignedSeats(gitlab))
    .toBe(seatsBefore - all + 1);
  // The list follows: only the one taken out is left.
  await expect(table.getByRole('checkbox', { name: /Reclaim the seat of/ })).toHaveCount(1);
  await expect(table.getByText(kept, { exact: true })).toBeVisible();
});

test('a policy is kept under a name', async ({ page }) => {
  await open(page, '?idle=120');
  await page.getByRole('textbox', { name: 'Policy name' }).fill('Yearly');
  await page.getByRole('button', { name: 'Save policy' }).click();
  await page.getByRole('textbox', { name: 'Idle for more than (days)' }).fill('7');
  await expect(page).toHaveURL(/idle=7/);
  await page.getByRole('button', { name: 'Yearly' }).click();
  await expect(page.getByRole('textbox', { name: 'Idle for more than (days)' })).toHaveValue('120');
});

test('protected users are chosen here, and those spared can be exported', async ({ page }) => {
  await open(page, '?idle=60&grace=0');
  const all = await countFound(page);
  const first = page.getByRole('checkbox', { name: /Reclaim the seat of/ }).first();
  const handle = await first.locator('xpath=ancestor::th').getByText(/^@/).textContent();
  await page.getByRole('button', { name: 'Protected users' }).click();
  const dialog = page.getByRole('dialog', { name: 'Protected users' });
  await dialog
    .getByRole('textbox')
    .first()
    .fill(handle ?? '');
  await dialog.getByRole('button', { name: 'Add' }).first().click();
  await expect(dialog.getByText(/1 .*added|added.*1/i).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(found(page)).toHaveText(`${all - 1} seats to reclaim`);
  await page.getByText('1 user is protected').click();
  await expect(page.getByRole('listitem').filter({ hasText: handle ?? '' })).toBeVisible();
  await page.getByRole('button', { name: 'Export Idle, but keep their seats' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Table (CSV)' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  expect(csv).toContain(`${(handle ?? '').slice(1)},`);
  expect(csv).toMatch(/,protected,\r\n$/);
});

test('people can be written to before', async ({ page }) => {
  // A few are enough: axe looks at each row behind the dialog as well.
  await open(page, '?idle=120&never=no');
  await page.getByRole('button', { name: 'Write to them' }).click();
  const dialog = page.getByRole('dialog', { name: /Write to \d+ users/ });
  await expect(dialog.getByRole('textbox', { name: 'Message' })).toHaveValue(
    /GitLab Duo Pro seat in Acme/,
  );
  await expect(dialog.getByRole('link', { name: 'Open in mail program' })).toHaveAttribute(
    'href',
    /^mailto:\?bcc=.*&subject=Your%20GitLab%20Duo%20Pro/,
  );
  await axe(page);
});

test('a token that only reads removes nothing, and says why', async ({ page, gitlab }) => {
  await signIn({ path: 'groups/acme/reclaim', token: gitlab.token('readonly') });
  await loaded(page);
  const remove = page.getByRole('button', { name: /Remove \d+ seats/ });
  await expect(remove).toBeDisabled();
  await expect(remove).toHaveAccessibleDescription(/can only read/);
});
