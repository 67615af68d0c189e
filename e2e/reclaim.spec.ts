import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, screenshot, test } from './support/fixtures';
import { assignedSeats } from './support/mocked-gitlab';
import {
  confirmButton,
  download,
  exported,
  loaded,
  planDialog,
  seatButton,
  selectAll,
  userCheckbox,
  userCheckboxes,
} from './support/steps';

test.use({ scenario: 'typical' });

const RECLAIM = 'groups/acme/reclaim';

const found = (page: Page) => page.getByRole('heading', { name: /seats? to reclaim/ });

async function countFound(page: Page): Promise<number> {
  const [count = ''] = /[\d,]+/.exec((await found(page).textContent()) ?? '') ?? [];
  return count === '' ? NaN : Number(count.replaceAll(',', ''));
}

test('the policy decides who is found, and is kept in the address', async ({
  page,
  openLoaded,
}) => {
  // It loads the page twice, and axe checks every user found.
  test.slow();
  await openLoaded(RECLAIM);
  const before = await countFound(page);
  await page.getByRole('textbox', { name: 'Idle over (days)' }).fill('200');
  await page.getByRole('switch', { name: 'Include never used' }).uncheck();
  await expect(page).toHaveURL(/idle=200&never=no/);
  await expect.poll(() => countFound(page)).toBeLessThan(before);
  const address = new URL(page.url());
  const after = await countFound(page);
  await openLoaded(`${RECLAIM}${address.search}`);
  expect(await countFound(page)).toBe(after);
  await expect(page.getByRole('textbox', { name: 'Idle over (days)' })).toHaveValue('200');
  await axe(page);
  await screenshot(page, 'reclaim-light');
});

test('the users who stay selected lose their seats, and a deselected user keeps it', async ({
  page,
  gitlab,
  openLoaded,
}) => {
  await openLoaded(`${RECLAIM}?idle=30&never=no&gitlab=idle&blocked=no`);
  const all = await countFound(page);
  const seatsBefore = await assignedSeats(gitlab);
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox', { name: /^Select (?!all)/ }) });
  const handle = (await row.first().getByText(/^@/).textContent()) ?? '';
  await userCheckbox(page, 0).uncheck();
  await expect(page.getByRole('row').filter({ hasText: handle })).toContainText('kept');
  await expect(found(page)).toHaveText(`${all - 1} seats to reclaim`);
  await seatButton(page, 'Remove').click();
  const dialog = planDialog(page, 'Remove');
  await expect(dialog).toContainText(`${all - 1} users`);
  await confirmButton(page, 'Remove').click();
  await expect.poll(() => assignedSeats(gitlab)).toBe(seatsBefore - all + 1);
  // Only the deselected user is still listed.
  await expect(userCheckboxes(page)).toHaveCount(1);
  await expect(page.getByRole('row').filter({ hasText: handle })).toBeVisible();
});

