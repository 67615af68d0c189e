import { axe } from './support/axe';
import { expect, test } from './support/fixtures';
import { expectNoOverflow } from './support/steps';

test.use({ scenario: 'enterprise' });

test('SAML and rules that decide about seats are named, and the seats nobody can use found', async ({
  page,
  gitlab,
  openSeats,
}) => {
  await openSeats();
  const notice = page.getByRole('status').filter({ hasText: 'Others decide about seats here' });
  await expect(notice).toContainText('direct members of Platform and Duo pilot only');
  await expect(notice).toContainText(/SAML group links.*Engineers/);
  await axe(page);
  await notice.getByRole('button', { name: 'Find seats that can’t be used' }).click();
  const found = notice.getByText(/\d+ seat holders can’t use the seat$/);
  await expect(found).toBeVisible();
  const count = Number(/\d+/.exec((await found.textContent()) ?? '')?.[0]);
  const { seats } = (await gitlab.state()).purchases[0] ?? { seats: [] };
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(seats.length);
  await notice.getByRole('button', { name: `Select all ${count}` }).click();
  await expect(page.getByText(`${count} users selected`)).toBeVisible();
  await axe(page);

  // It was asked once, and stays closed.
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('link', { name: 'Reclaim' }).click();
  await expect(page.getByRole('button', { name: 'Write to them' })).toBeVisible();
  await expect(notice).toBeHidden();
});

test('Reclaim leads to the selected users', async ({ page, openLoaded }) => {
  await openLoaded('groups/acme/reclaim');
  const notice = page.getByRole('status').filter({ hasText: 'Others decide about seats here' });
  await notice.getByRole('button', { name: 'Find seats that can’t be used' }).click();
  await notice.getByRole('button', { name: /^Select all \d+$/ }).click();
  await notice.getByRole('link', { name: 'Show them in Seats' }).click();
  await expect(page).toHaveURL(/\/groups\/acme\/seats\?addon=DUO_ENTERPRISE$/);
  await expect(page.getByText(/^\d+ users selected/)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the reasons are folded until they are opened', async ({ page, openSeats }) => {
    await openSeats();
    const notice = page.getByRole('status').filter({ hasText: 'Others decide about seats here' });
    const rules = notice.getByText(/direct members of Platform and Duo pilot only/);
    await expect(rules).toBeHidden();
    await notice.getByText('Others decide about seats here').click();
    await expect(rules).toBeVisible();
    await expectNoOverflow(page);
    await axe(page);
  });
});

test.describe('without links and rules', () => {
  test.use({ scenario: 'small' });

  test('nothing is said', async ({ page, openSeats }) => {
    const asked = page.waitForResponse(/\/api\/v4\/groups\/\d+\?with_projects=false$/);
    await openSeats();
    expect((await asked).ok()).toBe(true);
    await expect(page.getByText('Others decide about seats here')).toBeHidden();
  });
});
