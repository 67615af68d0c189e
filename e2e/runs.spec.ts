import type { Locator, Page } from '@playwright/test';
import type { MockSnapshot } from '../mocks/control/snapshot';
import { axe, download, expect, type MockedGitLab, screenshot, signIn, test } from './fixtures';

async function filterBySeat(page: Page, answer: 'Yes' | 'No') {
  await page.getByRole('combobox', { name: 'Assigned seat' }).click();
  await page.getByRole('option', { name: answer, exact: true }).click();
}

/** Opens the plan to give a seat to everybody without one; nothing is sent yet. */
async function planForAll(page: Page): Promise<Locator> {
  await filterBySeat(page, 'No');
  await loaded(page);
  await selectAll(page).check();
  await seatButton(page, 'Assign').click();
  return page.getByRole('dialog', { name: 'Confirm bulk seat assignment' });
}

function purchaseOf({ purchases }: MockSnapshot) {
  const [purchase] = purchases;
  if (!purchase) throw new Error('The scenario has no purchase');
  return purchase;
}

async function seatsOf(gitlab: MockedGitLab): Promise<ReadonlySet<string>> {
  return new Set(purchaseOf(await gitlab.state()).seats);
}

/** Leaves so many eligible users without a seat, by blocking the others, and seats for all of them. */
async function leaveWaiting(gitlab: MockedGitLab, wanted: number): Promise<readonly string[]> {
  const state = await gitlab.state();
  const purchase = purchaseOf(state);
  const seated = new Set(purchase.seats);
  const signedIn = new Set(state.tokens.map(({ user }) => user));
  const free = state.users
    .filter(
      ({ id, eligibleFor }) => eligibleFor.includes(purchase.namespace ?? '') && !seated.has(id),
    )
    .map(({ id }) => id)
    .sort((a, b) => Number(signedIn.has(b)) - Number(signedIn.has(a)));
  expect(free.length).toBeGreaterThanOrEqual(wanted);
  await gitlab.patch({
    users: free.slice(wanted).map((id) => ({ id, state: 'blocked' })),
    purchases: [{ id: purchase.id, purchasedQuantity: purchase.assignedQuantity + wanted + 500 }],
  });
  return free.slice(0, wanted);
}

test.describe('2,000 users', () => {
  test.use({ scenario: 'large' });
  test.setTimeout(120_000);

  test('get seats through faults, a reload and five culprits, and lose them again', async ({
    page,
    gitlab,
    allow,
  }) => {
    allow(/Failed to load resource/, /failed request/);
    const waiting = await leaveWaiting(gitlab, 2_000);
    const before = await seatsOf(gitlab);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await signIn();
    const plan = await planForAll(page);
    await expect(plan).toContainText('2,000 users get a seat');
    await expect(plan).toContainText('e-mails up to 2,000 users');
    await expect(plan).toContainText('20 (up to 100 users each)');

    // After the plan was made: five can have no seat any more, and GitLab is not at its best.
    const culprits = [3, 7, 900, 1_500, 1_501].map((index) => waiting[index] ?? '');
    await gitlab.patch({
      users: culprits.map((id) => ({ id, state: 'blocked' })),
      faults: [
        { kind: 'latency', operation: 'AssignSeats', ms: 100 },
        { kind: 'rate-limit', operation: 'AssignSeats', times: 2, after: 1 },
        { kind: 'bad-gateway-html', operation: 'AssignSeats', times: 1, after: 5 },
      ],
    });
    await plan.getByRole('button', { name: 'Assign seats' }).click();
    const strip = runStrip(page);
    await expect
      .poll(async () => (await seatsOf(gitlab)).size - before.size, { timeout: 40_000 })
      .toBeGreaterThan(400);
    await expect(strip).toBeVisible();

    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await gitlab.patch({
      faults: [
        { kind: 'latency', operation: 'AssignSeats', ms: 60 },
        { kind: 'drop-after', operation: 'AssignSeats', times: 1, after: 4 },
        { kind: 'rate-limit', operation: 'AssignSeats', times: 1, after: 9 },
      ],
    });
    await signIn({ path: '.' });
    await expect(page.getByText('A run was interrupted')).toBeVisible();
    await screenshot(page, 'interrupted-light');
    await axe(page);
    await page.getByRole('button', { name: 'Finish' }).click();
    await expect(
      outcomeLine(page, '1,995 users have been successfully assigned a seat.'),
    ).toBeVisible({ timeout: 60_000 });
    await expect(
      outcomeLine(page, '5 users could not be assigned seats because they are not eligible.'),
    ).toBeVisible();

    const after = await gitlab.state();
    const given = waiting.filter((id) => !culprits.includes(id));
    expect(new Set(purchaseOf(after).seats)).toEqual(new Set([...before, ...given]));
    // Nobody got a second e-mail because of a retry.
    expect(after.mails.map(({ to }) => to).toSorted()).toEqual(given.toSorted());

    await page.getByRole('link', { name: 'Open report' }).first().click();
    await expect(page.getByText('2,000 of 2,000 entries')).toBeVisible();
    await page.getByRole('button', { name: 'Not eligible 5' }).click();
    await expect(page.getByText('5 of 2,000 entries')).toBeVisible();
    const usernames = new Map(after.users.map(({ id, username }) => [id, username]));
    for (const id of culprits) {
      await expect(page.getByRole('table')).toContainText(`@${usernames.get(id) ?? ''}`);
    }
    await screenshot(page, 'report-light');

    await gitlab.patch({ faults: [] });
    await page.getByRole('button', { name: 'Undo' }).click();
    const undo = page.getByRole('dialog', { name: 'Confirm bulk seat removal' });
    await expect(undo).toContainText('1,995 users lose their seats', { timeout: 40_000 });
    await expect(undo).toContainText('1,995 e-mails about these seats may be out already');
    await undo.getByRole('button', { name: 'Remove seats' }).click();
    await expect(
      outcomeLine(page, '1,995 users have been successfully removed from their seats.'),
    ).toBeVisible({ timeout: 40_000 });
    expect(await seatsOf(gitlab)).toEqual(before);
  });
});

