import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, screenshot, SEATS, test } from './support/fixtures';
import {
  assignedSeats,
  eligibleUsers,
  type MockUser,
  purchaseOf,
  seatHolderIds,
  seatMutations,
} from './support/mocked-gitlab';
import {
  chooseListTask,
  clipboard,
  confirmButton,
  exported,
  listField,
  outcomeLine,
  planDialog,
  reviewList,
} from './support/steps';

/** Opens one of the tasks for a list of users, in its dialog. */
async function openListTask(page: Page, task: string) {
  await chooseListTask(page, task);
  await expect(page.getByRole('dialog')).toBeVisible();
}

const summary = (page: Page) => page.getByRole('region', { name: 'List summary' });

async function chooseFile(
  page: Page,
  file: string | { readonly name: string; readonly text: string },
) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  const given =
    typeof file === 'string'
      ? file
      : { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) };
  await (await chooser).setFiles(given);
}

/** The elements of the dialog that reach beyond its right edge. */
function beyondEdge(page: Page): Promise<readonly string[]> {
  return page.getByRole('dialog').evaluate((dialog) => {
    const { right } = dialog.getBoundingClientRect();
    return [...dialog.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > right + 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 80));
  });
}

const numberOf = (user: MockUser | undefined) => user?.id.split('/').at(-1) ?? '';
const nameOf = (user: MockUser | undefined) => user?.username ?? '';

