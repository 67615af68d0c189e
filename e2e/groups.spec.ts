import { axe, expect, screenshot, signIn, test } from './fixtures';

test.describe('choosing a group', () => {
  test.use({ scenario: 'groups' });

  test('lists the groups one owns, finds by name, and opens one', async ({ page }) => {
    await signIn();
    await expect(page.getByRole('heading', { name: 'Choose where to manage seats' })).toBeVisible();
    const list = page.getByRole('list', { name: 'Groups you own' });
    await expect(list.getByRole('link')).toHaveCount(3);
    await axe(page);
    await screenshot(page, 'places-light');
    await page.getByLabel('Filter groups').fill('zzz');
    await expect(page.getByText('No group matches')).toBeVisible();
    await page.getByLabel('Filter groups').fill('acme');
    await list.getByRole('link').first().click();
    await expect(page).toHaveURL(/\/groups\/[^/]+\/seats/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Seats of');
  });

  test('takes a path, an ID or a global ID, and says what is wrong with others', async ({
    page,
    gitlab,
  }) => {
    await signIn();
    const { groups } = await gitlab.state();
    const root = groups.find((group) => group.parent === null);
    const subgroup = groups.find((group) => group.parent !== null);
    const field = page.getByLabel('Group path or ID');
    const open = page.getByRole('button', { name: 'Open group' });
    await field.fill('no-such-group');
    await open.click();
    await expect(field).toHaveAccessibleDescription(/No group no-such-group/);
    await field.fill(subgroup?.fullPath ?? '');
    await open.click();
    await expect(field).toHaveAccessibleDescription(/This is a subgroup/);
    for (const typed of [root?.fullPath, root?.id.split('/').at(-1), root?.id]) {
      await field.fill(typed ?? '');
      await open.click();
      await expect(page).toHaveURL(new RegExp(`/groups/${root?.fullPath ?? ''}/seats`));
      await page.getByRole('link', { name: /all groups/ }).click();
    }
  });

  test('a deep link survives the sign-in, with its filter', async ({ page, gitlab }) => {
    const root = (await gitlab.state()).groups.find((group) => group.parent === null);
    await signIn({ path: `groups/${root?.fullPath ?? ''}/seats?seat=yes` });
    await expect(page).toHaveURL(new RegExp(`/groups/${root?.fullPath ?? ''}/seats\\?seat=yes`));
    await expect(page.getByRole('combobox', { name: 'Assigned seat' })).toHaveText(/Yes/);
  });
});

test('a group that is not there, and a page that is not there, lead on', async ({ page }) => {
  await signIn({ path: 'groups/nobody/seats' });
  await expect(page.getByText('No such group, or not for you to see')).toBeVisible();
  await axe(page);
  await page.getByRole('link', { name: 'Choose a group' }).click();
  await expect(page.getByRole('heading', { name: 'Choose where to manage seats' })).toBeVisible();
});

test.describe('an instance', () => {
  test.use({ scenario: 'instance' });

  test('opens at once for its administrator', async ({ page }) => {
    await signIn();
    await expect(page).toHaveURL(/\/instance\/seats/);
    await expect(firstSeatSwitch(page)).toBeVisible();
    await axe(page);
  });

  test('is offered where GitLab does not say who is an administrator', async ({ page, gitlab }) => {
    await page.route(`${gitlab.url}/api/graphql`, async (route) => {
      const response = await route.fetch();
      const answer = await response.text();
      await route.fulfill({
        response,
        body: answer.replace(/"admin":(true|false)/, '"admin":null'),
      });
    });
    await signIn({ path: 'groups' });
    await page.getByRole('link', { name: /This instance/ }).click();
    await expect(page).toHaveURL(/\/instance\/seats/);
    await expect(firstSeatSwitch(page)).toBeVisible();
  });
});

test.describe('no active purchase', () => {
  test.use({ scenario: 'none' });

  test('tells the causes apart and leads on', async ({ page }) => {
    await signIn();
    await expect(page.getByText('No active GitLab Duo add-on here')).toBeVisible();
    await expect(page.getByText(/You own .* no active purchase/)).toBeVisible();
    await expect(page.getByRole('link', { name: /Buy seats/ })).toHaveAttribute(
      'href',
      'https://customers.gitlab.com/',
    );
    await axe(page);
    await screenshot(page, 'no-purchase-light');
  });
});

test.describe('somebody who is no Owner', () => {
  test.use({ scenario: 'not-owner' });

  test('is told so, and whom to ask', async ({ page }) => {
    await signIn({ path: 'groups/acme/seats' });
    await expect(page.getByText(/You are not an Owner of/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ask an Owner' })).toHaveAttribute(
      'href',
      /^mailto:/,
    );
  });
});
