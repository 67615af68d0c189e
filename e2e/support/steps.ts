/** What a person finds on the pages, and does there. Names of the interface that many tests need stand here. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { assignedSeats, type MockedGitLab } from './mocked-gitlab';

// Signing in and out.

export const urlField = (page: Page) => page.getByRole('textbox', { name: 'GitLab URL' });

/** In the page or in a dialog that asks for the token again. A password has no role. */
export const tokenField = (within: Page | Locator) =>
  within.getByLabel('Personal access token', { exact: true });

export const signInButton = (within: Page | Locator) =>
  within.getByRole('button', { name: 'Sign in', exact: true });

export const signInHeading = (page: Page) =>
  page.getByRole('heading', { name: 'Sign in to Duo Seats' });

/** Fills in the form of the sign-in page. */
export async function fillSignIn(page: Page, url: string, token: string, keep = false) {
  await urlField(page).fill(url);
  await tokenField(page).fill(token);
  if (keep) await page.getByRole('checkbox', { name: 'Keep me signed in in this tab' }).check();
}

export const demoButton = (page: Page) => page.getByRole('button', { name: 'Try the demo' });

/** From the sign-in page. */
export async function enterDemo(page: Page): Promise<void> {
  await demoButton(page).click();
  await loaded(page);
}

export const accountButton = (page: Page) => page.getByRole('button', { name: /account menu/ });

export async function openAccountMenu(page: Page): Promise<void> {
  // The menu fades in only in the tab in front, and a click misses an item that still moves.
  await page.bringToFront();
  await accountButton(page).click();
}

/** Picks an item of the account menu. */
async function pickAccountItem(page: Page, name: string): Promise<void> {
  await openAccountMenu(page);
  await page.getByRole('menuitem', { name }).click();
}

export async function signOut(page: Page): Promise<void> {
  await pickAccountItem(page, 'Sign out');
  await expect(page).toHaveURL(/\/sign-in$/);
}

export const lockNow = (page: Page) => pickAccountItem(page, 'Lock now');

export const lockScreen = (page: Page) => page.getByRole('dialog', { name: 'Locked' });

export async function unlock(page: Page, token: string): Promise<void> {
  const locked = lockScreen(page);
  await tokenField(locked).fill(token);
  await signInButton(locked).click();
  await expect(locked).toBeHidden();
}

// The seats page.

/** All users are listed. 10,000 of them take a while on a busy machine. */
export async function loaded(page: Page): Promise<void> {
  // Figures that are being counted again say it too, hidden; then there are more than one.
  await expect(page.getByText(/^As of \d[^,]*$/)).toHaveCount(1, { timeout: 40_000 });
}

/** Of the filter bar; an empty list offers the same. */
const clearButton = (page: Page) =>
  page.getByRole('search').getByRole('button', { name: 'Clear filters' });

export const clearFilters = (page: Page) => clearButton(page).click();

export const searchBox = (page: Page) => page.getByRole('searchbox', { name: 'Filter users' });

/** The checkbox in front of each user, in the order of the list. */
export const userCheckboxes = (page: Page) =>
  page.getByRole('checkbox', { name: /^Select (?!all)/ });

/** The checkbox of the user who is at that position of the list, from 0. */
export const userCheckbox = (page: Page, index: number) => userCheckboxes(page).nth(index);

/** Selects so many users from the top of the list. */
export async function selectUsers(page: Page, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await userCheckbox(page, index).check();
}

export const selectAll = (page: Page) => page.getByRole('checkbox', { name: 'Select all' });

/** The switch for the seat of the first user in the list, or of the first who holds a seat or does not. */
export const firstSeatSwitch = (page: Page, state: { readonly checked?: boolean } = {}) =>
  page.getByRole('switch', state).first();

export const seatsUsed = (page: Page) => page.getByRole('meter', { name: 'Seats used' });

/** The counters over the list: "205 of 250". */
export async function countersOf(page: Page): Promise<string> {
  return (await seatsUsed(page).getAttribute('aria-valuetext')) ?? '';
}

export async function filterBySeat(page: Page, answer: 'Yes' | 'No'): Promise<void> {
  await page.getByRole('combobox', { name: 'Assigned seat' }).selectOption(answer);
  // The list follows a moment after the choice. Its first rows may be the same before.
  await expect(clearButton(page)).toBeVisible();
  const other = page.getByRole('switch', { checked: answer === 'No' });
  await expect(other).toHaveCount(0);
}

