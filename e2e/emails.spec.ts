import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { storedText } from './support/browser-storage';
import { expect, SEATS, test } from './support/fixtures';
import { eligibleUsers, type MockedGitLab } from './support/mocked-gitlab';
import {
  chooseListTask,
  confirmButton,
  download,
  exported,
  listField,
  loaded,
  outcomeLine,
  planDialog,
  reviewList,
  searchBox,
} from './support/steps';

type Person = { readonly username: string; readonly email: string };

/** Users whose email is private, from what GitLab tells those in charge. */
async function privatePeople(
  gitlab: MockedGitLab,
  path: string,
  token: string,
): Promise<readonly Person[]> {
  const response = await fetch(`${gitlab.url}/api/v4/${path}?per_page=100`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const users = (await response.json()) as readonly (Person & {
    readonly public_email: string;
    readonly state: string;
  })[];
  return users.filter((user) => user.public_email === '' && user.state === 'active');
}

/** Above the list of users, or in a dialog. */
const reading = (page: Page) => page.getByRole('status').filter({ hasText: /email address/ });

/** By the menu of the columns. */
async function readEmails(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Columns' }).click();
  const menu = page.getByRole('dialog', { name: 'Columns' });
  await menu.getByRole('button', { name: 'Read email addresses' }).click();
  await expect(menu.getByText(/^GitLab gave \d+ email addresses/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
}

const enterpriseUsers = (gitlab: MockedGitLab) =>
  privatePeople(gitlab, 'groups/acme/enterprise_users', gitlab.token('owner'));

test.describe('an Owner', () => {
  test.use({ scenario: 'enterprise' });

  test('reads the addresses of enterprise users, and they are stored nowhere', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    const people = await enterpriseUsers(gitlab);
    const { withoutSeat } = await eligibleUsers(gitlab);
    const person = people.find((one) =>
      withoutSeat.some(({ username }) => username === one.username),
    );
    await openSeats();
    await searchBox(page).fill(person?.username ?? '');
    const row = page.getByRole('row').filter({ hasText: `@${person?.username ?? ''}` });
    await expect(row.getByText('Private')).toBeVisible();
    await readEmails(page);
    await expect(row.getByText(person?.email ?? '')).toHaveAttribute(
      'title',
      /Enterprise user, given by GitLab/,
    );
    await expect(reading(page)).toContainText('stored nowhere');
    await axe(page);

    await searchBox(page).fill(person?.email ?? '');
    await expect(row).toBeVisible();
    await row
      .getByRole('button', { name: /^(?!Actions)/ })
      .first()
      .click();
    const details = page.getByRole('dialog', { name: /^Details of/ });
    await expect(details.getByText('Enterprise user, given by GitLab')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(details).toBeHidden();

    const csv = await exported(page, 'Export', /^Download CSV/);
    expect(csv.text).toContain('email,email_source');
    expect(csv.text).toContain(`${person?.email ?? ''},enterprise`);

    expect(await storedText(page)).not.toContain(person?.email ?? '');
    await page.reload();
    await loaded(page);
    await searchBox(page).fill(person?.username ?? '');
    await expect(row.getByText('Private')).toBeVisible();
  });

  test('finds by domain whose address came', async ({ page, openLoaded }) => {
    await openLoaded(`${SEATS}?domain=example.com`);
    const counted = page.getByText(/^[\d,]+ of [\d,]+ users$/);
    const before = Number((await counted.textContent())?.split(' ')[0]);
    await readEmails(page);
    await expect
      .poll(async () => Number((await counted.textContent())?.split(' ')[0]))
      .toBeGreaterThan(before);
  });

  test('assigns seats to a list of addresses once they are read', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    const people = await enterpriseUsers(gitlab);
    const { withoutSeat } = await eligibleUsers(gitlab);
    const names = new Set(withoutSeat.map(({ username }) => username));
    const without = people.filter(({ username }) => names.has(username)).slice(0, 3);
    expect(without).toHaveLength(3);
    await openSeats();
    await chooseListTask(page, 'Assign seats from list…');
    await listField(page).fill(without.map(({ email }) => email).join('\n'));
    await expect(page.getByText('3 not found', { exact: true })).toBeVisible();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Read email addresses' }).click();
    await expect(page.getByText('3 users found', { exact: true })).toBeVisible();
    await axe(page);
    await reviewList(page);
    await expect(planDialog(page, 'Assign')).toBeVisible();
    await confirmButton(page, 'Assign').click();
    await expect(
      outcomeLine(page, '3 users have been successfully assigned a seat.'),
    ).toBeVisible();
  });

  test('writes to those whose address came', async ({ page, openLoaded }) => {
    await openLoaded('groups/acme/reclaim?idle=30&grace=0');
    await page.getByRole('button', { name: 'Write to them' }).click();
    const dialog = page.getByRole('dialog', { name: /Write to \d+ users?/ });
    const name = async () =>
      Number(/\d+/.exec((await dialog.getByRole('heading').textContent()) ?? '')?.[0]);
    const before = await name();
    await dialog.getByRole('button', { name: 'Read email addresses' }).click();
    await expect.poll(name).toBeGreaterThan(before);
    const { text } = await download(page, () =>
      dialog.getByRole('button', { name: 'Download for mail merge' }).click(),
    );
    expect(text.split('\n').length).toBeGreaterThan(2);
    await axe(page);
  });
});

test.describe('an administrator', () => {
  test.use({ scenario: 'instance' });

  test('reads the addresses of all users', async ({ page, gitlab, openLoaded }) => {
    const [person] = await privatePeople(gitlab, 'users', gitlab.token('admin'));
    await openLoaded('instance/seats', { token: gitlab.token('admin') });
    await readEmails(page);
    await searchBox(page).fill(person?.email ?? '');
    const row = page.getByRole('row').filter({ hasText: `@${person?.username ?? ''}` });
    await expect(row.getByText(person?.email ?? '')).toHaveAttribute(
      'title',
      /Given by GitLab to administrators/,
    );
  });
});

test.describe('before GitLab 17.7', () => {
  test.use({ scenario: 'enterprise', gitlabVersion: '17.5' });

  test('nothing can be read, and the page says so', async ({ page, openSeats, allow }) => {
    allow(/404/);
    await openSeats();
    await page.getByRole('button', { name: 'Columns' }).click();
    const menu = page.getByRole('dialog', { name: 'Columns' });
    await menu.getByRole('button', { name: 'Read email addresses' }).click();
    await expect(menu.getByText(/need GitLab 17\.7 or later/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(reading(page)).toContainText('need GitLab 17.7 or later');
    await reading(page).getByRole('button', { name: 'Dismiss' }).click();
    await expect(reading(page)).toBeHidden();
  });
});
