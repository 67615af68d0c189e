import { axe } from './support/axe';
import { expect, test } from './support/fixtures';
import { assignedSeats, type MockedGitLab, purchaseOf } from './support/mocked-gitlab';
import { confirmButton, download, exported, loaded, planDialog } from './support/steps';

const DAY_MS = 86_400_000;

/** What another browser has exported: three visits, in which Owners gave seats and took them. */
async function historyFile(gitlab: MockedGitLab): Promise<string> {
  const { id, seats } = await purchaseOf(gitlab);
  const { users } = await gitlab.state();
  const number = (user: string) => user.split('/').at(-1) ?? '';
  const named = (ids: readonly string[]) =>
    ids.map((one) => `${number(one)} ${users.find((user) => user.id === one)?.username ?? ''}`);
  const [first, second] = [seats.slice(0, 180), seats.slice(180)];
  const visit = (
    days: number,
    count: number,
    gained: readonly string[],
    lost: readonly string[],
  ) => ({
    begunAt: Date.now() - days * DAY_MS,
    takenAt: Date.now() - days * DAY_MS + 1_000,
    figures: { purchased: 250, assigned: count, active30: 90, idle: null, never: 40 },
    count,
    named: named(gained),
    lost: lost.map(number),
    used: [],
  });
  return JSON.stringify({
    format: 'duo-seats-history',
    version: 1,
    instance: gitlab.url,
    purchaseId: id,
    snapshots: [
      visit(40, first.length + 2, [...first, ...second.slice(0, 2)], []),
      visit(12, first.length, [], second.slice(0, 2)),
      visit(3, first.length - 3, [], first.slice(0, 3)),
    ],
  });
}

test.describe('a directory that takes all seats', () => {
  test.use({ scenario: 'mass-removal' });

  test('is seen, understood, and undone', async ({ page, gitlab, openLoaded }) => {
    await openLoaded('instance/history', { token: gitlab.token('admin') });
    await expect(page.getByText('From now on, this browser remembers')).toBeVisible();
    const before = await assignedSeats(gitlab);
    await gitlab.patch({ faults: [{ kind: 'directory-sync', times: 1 }] });
    await page.goto('instance');
    await loaded(page);
    const alarm = page.getByRole('status').filter({ hasText: 'were lost' });
    await expect(alarm).toContainText(`${before} of ${before} seats were lost`);
    await expect(alarm).toContainText('LDAP or SAML may decide about seats here');
    expect(await assignedSeats(gitlab)).toBe(0);
    await axe(page);
    await alarm.getByRole('link', { name: 'Show who' }).click();
    await expect(page.getByText(`Not from this browser: ${before} lost`)).toBeVisible();
    // Two of them are blocked meanwhile, and can have none.
    await alarm.getByRole('button', { name: `Restore ${before - 2} seats…` }).click();
    await expect(planDialog(page, 'Assign').getByText('Restore seats of')).toBeVisible();
    await confirmButton(page, 'Assign').click();
    await expect.poll(() => assignedSeats(gitlab)).toBe(before - 2);
    await expect(alarm).toBeHidden();
    await page.getByRole('link', { name: 'Open report' }).click();
    await expect(page.getByText(/^Restore: seats of /)).toBeVisible();
  });
});

test.describe('a history', () => {
  test.use({ scenario: 'typical' });

  test('of another browser is imported, compared and exported', async ({
    page,
    gitlab,
    openLoaded,
  }) => {
    await openLoaded('groups/acme/history');
    const input = page.getByLabel('File with a history to import');
    const importFile = (text: string) =>
      input.setInputFiles({
        name: 'history.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
    const file = await historyFile(gitlab);
    await importFile(file.replace('AddOnPurchase/', 'AddOnPurchase/9'));
    await expect(page.getByText('The file is about another purchase')).toBeVisible();
    await importFile(file);
    await expect(page.getByText('3 snapshots were imported.')).toBeVisible();

    // Since the last visit, three who had lost theirs and those who never had one got a seat.
    const purchase = await purchaseOf(gitlab);
    const { seats } = purchase;
    const result = page.getByRole('status').filter({ hasText: /kept theirs\.$/ });
    await expect(result).toHaveText(
      `${seats.length - 177} users gained a seat, nobody lost theirs, 177 kept theirs.`,
    );
    const pick = async (end: 'From' | 'To', days: number) => {
      const field = page.getByRole('combobox', { name: end, exact: true });
      const option = field.getByRole('option').nth(days);
      await field.selectOption((await option.textContent()) ?? '');
    };
    await pick('From', 3);
    await pick('To', 1);
    await expect(result).toHaveText('Nobody gained a seat, 5 lost theirs, 177 kept theirs.');
    await expect(page).toHaveURL(/from=\d+&to=\d+/);
    const lost = page.getByRole('table', { name: 'Lost a seat' });
    await expect(lost.getByRole('cell', { name: 'Not from this browser' })).toHaveCount(5);
    await expect(lost.getByRole('cell', { name: 'Has a seat' })).toHaveCount(5);
    const csv = (await exported(page, 'Export Changes', 'Table (CSV)')).text;
    expect(csv.match(/,lost,not from this browser,,has a seat\r\n/g)).toHaveLength(5);
    await page.getByRole('button', { name: 'Load members' }).click();
    await expect(page.getByRole('table', { name: 'By group' })).toBeVisible();
    await axe(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await axe(page);

    // Earlier versions exported the figures of each day alone.
    const day = (date: string) => ({
      instance: gitlab.url,
      purchaseId: purchase.id,
      day: date,
      takenAt: Date.parse(date),
      purchased: 250,
      assigned: 160,
      active30: 80,
      idle: null,
      never: 40,
    });
    const days = ['2026-01-05', '2026-02-02'].map(day);
    await importFile(JSON.stringify({ format: 'duo-seats-trend', version: 1, snapshots: days }));
    await expect(page.getByText('2 snapshots were imported.')).toBeVisible();
    const back = await download(page, () =>
      page.getByRole('button', { name: 'Export history' }).click(),
    );
    expect(JSON.parse(back.text)).toMatchObject({
      format: 'duo-seats-history',
      snapshots: [{ count: 182 }, { count: 180 }, { count: 177 }, { count: seats.length }],
    });
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect(page.getByRole('status', { name: 'Changes since your last visit' })).toContainText(
      `${seats.length - 177} gained a seat, nobody lost theirs. None of the changes was made here.`,
    );
    await expect(
      page.getByRole('region', { name: 'Seats over time' }).getByRole('img'),
    ).toHaveAccessibleName(/6 snapshots.* 160 seats were assigned and 80 were active/);
  });
});