test.describe('users from a list', () => {
  test.use({ scenario: 'small' });

  test('are read from the file of GitLab’s Rake task', async ({ page, gitlab, openSeats }) => {
    const { withoutSeat } = await eligibleUsers(gitlab);
    const some = withoutSeat.slice(0, 3);
    await openSeats();
    await openListTask(page, 'Assign seats from list…');
    await chooseFile(page, {
      name: 'users.csv',
      text: `username\n${some.map(nameOf).join('\n')}\n`,
    });
    await expect(summary(page)).toContainText('3 users found');
    await expect(summary(page)).toContainText('header username');
    await axe(page);
    await reviewList(page);
    const plan = planDialog(page, 'Assign');
    await expect(plan).toContainText('3 users get a seat');
    expect(await seatMutations(gitlab)).toEqual([]);
    await confirmButton(page, 'Assign').click();
    await expect(
      outcomeLine(page, '3 users have been successfully assigned a seat.'),
    ).toBeVisible();
    const purchase = await purchaseOf(gitlab);
    expect(purchase.seats).toEqual(expect.arrayContaining(some.map(({ id }) => id)));
    expect(purchase.assignedQuantity).toBe(9);
  });

  test('are found, unknown, ambiguous or duplicate, and each line is named', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    const { withoutSeat, holders } = await eligibleUsers(gitlab);
    const [first, second, third, fourth] = withoutSeat;
    await openSeats();
    await openListTask(page, 'Assign seats from list…');
    await expect(listField(page)).toBeFocused();
    await listField(page).fill(
      [
        'Name;Username;ID',
        `Somebody;${nameOf(first)};`,
        `;@${nameOf(second).toUpperCase()};`,
        `;;${third?.id ?? ''}`,
        `;;${numberOf(fourth)}`,
        `;${nameOf(first)};`,
        ';nobody.at.all;',
        `;${nameOf(first)};${numberOf(second)}`,
        `;${nameOf(holders[0])};`,
      ].join('\n'),
    );
    await expect(summary(page)).toContainText('5 users found');
    await expect(summary(page)).toContainText('8 entries on 8 lines');
    await summary(page).getByText('1 not found', { exact: true }).click();
    await expect(summary(page).getByText('Line 7')).toBeVisible();
    await summary(page).getByText('1 ambiguous', { exact: true }).click();
    await expect(
      summary(page).getByText(`could be @${nameOf(first)}, @${nameOf(second)}`),
    ).toBeVisible();
    await summary(page).getByText('1 duplicate', { exact: true }).click();
    await expect(summary(page).getByText('first on line 2')).toBeVisible();
    await axe(page);

    await reviewList(page);
    const plan = planDialog(page, 'Assign');
    for (const words of [
      '4 users get a seat',
      '1 user already has a seat',
      '1 line matches no user',
      '1 line matches several users',
      '1 line is a duplicate',
    ]) {
      await expect(plan.getByText(words)).toBeVisible();
    }
    await plan.getByText('1 line matches no user').click();
    await expect(plan.getByText('nobody.at.all')).toBeVisible();

    await plan.getByRole('button', { name: 'Cancel' }).click();
    await openListTask(page, 'Assign seats from list…');
    await expect(listField(page), 'the list is still there').toHaveValue(/nobody\.at\.all/);
    await expect(summary(page)).toContainText('5 users found');
    await reviewList(page);
    await confirmButton(page, 'Assign').click();
    await expect(
      outcomeLine(page, '4 users have been successfully assigned a seat.'),
    ).toBeVisible();
    const purchase = await purchaseOf(gitlab);
    expect(purchase.assignedQuantity).toBe(10);
    for (const user of [first, second, third, fourth]) expect(purchase.seats).toContain(user?.id);
    await openListTask(page, 'Assign seats from list…');
    await expect(listField(page), 'a list that was carried out is gone').toHaveValue('');
  });

  test('are suggested for misspelled lines, and none is taken before it is accepted', async ({
    page,
    context,
    gitlab,
    openSeats,
  }) => {
    test.slow();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { withoutSeat } = await eligibleUsers(gitlab);
    const [first, second] = withoutSeat.filter(({ username }) => username.length >= 8);
    const third = withoutSeat.find((user) => user !== first && user !== second);
    const misspelled = (user: MockUser | undefined) => nameOf(user).slice(0, -1);
    await openSeats();
    await openListTask(page, 'Assign seats from list…');
    await chooseFile(page, {
      name: 'typos.csv',
      text: `${misspelled(first)}\nnobody.at.all\n${misspelled(second)}\nno.such.one\n`,
    });
    await expect(summary(page)).toContainText('0 users found');
    const suggestions = page.getByRole('region', { name: '2 lines may be misspelled' });
    await expect(suggestions).toContainText(`${misspelled(first)} → @${nameOf(first)}`);
    await expect(page.getByRole('button', { name: 'Review plan' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await axe(page);
    const accept = (user: MockUser | undefined) =>
      suggestions.getByRole('button', {
        name: `Accept ${nameOf(user)} for ${misspelled(user)}`,
      });
    await accept(first).click();
    await expect(summary(page)).toContainText('1 user found');
    await expect(summary(page)).toContainText('3 not found');
    await suggestions.getByRole('button', { name: 'Accept all' }).click();
    await expect(summary(page)).toContainText('2 users found');
    await summary(page).getByRole('button', { name: 'Copy unmatched' }).click();
    await expect.poll(() => clipboard(page)).toBe('nobody.at.all\nno.such.one');

    await page.getByRole('button', { name: 'Edit' }).click();
    await expect(listField(page)).toBeFocused();
    await expect(summary(page), 'what was accepted stays').toContainText('2 users found');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(nameOf(third));
    await expect(summary(page)).toContainText('3 users found');
    await reviewList(page);
    const plan = planDialog(page, 'Assign');
    await expect(plan).toContainText('3 users get a seat');
    await confirmButton(page, 'Assign').click();
    await expect(
      outcomeLine(page, '3 users have been successfully assigned a seat.'),
    ).toBeVisible();
    const { seats } = await purchaseOf(gitlab);
    for (const user of [first, second, third]) expect(seats).toContain(user?.id);
    await page.getByRole('link', { name: 'Open report' }).click();
    const { text: csv } = await exported(page, 'Export report', 'Table (CSV)');
    expect(csv, 'the report names the line as it was written').toMatch(
      new RegExp(`,${nameOf(first)},.*,1,${misspelled(first)},`, 'm'),
    );
  });

  test('lose their seats', async ({ page, gitlab, openSeats }) => {
    const { holders } = await eligibleUsers(gitlab);
    await openSeats();
    await openListTask(page, 'Remove seats from list…');
    await listField(page).fill(holders.slice(0, 2).map(nameOf).join(', '));
    await expect(summary(page)).toContainText('2 entries on 1 line');
    await reviewList(page);
    await confirmButton(page, 'Remove').click();
    await expect(outcomeLine(page, /2 users have been successfully removed/)).toBeVisible();
    expect(await assignedSeats(gitlab)).toBe(4);
  });

  test('can be typed and reviewed with the keyboard alone', async ({ page, gitlab, openSeats }) => {
    const { withoutSeat } = await eligibleUsers(gitlab);
    await openSeats();
    await page.getByRole('button', { name: 'More actions', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Assign seats from list…' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(listField(page)).toBeFocused();
    await page.keyboard.type(nameOf(withoutSeat[0]));
    await expect(summary(page)).toContainText('1 user found');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Choose a file' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Review plan' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(planDialog(page, 'Assign')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await seatMutations(gitlab)).toEqual([]);
  });

  test('are not read from other files, and the reason is given', async ({ page, openSeats }) => {
    await openSeats();
    await openListTask(page, 'Assign seats from list…');
    await chooseFile(page, { name: 'photo.csv', text: '\u0089PNG\u0000' });
    await expect(
      page.getByRole('alert').filter({ hasText: 'photo.csv could not be read' }),
    ).toContainText('The file is not a text file');
    await chooseFile(page, { name: 'people.csv', text: 'PK\u0003\u0004 and so on' });
    await expect(
      page.getByRole('alert').filter({ hasText: 'people.csv could not be read' }),
    ).toContainText('Save it as CSV');
    await axe(page);
  });
});

test.describe('users who get seats', () => {
  test.use({ scenario: 'typical' });

  test('are the members of a subgroup', async ({ page, gitlab, openSeats }) => {
    const { seats } = await purchaseOf(gitlab);
    await openSeats();
    await openListTask(page, 'Assign a subgroup…');
    const dialog = page.getByRole('dialog', { name: 'Assign seats to a subgroup' });
    await dialog.getByRole('button', { name: 'acme/platform', exact: true }).click();
    const found = dialog.getByRole('region', { name: 'Members' });
    await expect(found).toContainText('acme/platform');
    await expect(found).toContainText(/already have a seat/);
    // A group further below is typed.
    await dialog.getByRole('textbox', { name: 'Path' }).fill('acme/platform/sre');
    await dialog.getByRole('button', { name: 'Load members' }).click();
    await expect(found).toContainText('acme/platform/sre');
    await expect(found).toContainText(/(\d+) gets? a seat/);
    const count = Number(/(\d+) gets? a seat/.exec(await found.innerText())?.[1]);
    expect(count).toBeGreaterThan(0);
    await axe(page);
    await reviewList(page);
    await confirmButton(page, 'Assign').click();
    await expect(outcomeLine(page, /successfully assigned a seat/)).toBeVisible();
    expect((await purchaseOf(gitlab)).seats).toHaveLength(seats.length + count);
  });
});

test('a file of some 50 MB leaves the page alive, and a larger one is refused', async ({
  page,
  openSeats,
}, testInfo) => {
  test.slow();
  const note = 'x'.repeat(500);
  const rows = Array.from({ length: 98_000 }, (_, at) => `person.${at},${note}`);
  const large = testInfo.outputPath('large.csv');
  writeFileSync(large, `username,note\n${rows.join('\n')}\n`);
  const tooLarge = testInfo.outputPath('too-large.csv');
  writeFileSync(tooLarge, `${rows.join('\n')}\n${rows.slice(0, 8_000).join('\n')}\n`);
  await openSeats();
  await openListTask(page, 'Assign seats from list…');
  await chooseFile(page, tooLarge);
  await expect(page.getByText('too-large.csv could not be read')).toBeVisible();
  await page.evaluate(() => {
    const measured = { longest: 0 };
    Object.assign(window, { measured });
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      measured.longest = Math.max(measured.longest, now - last);
      last = now;
      setTimeout(tick);
    };
    tick();
  });
  await chooseFile(page, large);
  await expect(summary(page)).toContainText('98,000 entries on 98,000 lines', { timeout: 60_000 });
  const longest = await page.evaluate(
    () => (window as unknown as { measured: { longest: number } }).measured.longest,
  );
  expect(longest, 'milliseconds without an answer').toBeLessThan(1_500);
});

test.describe('while users are still being loaded', () => {
  test.use({ scenario: 'large' });

  test('an unknown user may not be loaded yet, and GitLab can be asked', async ({
    page,
    gitlab,
    openSignedIn,
  }) => {
    const { withoutSeat } = await eligibleUsers(gitlab);
    await gitlab.patch({ latency: 1_200 });
    await openSignedIn(SEATS);
    await chooseListTask(page, 'Assign seats from list…');
    await listField(page).fill(`${nameOf(withoutSeat.at(-1))}\nnobody.at.all`);
    await expect(page.getByText(/ of 1[\d,]+ users are loaded/)).toBeVisible();
    await expect(page.getByText(/^Users who were not found may not be loaded yet/)).toBeVisible();
    await axe(page);
    await page.getByRole('button', { name: 'Search for 2 users in GitLab' }).click();
    await expect(page.getByText('2 searched, 1 found')).toBeVisible({ timeout: 15_000 });
    await expect(summary(page)).toContainText('1 user found');
    await expect(summary(page)).toContainText('1 not found');
  });
});

test.describe('a swap', () => {
  test.use({ scenario: 'full' });

  test('removes idle seats first, then assigns them, and never exceeds the purchase', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    const { withoutSeat } = await eligibleUsers(gitlab);
    const waiting = withoutSeat.slice(0, 5);
    const before = await seatHolderIds(gitlab);
    await openSeats();
    await openListTask(page, 'Swap seats…');
    await listField(page).fill(waiting.map(nameOf).join('\n'));
    await expect(page.getByText('5 users lose a seat')).toBeVisible();
    const balance = page.getByRole('region', { name: 'Seats used' });
    await expect(balance).toContainText('95 of 100');
    await axe(page);
    await reviewList(page);
    const plan = page.getByRole('dialog', { name: 'Remove 5 and assign 5 seats' });
    await expect(plan).toContainText('5 users lose their seats');
    await expect(plan).toContainText('5 users get a seat');
    expect(await seatMutations(gitlab)).toEqual([]);
    await plan.getByRole('button', { name: 'Remove 5 and assign 5 seats' }).click();
    await expect(
      outcomeLine(page, '5 users have been successfully assigned a seat.'),
    ).toBeVisible();
    expect(await seatMutations(gitlab)).toEqual(['RemoveSeats', 'AssignSeats']);
    const purchase = await purchaseOf(gitlab);
    expect(purchase.assignedQuantity).toBe(100);
    for (const { id } of waiting) expect(purchase.seats).toContain(id);
    expect(purchase.seats.filter((id) => !before.has(id))).toHaveLength(5);
  });

  test('frees seats for a plan that needs more than are left, and reports each line of its list', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    test.slow();
    const { withoutSeat, holders } = await eligibleUsers(gitlab);
    const [first, second, third] = withoutSeat;
    await openSeats();
    await openListTask(page, 'Assign seats from list…');
    await listField(page).fill(
      [
        'username;id',
        `${nameOf(first)};`,
        'nobody.at.all;',
        `@${nameOf(first)};`,
        `${nameOf(second)};`,
        `${nameOf(third)};${numberOf(second)}`,
        `${nameOf(holders[0])};`,
        'nobody.else;',
      ].join('\n'),
    );
    await expect(summary(page)).toContainText('3 users found');
    await reviewList(page);
    await page.getByRole('button', { name: 'Swap seats' }).click();
    await expect(page.getByRole('dialog', { name: 'Swap seats' })).toBeVisible();
    await expect(
      page.getByRole('radio', { name: '2 users in the plan without a seat' }),
    ).toBeChecked();
    await reviewList(page);
    const plan = page.getByRole('dialog', { name: 'Remove 2 and assign 2 seats' });
    for (const words of [
      '2 users lose their seats',
      '2 users get a seat',
      '1 user already has a seat',
      '2 lines match no user',
      '1 line matches several users',
      '1 line is a duplicate',
    ]) {
      await expect(plan.getByText(words)).toBeVisible();
    }
    await plan.getByRole('button', { name: 'Remove 2 and assign 2 seats' }).click();
    await expect(
      outcomeLine(page, '2 users have been successfully assigned a seat.'),
    ).toBeVisible();
    expect((await purchaseOf(gitlab)).assignedQuantity).toBe(100);
    await openListTask(page, 'Assign seats from list…');
    await expect(listField(page), 'a list that was carried out is gone').toHaveValue('');
    await page.getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('link', { name: 'Open report' }).click();
    const report = page.getByRole('table', { name: 'Users in this run' });
    const lines = [
      { name: `@${nameOf(first)}`, state: 'Assigned', line: 2 },
      { name: 'nobody.at.all', state: 'Not found', line: 3 },
      { name: `@${nameOf(first)}`, state: 'Duplicate', line: 4 },
      { name: `@${nameOf(second)}`, state: 'Assigned', line: 5 },
      { name: nameOf(third), state: 'Ambiguous', line: 6 },
      { name: `@${nameOf(holders[0])}`, state: 'No change needed', line: 7 },
      { name: 'nobody.else', state: 'Not found', line: 8 },
    ];
    for (const { name, state, line } of lines) {
      const row = report
        .getByRole('row')
        .filter({ hasText: name })
        .filter({ has: page.getByRole('cell', { name: String(line), exact: true }) });
      await expect(row, `line ${line}`).toContainText(state);
    }
    const { text: csv } = await exported(page, 'Export report', 'Table (CSV)');
    const [head = '', ...rows] = csv.trim().split('\r\n');
    const columns = head.split(',');
    const cellOf = (row: string, column: string) => row.split(',')[columns.indexOf(column)];
    const named = rows.filter((row) => cellOf(row, 'line') !== '');
    expect(named.map((row) => [cellOf(row, 'line'), cellOf(row, 'outcome')])).toEqual([
      ['2', 'Assigned'],
      ['3', 'Not found'],
      ['4', 'Duplicate'],
      ['5', 'Assigned'],
      ['6', 'Ambiguous'],
      ['7', 'No change needed'],
      ['8', 'Not found'],
    ]);
    expect(rows, 'with the two who lost their seats, and two totals').toHaveLength(11);
    // The journal keeps them too: the same report is there in a page that knows of no run.
    await page.reload();
    await expect(report.getByRole('row').filter({ hasText: 'nobody.else' })).toBeVisible();
  });
});

test.describe('with a token that can only read', () => {
  test.use({ scenario: 'read-only' });

  test('lists say why they are disabled, and users can still be protected', async ({
    page,
    openSeats,
  }) => {
    await openSeats();
    await page.getByRole('button', { name: 'More actions', exact: true }).click();
    const assign = page.getByRole('menuitem', { name: /^Assign seats from list…/ });
    await expect(assign).toHaveAttribute('aria-disabled', 'true');
    await expect(assign).toContainText('token');
    await axe(page);
    await page.getByRole('menuitem', { name: 'Protected users…' }).click();
    await expect(page.getByRole('dialog', { name: 'Protected users' })).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ scenario: 'typical', colorScheme });

    test('nothing is cut off and axe finds nothing, at each width', async ({
      page,
      gitlab,
      openSeats,
    }) => {
      test.slow();
      const { withoutSeat } = await eligibleUsers(gitlab);
      const names = ['username', ...withoutSeat.slice(0, 60).map(nameOf), 'nobody.at.all'];
      await openSeats();
      for (const [width, viewportWidth, viewportHeight] of [
        ['wide', 1440, 900],
        ['medium', 1024, 768],
        ['narrow', 390, 844],
      ] as const) {
        await page.setViewportSize({ width: viewportWidth, height: viewportHeight });
        for (const [task, name] of [
          ['Assign seats from list…', 'user-list'],
          ['Swap seats…', 'swap'],
        ] as const) {
          await test.step(`${name}, ${width}`, async () => {
            await openListTask(page, task);
            await listField(page).fill(names.join('\n'));
            await expect(summary(page)).toContainText('60 users found');
            expect(await beyondEdge(page), 'what is cut off').toEqual([]);
            await axe(page);
            await screenshot(page, `${name}-${width}-${colorScheme}`);
            await page.getByRole('button', { name: 'Cancel' }).click();
            await expect(page.getByRole('dialog')).toBeHidden();
          });
        }
      }
    });
  });
}
