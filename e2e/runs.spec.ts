import type { Locator, Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, screenshot, SEATS, test } from './support/fixtures';
import {
  assignedSeats,
  eligibleUsers,
  type MockedGitLab,
  purchaseOf,
  seatHolderIds,
  seatMutations,
} from './support/mocked-gitlab';
import {
  clipboard,
  confirmButton,
  exported,
  filterBySeat,
  loaded,
  outcomeLine,
  planDialog,
  runStrip,
  seatButton,
  selectAll,
} from './support/steps';

/** Opens the plan that assigns seats to all users without one. Nothing is sent yet. */
async function planForAll(page: Page): Promise<Locator> {
  await filterBySeat(page, 'No');
  await loaded(page);
  await selectAll(page).check();
  await seatButton(page, 'Assign').click();
  return planDialog(page, 'Assign');
}

/**
 * Leaves so many eligible users without a seat, by blocking the others, and buys seats for all of them.
 * Returns their global IDs.
 */
async function leaveWaiting(gitlab: MockedGitLab, count: number): Promise<readonly string[]> {
  const { id, assignedQuantity } = await purchaseOf(gitlab);
  const { withoutSeat } = await eligibleUsers(gitlab);
  // Whoever a token belongs to has to stay active.
  const owners = new Set((await gitlab.state()).tokens.map(({ user }) => user));
  const ids = withoutSeat
    .map((user) => user.id)
    .sort((a, b) => Number(owners.has(b)) - Number(owners.has(a)));
  expect(ids.length).toBeGreaterThanOrEqual(count);
  await gitlab.patch({
    users: ids.slice(count).map((user) => ({ id: user, state: 'blocked' })),
    purchases: [{ id, purchasedQuantity: assignedQuantity + count + 500 }],
  });
  return ids.slice(0, count);
}

test.describe('2,000 users', () => {
  test.use({ scenario: 'large' });
  test.setTimeout(120_000);

  test('get seats despite faults, a reload and five users who are refused, and lose them again', async ({
    page,
    gitlab,
    allow,
    signIn,
  }) => {
    allow(/Failed to load resource/, /failed request/);
    const waiting = await leaveWaiting(gitlab, 2_000);
    const before = await seatHolderIds(gitlab);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.type());
      void dialog.accept();
    });
    await signIn();
    const plan = await planForAll(page);
    await expect(plan).toContainText('2,000 users get a seat');
    await expect(plan).toContainText('emails up to 2,000 users');
    await expect(plan).toContainText('20 (up to 100 users each)');

    // After the plan was made, five users become ineligible and GitLab has problems.
    const refused = [3, 7, 900, 1_500, 1_501].map((index) => waiting[index] ?? '');
    await gitlab.patch({
      users: refused.map((id) => ({ id, state: 'blocked' })),
      faults: [
        { kind: 'latency', operation: 'AssignSeats', ms: 100 },
        { kind: 'rate-limit', operation: 'AssignSeats', times: 2, after: 1 },
        { kind: 'bad-gateway-html', operation: 'AssignSeats', times: 1, after: 5 },
      ],
    });
    await confirmButton(page, 'Assign').click();
    const strip = runStrip(page);
    await expect
      .poll(async () => (await seatHolderIds(gitlab)).size - before.size, { timeout: 40_000 })
      .toBeGreaterThan(400);
    await expect(strip).toBeVisible();

    await page.reload();
    expect(dialogs).toEqual(['beforeunload']);
    await gitlab.patch({
      faults: [
        { kind: 'latency', operation: 'AssignSeats', ms: 60 },
        { kind: 'drop-after', operation: 'AssignSeats', times: 1, after: 4 },
        { kind: 'rate-limit', operation: 'AssignSeats', times: 1, after: 9 },
      ],
    });
    await signIn({ path: '.' });
    await expect(page.getByText('A run was interrupted')).toBeVisible({ timeout: 30_000 });
    await screenshot(page, 'interrupted-light');
    await axe(page);
    await page.getByRole('button', { name: 'Resume run' }).click();
    await expect(
      outcomeLine(page, '1,995 users have been successfully assigned a seat.'),
    ).toBeVisible({ timeout: 60_000 });
    await expect(
      outcomeLine(page, '5 users could not be assigned seats because they are not eligible.'),
    ).toBeVisible();

    const after = await gitlab.state();
    const given = waiting.filter((id) => !refused.includes(id));
    expect(await seatHolderIds(gitlab)).toEqual(new Set([...before, ...given]));
    // Nobody got a second e-mail because of a retry.
    expect(after.mails.map(({ to }) => to).toSorted()).toEqual(given.toSorted());

    await page.getByRole('link', { name: 'Open report' }).click();
    await expect(page.getByText('2,000 of 2,000 entries')).toBeVisible();
    await page.getByRole('button', { name: 'Not eligible 5' }).click();
    await expect(page.getByText('5 of 2,000 entries')).toBeVisible();
    const usernames = new Map(after.users.map(({ id, username }) => [id, username]));
    for (const id of refused) {
      await expect(page.getByRole('table')).toContainText(`@${usernames.get(id) ?? ''}`);
    }
    await screenshot(page, 'report-light');

    await gitlab.patch({ faults: [] });
    await page.getByRole('button', { name: 'Undo' }).click();
    const undo = planDialog(page, 'Remove');
    await expect(undo).toContainText('1,995 users lose their seats', { timeout: 40_000 });
    await expect(undo).toContainText('1,995 emails about these seats may already have been sent');
    await confirmButton(page, 'Remove').click();
    await expect(
      outcomeLine(page, '1,995 users have been successfully removed from their seats.'),
    ).toBeVisible({ timeout: 40_000 });
    expect(await seatHolderIds(gitlab)).toEqual(before);
  });
});

