/** The strip of figures over Overview and Seats, and that the pages agree with it and with each other. */
import { axe } from './support/axe';
import { expect, SEATS, test } from './support/fixtures';
import { assignedSeats, purchaseOf } from './support/mocked-gitlab';
import { seatsUsed, tile } from './support/steps';

const OVERVIEW = 'groups/acme';

test.describe('the strip', () => {
  test.use({ scenario: 'typical' });

  test('is the same on both pages, and each figure leads to its users', async ({
    page,
    openLoaded,
  }) => {
    test.slow();
    await openLoaded(OVERVIEW);
    const strip = page.getByRole('group', { name: 'Seat usage' });
    await expect(tile(page, 'Ends in')).toContainText('days');
    const onOverview = await strip.getByRole('term').allTextContents();
    expect((await strip.boundingBox())?.height).toBe(72);
    await page.getByRole('link', { name: 'Seats', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Seats of Acme' })).toBeVisible();
    await expect(tile(page, 'Ends in')).toContainText('days');
    expect(await strip.getByRole('term').allTextContents()).toEqual(onOverview);
    expect((await strip.boundingBox())?.height).toBe(72);
    for (const name of ['Idle over 30 days', 'Never used', 'Blocked or deactivated']) {
      const link = strip.getByRole('link', { name });
      const count = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
      await link.click();
      await expect(page.getByText(`${count} of 353 users`)).toBeVisible();
    }
    await strip.getByRole('link', { name: /^245 days Ends in|Ends in/ }).click();
    await expect(page.getByRole('heading', { name: /^Renewal/ })).toBeVisible();
  });

  test('and the list of holders agree, although somebody else assigns seats meanwhile', async ({
    page,
    gitlab,
    openLoaded,
  }) => {
    const before = await assignedSeats(gitlab);
    const operation = 'GroupEligibleUsers';
    await gitlab.patch({ faults: [{ kind: 'steal-seats', operation, count: 5 }] });
    await openLoaded(OVERVIEW);
    expect(await assignedSeats(gitlab)).toBe(before + 5);
    await expect(seatsUsed(page)).toHaveAttribute('aria-valuetext', `${before + 5} of 250`);
    await expect(page.getByText(/^All seat holders are counted, as of/)).toBeVisible();
  });

  test('names another number of holders only to explain it', async ({
    page,
    gitlab,
    openLoaded,
  }) => {
    await openLoaded(OVERVIEW);
    await expect(page.getByText(/^All seat holders are counted, as of/)).toBeVisible();
    const { id, seats } = await purchaseOf(gitlab);
    await gitlab.patch({ purchases: [{ id, seats: seats.slice(1) }] });
    // A page asks for the counters anew; the users stay as they were read.
    await page.getByRole('link', { name: 'Seats', exact: true }).click();
    await expect(seatsUsed(page)).toHaveAttribute('aria-valuetext', '204 of 250');
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect(
      page.getByText(/^205 seat holders are counted, .* GitLab now counts 204 used seats/),
    ).toBeVisible();
    await expect(page.getByText(/^All /)).toHaveCount(0);
  });
});

test.describe('where all seats are assigned', () => {
  test.use({ scenario: 'full' });

  test('the strip has nothing that is 0', async ({ page, openLoaded }) => {
    await openLoaded(SEATS);
    await expect(tile(page, 'Never used')).toContainText(/[1-9]/);
    const strip = page.getByRole('group', { name: 'Seat usage' });
    const figures = await strip.getByRole('definition').allTextContents();
    expect(figures.filter((figure) => /^0\b/.test(figure))).toEqual([]);
    await expect(tile(page, 'Free')).toHaveCount(0);
  });
});

test.describe('a trial', () => {
  test.use({ scenario: 'trial' });

  test('says so on every page, with its end', async ({ page, openLoaded }) => {
    test.slow();
    await openLoaded(SEATS);
    await expect(tile(page, 'Trial ends in')).toContainText('12 days');
    for (const tab of ['Seats', 'Overview', 'Reclaim', 'Renewal']) {
      await page.getByRole('link', { name: tab, exact: true }).click();
      await expect(page.getByText('Trial, ends in 12 days')).toBeVisible();
    }
  });
});

test.describe('a purchase too large to load unasked', () => {
  test.use({ scenario: 'huge' });

  test('has charts that say and show that they are of a part', async ({ page, openSignedIn }) => {
    await openSignedIn(OVERVIEW);
    const part = 'First 100 of 48,200 seat holders';
    for (const title of ['Seats by last Duo activity', 'GitLab activity and Duo activity']) {
      const chart = page.getByRole('region', { name: title });
      await expect(chart.getByText(part, { exact: true })).toBeVisible({ timeout: 30_000 });
      await expect(chart.getByRole('img')).toHaveAccessibleName(new RegExp(part));
      const shape = chart.getByRole('img').locator('rect').last();
      await expect(shape).not.toHaveCSS('stroke-dasharray', 'none');
    }
    await expect(tile(page, 'Never used')).toContainText(/^Never used →\d+.*of the first 100/);
    await axe(page);
  });
});
