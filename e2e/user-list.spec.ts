import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { MockSnapshot } from '../mocks/control/snapshot';
import { axe, expect, screenshot, signIn, test, type MockedGitLab } from './fixtures';

const SEATS = 'groups/acme/seats';

async function openSeats(page: Page) {
  await openSeats();
}

async function choose(page: Page, task: string) {
  await chooseListTask(page, task);
  await expect(page.getByRole('dialog')).toBeVisible();
}

const list = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: 'People' });
const review = (page: Page) => page.getByRole('button', { name: 'Review' }).click();
const summary = (page: Page) => page.getByRole('region', { name: 'What was read' });

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

type MockUser = MockSnapshot['users'][number];
type Sides = { readonly free: readonly MockUser[]; readonly holders: readonly MockUser[] };

/** Active members without a seat, and those with one. */
async function sides(gitlab: MockedGitLab): Promise<Sides> {
  const { users, purchases } = await gitlab.state();
  const [purchase] = purchases;
  const held = new Set(purchase?.seats);
  const eligible = users.filter(({ eligibleFor }) =>
    eligibleFor.includes(purchase?.namespace ?? ''),
  );
  return {
    free: eligible.filter(({ id }) => !held.has(id)),
    holders: eligible.filter(({ id }) => held.has(id)),
  };
}

async function sent(gitlab: MockedGitLab): Promise<readonly string[]> {
  const operations = (await gitlab.state()).requests.map(({ operation }) => operation);
  return operations.filter((name) => /^(Assign|Remove)/.test(name));
}

/** What of the dialog reaches beyond its right edge. */
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