test('candidates are selected by their reason, and searched as all users are', async ({
  page,
  openLoaded,
}) => {
  await openLoaded(`${RECLAIM}?idle=60`);
  const certain = await countFound(page);
  const never = page.getByRole('checkbox', { name: /^Never used \d+$/ });
  const label = await page.getByText(/^Never used \d+$/).textContent();
  const count = Number(/\d+/.exec(label ?? '')?.[0]);
  // On the first day nobody knows which of them are new.
  await expect(never).not.toBeChecked();
  await expect(
    page.getByText(`${count} seats that were never used are not selected`),
  ).toBeVisible();
  await never.check();
  const all = certain + count;
  await expect(found(page)).toHaveText(`${all} seats to reclaim`);
  await never.uncheck();
  await expect(found(page)).toHaveText(`${certain} seats to reclaim`);
  await selectAll(page).check();
  await expect(found(page)).toHaveText(`${all} seats to reclaim`);
  await page.getByRole('searchbox', { name: 'Filter users' }).fill('no such user');
  await expect(page.getByText('No users match')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Bulk actions' })).toContainText(`${all} hidden`);
});

test('a link selects as many seats as it asks for', async ({ page, openLoaded }) => {
  await openLoaded(`${RECLAIM}?remove=55&grace=0`);
  await expect(found(page)).toHaveText('55 seats to reclaim');
  await expect(page.getByRole('region', { name: 'Bulk actions' })).toContainText(
    '55 users selected',
  );
});

test.describe('with 10,000 users', () => {
  test.use({ scenario: 'large' });

  test('all candidates are in the list, and few of them in the page', async ({
    page,
    openLoaded,
  }) => {
    test.slow();
    await openLoaded(`${RECLAIM}?idle=0&grace=0`);
    await expect.poll(() => countFound(page)).toBeGreaterThan(1_000);
    const count = await countFound(page);
    await expect(page.getByRole('grid', { name: 'Users' })).toHaveAttribute(
      'aria-rowcount',
      String(count + 1),
    );
    expect(await userCheckboxes(page).count()).toBeLessThan(80);
  });
});

test('who was written to is followed up', async ({ page, openLoaded }) => {
  await openLoaded(`${RECLAIM}?idle=60`);
  await page.getByRole('button', { name: 'Write to them' }).click();
  const dialog = page.getByRole('dialog', { name: /Write to \d+ users?/ });
  await download(page, () =>
    dialog.getByRole('button', { name: 'Download for mail merge' }).click(),
  );
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await loaded(page);
  await expect(page.getByText(/^0 of \d+ notified users have used Duo since/)).toBeVisible();
  await page.getByRole('button', { name: /^Remove the other \d+/ }).click();
  await expect(planDialog(page, 'Remove')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  // The selected ones are those who were written to.
  await page.getByRole('searchbox', { name: 'Filter users' }).fill('@example.com');
  await expect(
    page
      .getByRole('gridcell')
      .getByText(/^Notified .+, due /)
      .first(),
  ).toBeVisible();
});

test('a policy is saved under a name', async ({ page, openLoaded }) => {
  await openLoaded(`${RECLAIM}?idle=120`);
  await page.getByRole('button', { name: 'Save as…' }).click();
  await page.getByRole('textbox', { name: 'Policy name' }).fill('Yearly');
  await page.getByRole('button', { name: 'Save policy' }).click();
  await page.getByRole('textbox', { name: 'Idle over (days)' }).fill('7');
  await expect(page).toHaveURL(/idle=7/);
  await page.getByRole('button', { name: 'Yearly' }).click();
  await expect(page.getByRole('textbox', { name: 'Idle over (days)' })).toHaveValue('120');
});

test('users are protected here, and those who keep their seats can be exported', async ({
  page,
  openLoaded,
}) => {
  await openLoaded(`${RECLAIM}?idle=60&grace=0`);
  const all = await countFound(page);
  // From the menu of a row.
  await page
    .getByRole('button', { name: /^Actions for / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Protect from bulk changes' }).click();
  await expect(found(page)).toHaveText(`${all - 1} seats to reclaim`);
  // From the details of a user.
  await page
    .getByRole('button', { name: /^Actions for / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Show details' }).click();
  const drawer = page.getByRole('dialog', { name: /^Details of / });
  const handle = await drawer.getByText(/^@/).textContent();
  await drawer.getByRole('button', { name: 'Protect from bulk changes' }).click();
  await expect(drawer.getByRole('button', { name: 'Stop protecting' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(found(page)).toHaveText(`${all - 2} seats to reclaim`);
  await page.getByText('2 users are protected').click();
  await expect(page.getByRole('listitem').filter({ hasText: handle ?? '' })).toBeVisible();
  const { text: csv } = await exported(page, 'Export Kept', 'Table (CSV)');
  expect(csv).toContain(`${(handle ?? '').slice(1)},`);
  expect(csv).toMatch(/,protected,\r\n$/);
});

test('users can be written to first, each with what is true for them', async ({
  page,
  openLoaded,
}) => {
  // A few users are enough, as axe checks each row behind the dialog as well.
  await openLoaded(`${RECLAIM}?idle=120&never=no`);
  await page.getByRole('button', { name: 'Write to them' }).click();
  const dialog = page.getByRole('dialog', { name: /Write to \d+ users?/ });
  const message = dialog.getByRole('textbox', { name: 'Message' });
  await expect(message).toHaveValue(/GitLab Duo Pro seat in Acme.* no use of it since/);
  await expect(dialog.getByRole('link', { name: 'Open in email program' })).toHaveAttribute(
    'href',
    /^mailto:\?bcc=.*&subject=Your%20GitLab%20Duo%20Pro/,
  );
  await dialog.getByLabel('Answer by').fill('2031-05-17');
  await expect(message).toHaveValue(/reply to this message by May 17, 2031/);
  await axe(page);
});

test('nobody is told to be idle who is not, and blocked users get no message', async ({
  page,
  gitlab,
  openLoaded,
}) => {
  // It loads two pages with all users.
  test.slow();
  // Somebody who used Duo in the last days, has a public email, and is blocked since.
  await openLoaded('groups/acme/seats?seat=yes&state=active&duo=within-7&domain=example.com');
  const row = page.getByRole('row').filter({ hasText: '@example.com' }).first();
  const email = (await row.getByText(/@example\.com$/).textContent()) ?? '';
  const handle = ((await row.getByText(/^@/).textContent()) ?? '').slice(1);
  const user = (await gitlab.state()).users.find(({ username }) => username === handle);
  await gitlab.patch({ users: [{ id: user?.id ?? '', state: 'blocked' }] });

  await openLoaded(`${RECLAIM}?idle=60&grace=0`);
  await expect(page.getByText(`@${handle}`)).toBeVisible();
  await page.getByRole('button', { name: 'Write to them' }).click();
  const dialog = page.getByRole('dialog', { name: /Write to \d+ users?/ });
  await expect(dialog.getByText(/^Not included: \d+ blocked or deactivated users/)).toBeVisible();
  await expect(dialog.getByText(/\d+ users with a private email/)).toBeVisible();
  const mail = dialog.getByRole('link', { name: 'Open in email program' });
  for (const [kind, words] of [
    ['Idle', /no use of it since/],
    ['Never used', /not recorded any use of it yet/],
  ] as const) {
    await dialog.getByRole('button', { name: kind }).click();
    await expect(dialog.getByRole('textbox', { name: 'Message' })).toHaveValue(words);
    const { text: csv } = await download(page, () =>
      dialog.getByRole('button', { name: 'Download for mail merge' }).click(),
    );
    expect(csv).not.toContain(email);
    await expect(mail).not.toHaveAttribute('href', new RegExp(encodeURIComponent(email)));
  }
});

test('a read-only token disables the removal, and says why', async ({
  page,
  gitlab,
  openLoaded,
}) => {
  await openLoaded(RECLAIM, { token: gitlab.token('readonly') });
  const remove = seatButton(page, 'Remove');
  await expect(remove).toBeDisabled();
  await expect(remove).toHaveAccessibleDescription(/is read-only/);
});
