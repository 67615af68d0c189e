import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, test } from './support/fixtures';
import { exported } from './support/steps';

const SEATS = 'groups/acme/seats';

test.use({ scenario: 'enterprise', gitlabVersion: '19.4' });

const head = (page: Page, name: string) => page.getByRole('columnheader', { name });

async function load(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Load usage' }).click();
  await expect(page.getByText(/^Usage by feature, .*: \d+ users have events/)).toBeVisible();
}

async function showColumns(page: Page, ...names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Columns' }).click();
  const menu = page.getByRole('dialog', { name: 'Columns' });
  for (const name of names) await menu.getByRole('checkbox', { name, exact: true }).check();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
}

/** The figures of a column, from the first rows. */
async function figures(page: Page, name: string): Promise<readonly string[]> {
  const index = await head(page, name).getAttribute('aria-colindex');
  return page.locator(`[role=gridcell][aria-colindex="${index ?? ''}"]`).allTextContents();
}

const numbers = (texts: readonly string[]) => texts.map((text) => Number(text.replaceAll(',', '')));

test('columns of use are loaded on request, and sort', async ({ page, openLoaded }) => {
  await openLoaded(SEATS);
  await expect(page.getByText('Usage by feature')).toHaveCount(0);
  await showColumns(page, 'Events');
  await expect(
    page.getByText('Usage by feature in the last 30 days is not loaded yet.'),
  ).toBeVisible();
  await axe(page);
  await load(page);
  await showColumns(page, 'Chat', 'Intensity', 'Suggestions accepted');
  await head(page, 'Events').getByRole('button').click();
  await head(page, 'Events').getByRole('button').click();
  await expect(head(page, 'Events')).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/period=30&sort=-use$/);
  const events = numbers((await figures(page, 'Events')).slice(0, 10));
  expect(events).toEqual(events.toSorted((a, b) => b - a));
  expect(events[0]).toBeGreaterThan(0);
  await axe(page);

  // The columns are still there on the next visit, and say that nothing is loaded.
  await openLoaded(SEATS);
  await expect(head(page, 'chat')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Load usage' })).toBeVisible();
});

test('“Chat over 10” is a filter, by keyboard and by link', async ({ page, openLoaded }) => {
  await openLoaded(SEATS);
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('menuitem', { name: 'Usage by feature' }).click();
  const editor = page.getByRole('dialog', { name: 'Usage by feature' });
  await editor.getByRole('combobox', { name: 'Chat' }).selectOption('Over');
  await editor.getByRole('textbox', { name: 'Chat: more than this many events' }).fill('x');
  await page.keyboard.press('Enter');
  await expect(editor.getByRole('alert')).toContainText('0 to 999,999');
  await axe(page);
  await editor.getByRole('textbox', { name: 'Chat: more than this many events' }).fill('10');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/use=chat-over-10&period=30/);
  await expect(page.getByText('No users are shown until usage is loaded.')).toBeVisible();
  await load(page);
  const token = page.getByRole('button', {
    name: 'Change filter Usage in 30 days: Chat over 10',
    exact: true,
  });
  await expect(token).toBeVisible();
  await showColumns(page, 'Chat');
  const chats = numbers(await figures(page, 'Chat'));
  expect(chats.length).toBeGreaterThan(0);
  expect(chats.every((events) => events > 10)).toBe(true);

  await openLoaded(`${SEATS}?use=chat-none&intensity=light&period=7`);
  await expect(page.getByText('No users are shown until usage is loaded.')).toBeVisible();
  await load(page);
  await expect(page.getByRole('button', { name: '7 days', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const none = await figures(page, 'Chat');
  expect(none.length).toBeGreaterThan(0);
  expect(new Set(none)).toEqual(new Set(['No events']));
});

test('details have a picture of the use, and files its figures', async ({ page, openLoaded }) => {
  await openLoaded(`${SEATS}?sort=-use`);
  await load(page);
  await showColumns(page, 'Events', 'Chat');
  await page.getByRole('row').nth(1).getByRole('button', { name: /^[^G]/ }).first().click();
  const details = page.getByRole('dialog', { name: /^Details of/ });
  await expect(details.getByRole('list', { name: 'Events by feature' })).toContainText('Chat');
  await expect(details).toContainText('Last event in this period');
  await axe(page);
  await page.keyboard.press('Escape');

  const { text: csv } = await exported(page, 'Export', /^Download CSV, \d+ shown/);
  const [header = '', first = ''] = csv.split('\r\n');
  expect(header).toContain('use_events,use_chat,use_from,use_to');
  expect(first).toMatch(/,\d+,\d+,\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d$/);
});

test('light use counts as idle where the policy says so', async ({ page, openLoaded }) => {
  await openLoaded('groups/acme/reclaim');
  const heading = page.getByRole('heading', { name: /seats? to reclaim/ });
  const before = (await heading.textContent()) ?? '';
  await page.getByRole('switch', { name: 'Light use counts as idle' }).check();
  await expect(page).toHaveURL(/light=yes/);
  await expect(heading).toHaveText(before);
  await load(page);
  await expect(heading).not.toHaveText(before);
  await expect(page.getByRole('checkbox', { name: /^Light use \d/ })).toBeChecked();
  await axe(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a card has the figure that it is sorted by', async ({ page, openLoaded }) => {
    await openLoaded(`${SEATS}?sort=-use`);
    await load(page);
    const card = page.getByRole('row').nth(1);
    await expect(card).toContainText(/Events\s*[\d,]+/);
    await axe(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});