test.describe('people from a list', () => {
  test.use({ scenario: 'small' });

  test('GitLab’s Rake file works as it is', async ({ page, gitlab }) => {
    const { free } = await sides(gitlab);
    const some = free.slice(0, 3);
    await openSeats(page);
    await choose(page, 'Assign from list…');
    await chooseFile(page, {
      name: 'users.csv',
      text: `username\n${some.map(nameOf).join('\n')}\n`,
    });
    await expect(summary(page)).toContainText('3 users found');
    await expect(summary(page)).toContainText('header username');
    await axe(page);
    await review(page);
    const plan = page.getByRole('dialog', { name: 'Confirm bulk seat assignment' });
    await expect(plan).toContainText('3 users get a seat');
    expect(await sent(gitlab)).toEqual([]);
    await plan.getByRole('button', { name: 'Assign seats' }).click();
    await expect(
      outcomeLine(page, '3 users have been successfully assigned a seat.'),
    ).toBeVisible();
    const [purchase] = (await gitlab.state()).purchases;
    expect(purchase?.seats).toEqual(expect.arrayContaining(some.map(({ id }) => id)));
    expect(purchase?.assignedQuantity).toBe(9);
  });

  test('a mix is told apart: found, unknown, ambiguous, duplicate, with lines', async ({
    page,
    gitlab,
  }) => {
    const { free, holders } = await sides(gitlab);
    const [first, second, third, fourth] = free;
    await openSeats(page);
    await choose(page, 'Assign from list…');
    await expect(list(page)).toBeFocused();
    await list(page).fill(
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
    await expect(summary(page)).toContainText('8 people on 8 lines');
    await summary(page).getByText('1 unknown', { exact: true }).click();
    await expect(summary(page).getByText('Line 7')).toBeVisible();
    await summary(page).getByText('1 ambiguous', { exact: true }).click();
    await expect(
      summary(page).getByText(`could be @${nameOf(first)}, @${nameOf(second)}`),
    ).toBeVisible();
    await summary(page).getByText('1 duplicate', { exact: true }).click();
    await expect(summary(page).getByText('first on line 2')).toBeVisible();
    await axe(page);

    await review(page);
    const plan = page.getByRole('dialog', { name: 'Confirm bulk seat assignment' });
    for (const words of [
      '4 users get a seat',
      '1 user already has a seat',
      '1 line names nobody here',
      '1 line could mean several users',
      '1 line names somebody again',
    ]) {
      await expect(plan.getByText(words)).toBeVisible();
    }
    await plan.getByText('1 line names nobody here').click();
    await expect(plan.getByText('nobody.at.all')).toBeVisible();

    await plan.getByRole('button', { name: 'Cancel' }).click();
    await choose(page, 'Assign from list…');
    await expect(list(page), 'the list is still there').toHaveValue(/nobody\.at\.all/);
    await expect(summary(page)).toContainText('5 users found');
    await review(page);
    await plan.getByRole('button', { name: 'Assign seats' }).click();
    await expect(
      outcomeLine(page, '4 users have been successfully assigned a seat.'),
    ).toBeVisible();
    const [purchase] = (await gitlab.state()).purchases;
    expect(purchase?.assignedQuantity).toBe(10);
    for (const user of [first, second, third, fourth]) expect(purchase?.seats).toContain(user?.id);
    await choose(page, 'Assign from list…');
    await expect(list(page), 'a list that was carried out is gone').toHaveValue('');
  });

  test('seats are removed from a list as well', async ({ page, gitlab }) => {
    const { holders } = await sides(gitlab);
    await openSeats(page);
    await choose(page, 'Remove from list…');
    await list(page).fill(holders.slice(0, 2).map(nameOf).join(', '));
    await expect(summary(page)).toContainText('2 people on 1 line');
    await review(page);
    const plan = page.getByRole('dialog', { name: 'Confirm bulk seat removal' });
    await plan.getByRole('button', { name: 'Remove seats' }).click();
    await expect(outcomeLine(page, /2 users have been successfully removed/)).toBeVisible();
    expect(await assignedSeats(gitlab)).toBe(4);
  });

  test('with the keyboard alone', async ({ page, gitlab }) => {
    const { free } = await sides(gitlab);
    await openSeats(page);
    await page.getByRole('button', { name: 'People', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Assign from list…' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(list(page)).toBeFocused();
    await page.keyboard.type(nameOf(free[0]));
    await expect(summary(page)).toContainText('1 user found');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Choose a file' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Review' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: /^Confirm/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await sent(gitlab)).toEqual([]);
  });

  test('files that are no lists are refused with a reason', async ({ page }) => {
    await openSeats(page);
    await choose(page, 'Assign from list…');
    await chooseFile(page, { name: 'photo.csv', text: '\u0089PNG\u0000' });
    await expect(
      page.getByRole('alert').filter({ hasText: 'photo.csv was not read' }),
    ).toContainText('It is not a text file');
    await chooseFile(page, { name: 'people.csv', text: 'PK\u0003\u0004 and so on' });
    await expect(
      page.getByRole('alert').filter({ hasText: 'people.csv was not read' }),
    ).toContainText('Save it as CSV');
    await axe(page);
  });
});

test('a file of some 50 MB leaves the page alive, and a larger one is refused', async ({
  page,
}, testInfo) => {
  test.slow();
  const note = 'x'.repeat(500);
  const rows = Array.from({ length: 98_000 }, (_, at) => `person.${at},${note}`);
  const large = testInfo.outputPath('large.csv');
  writeFileSync(large, `username,note\n${rows.join('\n')}\n`);
  const tooLarge = testInfo.outputPath('too-large.csv');
  writeFileSync(tooLarge, `${rows.join('\n')}\n${rows.slice(0, 8_000).join('\n')}\n`);
  await openSeats(page);
  await choose(page, 'Assign from list…');
  await chooseFile(page, tooLarge);
  await expect(page.getByText('too-large.csv was not read')).toBeVisible();
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
  await expect(summary(page)).toContainText('98,000 people on 98,000 lines', { timeout: 60_000 });
  const longest = await page.evaluate(
    () => (window as unknown as { measured: { longest: number } }).measured.longest,
  );
  expect(longest, 'milliseconds without an answer').toBeLessThan(1_500);
});

test.describe('while users are still being loaded', () => {
  test.use({ scenario: 'large' });

  test('unknown may only be not loaded yet, and GitLab can be asked', async ({ page, gitlab }) => {
    const { free } = await sides(gitlab);
    await gitlab.patch({ latency: 1_200 });
    await signIn({ path: SEATS });
    await chooseListTask(page, 'Assign from list…');
    await list(page).fill(`${nameOf(free.at(-1))}\nnobody.at.all`);
    await expect(page.getByText(/ of 1[\d,]+ users are loaded/)).toBeVisible();
    await expect(page.getByText(/^Someone unknown may only be not loaded yet/)).toBeVisible();
    await axe(page);
    await page.getByRole('button', { name: 'Look up 2 on GitLab' }).click();
    await expect(page.getByText('2 asked for, 1 found')).toBeVisible({ timeout: 15_000 });
    await expect(summary(page)).toContainText('1 user found');
    await expect(summary(page)).toContainText('1 unknown');
  });
});

test.describe('a swap', () => {
  test.use({ scenario: 'full' });

  test('frees idle seats, then gives them to who waits, and is never over', async ({
    page,
    gitlab,
  }) => {
    const { free } = await sides(gitlab);
    const waiting = free.slice(0, 5);
    const before = new Set((await gitlab.state()).purchases[0]?.seats);
    await openSeats(page);
    await choose(page, 'Swap seats…');
    await list(page).fill(waiting.map(nameOf).join('\n'));
    await expect(page.getByText('5 users lose a seat')).toBeVisible();
    const balance = page.getByRole('region', { name: 'Seats used' });
    await expect(balance).toContainText('95 of 100');
    await axe(page);
    await review(page);
    const plan = page.getByRole('dialog', { name: 'Confirm seat swap' });
    await expect(plan).toContainText('5 users lose their seats');
    await expect(plan).toContainText('5 users get a seat');
    expect(await sent(gitlab)).toEqual([]);
    await plan.getByRole('button', { name: 'Swap seats' }).click();
    await expect(
      outcomeLine(page, '5 users have been successfully assigned a seat.'),
    ).toBeVisible();
    expect(await sent(gitlab)).toEqual(['RemoveSeats', 'AssignSeats']);
    const [purchase] = (await gitlab.state()).purchases;
    expect(purchase?.assignedQuantity).toBe(100);
    for (const { id } of waiting) expect(purchase?.seats).toContain(id);
    expect(purchase?.seats.filter((id) => !before.has(id))).toHaveLength(5);
  });

  test('makes room for a plan that wants more seats than there are', async ({ page, gitlab }) => {
    const { free } = await sides(gitlab);
    await openSeats(page);
    await choose(page, 'Assign from list…');
    await list(page).fill(free.slice(0, 3).map(nameOf).join('\n'));
    await expect(summary(page)).toContainText('3 users found');
    await review(page);
    await page.getByRole('button', { name: 'Make room by a swap' }).click();
    await expect(page.getByRole('dialog', { name: 'Swap seats' })).toBeVisible();
    await expect(
      page.getByRole('radio', { name: '3 users of the plan who have no seat' }),
    ).toBeChecked();
    await review(page);
    await expect(page.getByRole('dialog', { name: 'Confirm seat swap' })).toContainText(
      '3 users get a seat',
    );
  });
});

test.describe('with a token that can only read', () => {
  test.use({ scenario: 'read-only' });

  test('lists say why they cannot be used; protection can', async ({ page }) => {
    await openSeats(page);
    await page.getByRole('button', { name: 'People', exact: true }).click();
    const assign = page.getByRole('menuitem', { name: /^Assign from list…/ });
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

    for (const [name, width, height] of [
      ['wide', 1440, 900],
      ['medium', 1024, 768],
      ['narrow', 390, 844],
    ] as const) {
      test(`${name}: nothing is cut off, axe finds nothing`, async ({ page, gitlab }) => {
        test.slow();
        const { free } = await sides(gitlab);
        await page.setViewportSize({ width, height });
        await openSeats(page);
        const names = ['username', ...free.slice(0, 60).map(nameOf), 'nobody.at.all'].join('\n');
        for (const [task, picture] of [
          ['Assign from list…', 'people'],
          ['Swap seats…', 'swap'],
        ] as const) {
          await choose(page, task);
          await list(page).fill(names);
          await expect(summary(page)).toContainText('60 users found');
          expect(await beyondEdge(page), 'what is cut off').toEqual([]);
          await axe(page);
          await screenshot(page, `${picture}-${name}-${colorScheme}`);
          await page.getByRole('button', { name: 'Cancel' }).click();
        }
      });
    }
  });
}