/** Of the bar under the list, with how many users it would change, and of the drawer. */
export const seatButton = (within: Page | Locator, action: 'Assign' | 'Remove') =>
  within.getByRole('button', { name: new RegExp(`^${action} seat( \\d[\\d,]*)?$`) });

/** What a plan does: the title of its dialog and its button. */
const planName = (action: 'Assign' | 'Remove') => new RegExp(`^${action} \\d[\\d,]* seats?$`);

/** The dialog that shows a plan with something to change. */
export const planDialog = (page: Page, action: 'Assign' | 'Remove') =>
  page.getByRole('dialog', { name: planName(action) });

/** In the dialog that shows the plan. */
export const confirmButton = (page: Page, action: 'Assign' | 'Remove') =>
  planDialog(page, action).getByRole('button', { name: planName(action) });

/** Changes the seats of whom is selected, through the dialog. Does not wait for the outcome. */
export async function changeSelected(page: Page, action: 'Assign' | 'Remove'): Promise<void> {
  await seatButton(page, action).click();
  await confirmButton(page, action).click();
}

/** Selects so many users by the filter, and assigns or removes their seats. */
export async function changeSeats(
  page: Page,
  gitlab: MockedGitLab,
  action: 'Assign' | 'Remove',
  count: number,
): Promise<void> {
  const before = await assignedSeats(gitlab);
  const holders = action === 'Remove';
  await filterBySeat(page, holders ? 'Yes' : 'No');
  await expect(firstSeatSwitch(page)).toBeChecked({ checked: holders });
  await selectUsers(page, count);
  await changeSelected(page, action);
  const expected = before + (action === 'Assign' ? count : -count);
  await expect.poll(() => assignedSeats(gitlab)).toBe(expected);
}

/** What the product is for, from the seats page to the report; the person stays signed in. */
export async function mainJourney(page: Page, gitlab: MockedGitLab): Promise<void> {
  await loaded(page);
  await changeSeats(page, gitlab, 'Assign', 2);
  await changeSeats(page, gitlab, 'Remove', 3);
}

/** The strip with the run under way. */
export const runStrip = (page: Page) => page.getByRole('region', { name: 'Seat changes' });

/** A line of the outcome of a run, as it is shown. It is said aloud as well, outside of a paragraph. */
export const outcomeLine = (page: Page, words: string | RegExp) =>
  page.getByRole('paragraph').filter({ hasText: words });

// Users from a list.

/** Opens one of the tasks for a list of users, such as "Swap seats…". */
export async function chooseListTask(page: Page, task: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'More actions', exact: true }).click();
  await page.getByRole('menuitem', { name: task }).click();
}

export const listField = (page: Page) =>
  page.getByRole('dialog').getByRole('textbox', { name: 'Users' });

/** Leads from the list to the plan. */
export const reviewList = (page: Page) => page.getByRole('button', { name: 'Review plan' }).click();

// Reports.

/** A figure with its label. The element around a term and its definitions has no role to find it by. */
export const tile = (page: Page, label: string) =>
  page.locator('dl > div').filter({ has: page.getByRole('term').filter({ hasText: label }) });

/** The cell of a row in the column of that header. The first column holds the headers of the rows. */
export async function cellUnder(table: Locator, row: Locator, header: string): Promise<Locator> {
  const headers = await table.getByRole('columnheader').allTextContents();
  expect(headers).toContain(header);
  return row.getByRole('cell').nth(headers.indexOf(header) - 1);
}

// On every page.

/** The files with the dialogs, their theme and their messages. */
const DIALOG_FILES = ['later', 'app-theme', 'userList', 'protectedUsers', 'usage'];

/** Waits until the page has fetched the code of what a click opens, which it does once it is idle. */
export async function dialogsFetched(page: Page): Promise<void> {
  const fetched = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => /([\w-]+)-[\w-]{8}\.js$/.exec(name)?.[1]),
    );
  await expect.poll(fetched).toEqual(expect.arrayContaining(DIALOG_FILES));
}

/** Expects that the page is as wide as the window at most, as soon as it has followed its size. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await expect.poll(overflow).toBeLessThanOrEqual(0);
}

/** Starts a download and reads it: its suggested name, and its text. */
export async function download(page: Page, start: () => Promise<void>) {
  const waiting = page.waitForEvent('download');
  await start();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** Exports by the words of an export button and of its menu. */
export const exported = (page: Page, button: string, item: string | RegExp) =>
  download(page, async () => {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('menuitem', { name: item }).click();
  });

/** What the clipboard holds; the test has to grant the permission. */
export const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Moves the pointer to where nothing answers to it. */
export const movePointerAway = (page: Page) => page.mouse.move(0, 0);