test.describe('all users of a large group', () => {
  test.use({ scenario: 'large' });
  test.setTimeout(120_000);

  test('get seats with three clicks, and with no more calls than needed', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    const { id, assignedQuantity } = await purchaseOf(gitlab);
    const free = (await eligibleUsers(gitlab)).withoutSeat.length;
    await gitlab.patch({ purchases: [{ id, purchasedQuantity: 20_000 }] });
    await openSeats();
    const clicks = await page.evaluateHandle(() => {
      const counted = { all: 0 };
      document.addEventListener('click', () => (counted.all += 1), { capture: true });
      return counted;
    });

    await selectAll(page).click();
    await seatButton(page, 'Assign').click();
    await confirmButton(page, 'Assign').click();
    const done = `${free.toLocaleString('en')} users have been successfully assigned a seat.`;
    await expect(outcomeLine(page, done)).toBeVisible({ timeout: 60_000 });

    expect(await clicks.evaluate(({ all }) => all)).toBe(3);
    expect(await assignedSeats(gitlab)).toBe(assignedQuantity + free);
    const calls = (await seatMutations(gitlab)).length;
    // The mocked GitLab takes 100 at a time here.
    expect(calls).toBe(Math.ceil(free / 100));
  });
});

test.describe('a run under way', () => {
  test.use({ scenario: 'typical', gitlabVersion: '18.5' });

  test('is paused and canceled, and accounts for every user', async ({
    page,
    gitlab,
    openSignedIn,
  }) => {
    const waiting = await leaveWaiting(gitlab, 145);
    const before = await seatHolderIds(gitlab);
    await openSignedIn(SEATS);
    await planForAll(page);
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'AssignSeats', ms: 700 }] });
    await confirmButton(page, 'Assign').click();
    const strip = runStrip(page);
    // The first call only learns the limit, the second one assigns seats.
    await expect
      .poll(async () => (await seatHolderIds(gitlab)).size, { intervals: [50] })
      .toBeGreaterThanOrEqual(before.size + 50);
    await strip.getByRole('button', { name: 'Pause' }).click();
    await expect(strip).toContainText('Paused');
    await expect(strip.getByRole('button', { name: 'Resume' })).toBeFocused();
    await strip.getByRole('button', { name: 'Batches' }).click();
    await expect(strip.getByRole('table', { name: 'Latest batches' })).toContainText('assign 1');
    await axe(page);
    await screenshot(page, 'run-light');
    await strip.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByText('Run stopped', { exact: true })).toBeVisible();
    const given = (await seatHolderIds(gitlab)).size - before.size;
    expect(given).toBeGreaterThanOrEqual(50);
    expect(given).toBeLessThan(waiting.length);
    const left = waiting.length - given;
    await expect(outcomeLine(page, `${left} users were not processed.`)).toBeVisible();

    await gitlab.patch({ faults: [] });
    await page.getByRole('button', { name: `Retry ${left} users` }).click();
    const retry = planDialog(page, 'Assign');
    await expect(retry).toContainText(`${left} users get a seat`);
    await confirmButton(page, 'Assign').click();
    await expect(
      outcomeLine(page, `${left} users have been successfully assigned a seat.`),
    ).toBeVisible();
    expect(await seatHolderIds(gitlab)).toEqual(new Set([...before, ...waiting]));
  });

  test('continues on another page, and the browser asks before the tab closes', async ({
    page,
    gitlab,
    openSignedIn,
  }) => {
    await leaveWaiting(gitlab, 120);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.type());
      void dialog.dismiss();
    });
    await openSignedIn(SEATS);
    await planForAll(page);
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'AssignSeats', ms: 600 }] });
    await confirmButton(page, 'Assign').click();
    await expect(runStrip(page)).toBeVisible();
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => dialogs).toEqual(['beforeunload']);
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByText('In progress')).toBeVisible();
    await expect(
      outcomeLine(page, '120 users have been successfully assigned a seat.'),
    ).toBeVisible();
    await expect(page.getByText('In progress')).toBeHidden();
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => page.isClosed()).toBe(true);
    expect(dialogs).toEqual(['beforeunload']);
  });

  test('keeps other tabs from changing seats of the same purchase', async ({
    page,
    context,
    gitlab,
    openSignedIn,
  }) => {
    await leaveWaiting(gitlab, 100);
    await openSignedIn(SEATS);
    const other = await context.newPage();
    await openSignedIn(SEATS, { page: other });
    await planForAll(page);
    await planForAll(other);
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'AssignSeats', ms: 1_500 }] });
    await confirmButton(page, 'Assign').click();
    await expect(runStrip(page)).toBeVisible();
    await confirmButton(other, 'Assign').click();
    await expect(other.getByText('Another run is in progress')).toBeVisible();
    await expect(other.getByText('A run was interrupted')).toBeHidden();
    await expect(
      outcomeLine(page, '100 users have been successfully assigned a seat.'),
    ).toBeVisible();
    // The first call learns the limit of 50, two more assign the seats.
    expect(await seatMutations(gitlab)).toEqual(['AssignSeats', 'AssignSeats', 'AssignSeats']);
  });
});