test.describe('everybody of a large group', () => {
  test.use({ scenario: 'large' });
  test.setTimeout(120_000);

  test('gets a seat with three clicks, and with no call more than needed', async ({
    page,
    gitlab,
  }) => {
    const state = await gitlab.state();
    const purchase = purchaseOf(state);
    const seated = new Set(purchase.seats);
    const free = state.users.filter(
      ({ id, eligibleFor }) => eligibleFor.includes(purchase.namespace ?? '') && !seated.has(id),
    ).length;
    await gitlab.patch({ purchases: [{ id: purchase.id, purchasedQuantity: 20_000 }] });
    await openSeats();
    const clicks = await page.evaluateHandle(() => {
      const counted = { all: 0 };
      document.addEventListener('click', () => (counted.all += 1), { capture: true });
      return counted;
    });

    await selectAll(page).click();
    await seatButton(page, 'Assign').click();
    const plan = page.getByRole('dialog', { name: 'Confirm bulk seat assignment' });
    await plan.getByRole('button', { name: 'Assign seats' }).click();
    const done = `${free.toLocaleString('en')} users have been successfully assigned a seat.`;
    await expect(page.getByText(done).first()).toBeVisible({ timeout: 60_000 });

    expect(await clicks.evaluate(({ all }) => all)).toBe(3);
    const after = await gitlab.state();
    expect(purchaseOf(after).seats.length).toBe(seated.size + free);
    const calls = after.requests.filter(({ operation }) => operation === 'AssignSeats').length;
    // The mocked GitLab takes 100 at a time here.
    expect(calls).toBe(Math.ceil(free / 100));
  });
});

test.describe('a long run under way', () => {
  test.use({ scenario: 'large', gitlabVersion: '18.5' });

  test('is paused, cancelled, and accounts for everybody', async ({ page, gitlab }) => {
    const waiting = await leaveWaiting(gitlab, 300);
    const before = await seatsOf(gitlab);
    await signIn();
    const plan = await planForAll(page);
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'AssignSeats', ms: 700 }] });
    await plan.getByRole('button', { name: 'Assign seats' }).click();
    const strip = runStrip(page);
    // The first call only tells the limit: nothing is done before the second.
    await expect
      .poll(async () => (await seatsOf(gitlab)).size, { intervals: [50] })
      .toBeGreaterThanOrEqual(before.size + 50);
    await strip.getByRole('button', { name: 'Pause' }).click();
    await expect(strip).toContainText('Paused');
    await expect(strip.getByRole('button', { name: 'Go on' })).toBeFocused();
    await strip.getByRole('button', { name: 'Batches' }).click();
    await expect(strip.getByRole('table', { name: 'Latest batches' })).toContainText('assign 1');
    await axe(page);
    await screenshot(page, 'run-light');
    await strip.getByRole('button', { name: 'Cancel the rest' }).click();
    await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
    const given = (await seatsOf(gitlab)).size - before.size;
    expect(given).toBeGreaterThanOrEqual(50);
    expect(given).toBeLessThan(waiting.length);
    const left = waiting.length - given;
    await expect(outcomeLine(page, `${left} users were left as before.`)).toBeVisible();

    await gitlab.patch({ faults: [] });
    await page.getByRole('button', { name: `Retry ${left} users` }).click();
    const retry = page.getByRole('dialog', { name: 'Confirm bulk seat assignment' });
    await expect(retry).toContainText(`${left} users get a seat`);
    await retry.getByRole('button', { name: 'Assign seats' }).click();
    await expect(
      outcomeLine(page, `${left} users have been successfully assigned a seat.`),
    ).toBeVisible();
    expect(await seatsOf(gitlab)).toEqual(new Set([...before, ...waiting]));
  });
});

