import type { Page } from '@playwright/test';
import { expect, signIn, type MockedGitLab, type SignIn } from './fixtures';

/** The checkbox in front of each user. */
export const boxesIn = (page: Page) => page.getByRole('checkbox', { name: /^Select (?!all)/ });

export async function filterBySeat(page: Page, answer: 'Yes' | 'No'): Promise<void> {
  await page.getByRole('combobox', { name: 'Assigned seat' }).click();
  await page.getByRole('option', { name: answer, exact: true }).click();
}

/** Everyone is there. */
export async function loaded(page: Page): Promise<void> {
  await expect(page.getByText(/^As of/).first()).toBeVisible({ timeout: 15_000 });
}

async function assigned(gitlab: Pick<MockedGitLab, 'state'>): Promise<number> {
  return (await gitlab.state()).purchases[0]?.assignedQuantity ?? 0;
}

/** Selects so many users by the filter, and assigns or removes their seats through the dialog. */
export async function changeSeats(
  page: Page,
  gitlab: Pick<MockedGitLab, 'state'>,
  action: 'Assign' | 'Remove',
  count: number,
): Promise<void> {
  const before = await assigned(gitlab);
  const holders = action === 'Remove';
  await filterBySeat(page, holders ? 'Yes' : 'No');
  await expect(page.getByRole('switch').first()).toBeChecked({ checked: holders });
  for (let index = 0; index < count; index += 1) await boxesIn(page).nth(index).check();
  await page.getByRole('button', { name: `${action} seat`, exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `${action} seats` })
    .click();
  const expected = before + (action === 'Assign' ? count : -count);
  await expect.poll(() => assigned(gitlab)).toBe(expected);
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
}

/** What the product is for, from the sign-in to the report; the person stays signed in. */
export async function mainJourney(
  page: Page,
  gitlab: Pick<MockedGitLab, 'state'>,
  how: SignIn = {},
): Promise<void> {
  await signIn(page, how);
  await loaded(page);
  await changeSeats(page, gitlab, 'Assign', 2);
  await changeSeats(page, gitlab, 'Remove', 3);
}