test.describe('a run that was interrupted', () => {
  test.use({ scenario: 'typical', gitlabVersion: '18.5' });

  test('can be dismissed, and then nothing more is sent', async ({ page, gitlab, signIn }) => {
    await leaveWaiting(gitlab, 145);
    const before = await seatHolderIds(gitlab);
    page.on('dialog', (dialog) => void dialog.accept());
    await signIn();
    await planForAll(page);
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'AssignSeats', ms: 500 }] });
    await confirmButton(page, 'Assign').click();
    await expect.poll(async () => (await seatHolderIds(gitlab)).size).toBeGreaterThan(before.size);
    await page.reload();
    await signIn({ path: '.' });
    await expect(page.getByText('A run was interrupted')).toBeVisible({ timeout: 30_000 });
    // Whatever the reload cut off has arrived by now, or never will.
    const held = (await seatHolderIds(gitlab)).size;
    await page.getByRole('button', { name: 'Dismiss run' }).click();
    await expect(page.getByText('Run stopped', { exact: true })).toBeVisible({ timeout: 15_000 });
    const given = held - before.size;
    await expect(
      outcomeLine(page, `${given} users have been successfully assigned a seat.`),
    ).toBeVisible();
    expect((await seatHolderIds(gitlab)).size).toBe(held);
    await page.reload();
    await signIn({ path: '.' });
    await loaded(page);
    await expect(page.getByText('A run was interrupted')).toBeHidden();
  });
});

test.describe('a plan', () => {
  test.use({ scenario: 'small' });

  test('is exported, copied as GraphQL, and opens to names', async ({
    page,
    context,
    openSignedIn,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openSignedIn(SEATS);
    const plan = await planForAll(page);
    await expect(plan.getByText(/users? gets? a seat$/)).toBeVisible();
    await expect(plan.getByRole('listitem').filter({ hasText: '@' })).not.toHaveCount(0);
    await expect(plan.getByRole('button', { name: 'Copy as GraphQL' })).toBeHidden();
    await plan.getByText('Details', { exact: true }).click();
    await plan.getByRole('button', { name: 'Copy as GraphQL' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
    const copied = await clipboard(page);
    expect(copied).toContain('userAddOnAssignmentBulkCreate');
    expect(copied).toContain('gid://gitlab/User/');
    const file = await exported(page, 'Export plan', 'Table (CSV)');
    expect(file.name).toMatch(/^duo-seats-plan-assign-\d{4}-\d{2}-\d{2}-\d{4}\.csv$/);
    expect(file.text).toContain('line,text,username,name,id,action,disposition');
  });
});