test.describe('a run under way', () => {
  test.use({ scenario: 'typical', gitlabVersion: '18.5' });

  test('goes on while one looks elsewhere, and asks before the page goes away', async ({
    page,
    gitlab,
  }) => {
    await leaveWaiting(gitlab, 120);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await signIn();
    const plan = await planForAll(page);
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'AssignSeats', ms: 600 }] });
    await plan.getByRole('button', { name: 'Assign seats' }).click();
    await expect(runStrip(page)).toBeVisible();
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByText('Under way')).toBeVisible();
    await expect(
      outcomeLine(page, '120 users have been successfully assigned a seat.'),
    ).toBeVisible();
    await expect(page.getByText('Under way')).toBeHidden();
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => page.isClosed()).toBe(true);
    expect(asked).toEqual(['beforeunload']);
  });

  test('keeps other tabs from changing seats of the same purchase', async ({
    page,
    context,
    gitlab,
  }) => {
    await leaveWaiting(gitlab, 100);
    await signIn();
    const other = await context.newPage();
    await signIn({ page: other });
    const plan = await planForAll(page);
    const otherPlan = await planForAll(other);
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'AssignSeats', ms: 1_500 }] });
    await plan.getByRole('button', { name: 'Assign seats' }).click();
    await expect(runStrip(page)).toBeVisible();
    await otherPlan.getByRole('button', { name: 'Assign seats' }).click();
    await expect(other.getByText('Seats are being changed already')).toBeVisible();
    await expect(other.getByText('A run was interrupted')).toBeHidden();
    await expect(
      outcomeLine(page, '100 users have been successfully assigned a seat.'),
    ).toBeVisible();
    const sent = (await gitlab.state()).requests.filter(
      ({ operation }) => operation === 'AssignSeats',
    );
    // The first call teaches the limit of 50, two more give the seats.
    expect(sent).toHaveLength(3);
  });
});

test.describe('a run that was interrupted', () => {
  test.use({ scenario: 'typical', gitlabVersion: '18.5' });

  test('can be left as it is; then nothing more is sent', async ({ page, gitlab }) => {
    await leaveWaiting(gitlab, 145);
    const before = await seatsOf(gitlab);
    page.on('dialog', (dialog) => void dialog.accept());
    await signIn();
    const plan = await planForAll(page);
    await gitlab.patch({ faults: [{ kind: 'latency', operation: 'AssignSeats', ms: 500 }] });
    await plan.getByRole('button', { name: 'Assign seats' }).click();
    await expect.poll(async () => (await seatsOf(gitlab)).size).toBeGreaterThan(before.size);
    await page.reload();
    await signIn({ path: '.' });
    await expect(page.getByText('A run was interrupted')).toBeVisible();
    // Whatever the reload cut off has arrived by now or never will.
    const held = (await seatsOf(gitlab)).size;
    await page.getByRole('button', { name: 'Leave it' }).click();
    await expect(page.getByText('Cancelled', { exact: true })).toBeVisible({ timeout: 15_000 });
    const given = held - before.size;
    await expect(
      outcomeLine(page, `${given} users have been successfully assigned a seat.`),
    ).toBeVisible();
    expect((await seatsOf(gitlab)).size).toBe(held);
    await page.reload();
    await signIn({ path: '.' });
    await loaded(page);
    await expect(page.getByText('A run was interrupted')).toBeHidden();
  });
});

test.describe('a plan', () => {
  test.use({ scenario: 'small' });

  test('is exported, copied as GraphQL, and opens to names', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn();
    const plan = await planForAll(page);
    await plan.getByText(/users? gets? a seat$/).click();
    await expect(plan.getByRole('listitem').first()).toContainText('@');
    await plan.getByRole('button', { name: 'Copy as GraphQL' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('userAddOnAssignmentBulkCreate');
    expect(copied).toContain('gid://gitlab/User/');
    const file = await download(page, async () => {
      await plan.getByRole('button', { name: 'Export plan' }).click();
      await page.getByRole('menuitem', { name: 'Table (CSV)' }).click();
    });
    expect(file.name).toMatch(/^plan-assign-.*\.csv$/);
    expect(file.text).toContain('line,text,username,name,id,action,disposition');
  });
});
