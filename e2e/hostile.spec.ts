import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { storedText } from './support/browser-storage';
import { expect, SEATS, test } from './support/fixtures';
import { assignedSeats, type MockedGitLab } from './support/mocked-gitlab';
import {
  changeSelected,
  countersOf,
  expectNoOverflow,
  openAccountMenu,
  seatButton,
  selectUsers,
} from './support/steps';

/** Texts that a user could have as a name. */
const HOSTILE_TEXTS: readonly string[] = [
  '<script>gotIn("script")</script>',
  '<img src=x onerror=gotIn("img")>',
  '"><svg onload=gotIn("svg")>',
  "'-gotIn('quote')-'",
  '{{constructor.constructor("gotIn(1)")()}}',
  '${gotIn("template")}',
  'javascript:gotIn("url")',
  '=HYPERLINK("https://example.invalid","click")',
  'Ada \u202Eatad\u202C reversed',
  '\u2066\u2067\u2068 isolates',
  'nul \u0000 and bell \u0007',
  'half of a pair \uD83D',
  '😀👩‍👩‍👧‍👦🏳️‍🌈'.repeat(20),
  'Z\u0351\u0352\u0353a\u0354\u0355l\u0356\u0357g\u0358o'.repeat(10),
  '\u05D3\u05E0\u05D9 \u05DB\u05D4\u05DF',
  'محمد بن عبد الله',
  'x'.repeat(10_000),
  `${'word '.repeat(2_000)}end`,
  '\n\n\n\t\t\tlines',
  '',
  ' ',
  '__proto__',
  'constructor',
  '{name, plural, one {x}',
  '<b>bold</b>&amp;&lt;',
];

const HOSTILE_URLS: readonly string[] = [
  'javascript:gotIn("avatar")',
  'data:text/html,<script>gotIn("data")</script>',
  'data:image/svg+xml,<svg onload=gotIn("svg-image")/>',
  'blob:https://example.invalid/1',
  'file:///etc/passwd',
  'https://user:password@example.invalid/',
  '//example.invalid/relative',
  'not a url',
  '',
  `https://example.invalid/${'a'.repeat(10_000)}`,
];

type Json = Record<string, unknown>;
type Change = (data: Json, operation: string) => void;

/** Changes the answers of the mocked GitLab on their way to the page. */
async function tamper(page: Page, gitlab: MockedGitLab, change: Change): Promise<void> {
  await page.route(`${gitlab.url}/api/graphql`, async (route) => {
    const { operationName = '' } = route.request().postDataJSON() as { operationName?: string };
    const response = await route.fetch({ maxRetries: 3 });
    const json = (await response.json()) as { data?: Json };
    if (json.data) change(json.data, operationName);
    await route.fulfill({ response, json });
  });
}

/** Every object in an answer that is a user. */
function usersIn(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Json;
  const own = typeof one['username'] === 'string' ? [one] : [];
  return [...own, ...Object.values(one).flatMap(usersIn)];
}

async function expectNothingRan(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as { ran?: string[] }).ran ?? [])).toEqual([]);
}

test.beforeEach(async ({ page, context, allow }) => {
  // The addresses given as pictures lead nowhere, or the policy blocks them.
  allow(/example\.invalid/);
  await context.route(/example\.invalid/, (route) => route.abort());
  await page.addInitScript(() => {
    const here = window as unknown as { ran: string[]; gotIn: (way: string) => void };
    here.ran = [];
    here.gotIn = (way) => void here.ran.push(way);
  });
});

for (const [name, width, height] of [
  ['wide', 1280, 800],
  ['narrow', 390, 844],
] as const) {
  test(`hostile users are shown as text, ${name}`, async ({ page, gitlab, openSeats }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    let inputs = 0;
    let next = 0;
    const textAt = () => HOSTILE_TEXTS[(next += 1) % HOSTILE_TEXTS.length] ?? '';
    await tamper(page, gitlab, (data) => {
      for (const user of usersIn(data)) {
        user['name'] = textAt();
        user['username'] = textAt().trim() || 'nobody';
        user['publicEmail'] = textAt();
        user['avatarUrl'] = HOSTILE_URLS[next % HOSTILE_URLS.length];
        user['webUrl'] = HOSTILE_URLS[(next + 3) % HOSTILE_URLS.length];
        inputs += 5;
      }
    });
    await openSeats();
    await expectNoOverflow(page);
    await selectUsers(page, 1);
    await axe(page);
    const links = await page
      .getByRole('link')
      .evaluateAll((all: HTMLAnchorElement[]) => all.map(({ href }) => href));
    for (const href of links) expect(href).toMatch(/^https?:\/\/[^@]*$/);
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(
      /[\u202A-\u202E\u2066-\u2069]/,
    );
    await seatButton(page, 'Remove').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoOverflow(page);
    await axe(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await openAccountMenu(page);
    await expectNoOverflow(page);
    await expectNothingRan(page);
    console.log(`hostile inputs shown as text (${name}): ${inputs}`);
  });
}

for (const name of ['X'.repeat(300), 'X_'.repeat(150)]) {
  test(`a product called ${name.slice(0, 3)}… 300 letters long keeps the page as wide as it is`, async ({
    page,
    gitlab,
    allow,
    openSignedIn,
  }) => {
    allow(/Failed to load resource/);
    await page.setViewportSize({ width: 390, height: 844 });
    await tamper(page, gitlab, ({ addOnPurchases }) => {
      for (const purchase of Array.isArray(addOnPurchases) ? (addOnPurchases as Json[]) : []) {
        purchase['name'] = name;
      }
    });
    await openSignedIn(SEATS);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // The app does not know this product, so it is listed among the other add-ons.
    await expect(page.getByText(/xxx|x x x/i)).toBeVisible();
    await expectNoOverflow(page);
  });
}

test('a token that GitLab echoes is neither shown nor stored', async ({
  page,
  gitlab,
  allow,
  openSeats,
}) => {
  allow(/Failed to load resource/);
  const token = gitlab.token();
  await openSeats();
  await page.route(`${gitlab.url}/api/graphql`, async (route) => {
    const query = route.request().postData() ?? '';
    if (!query.includes('mutation')) {
      await route.continue();
      return;
    }
    // Nothing changes, and the answer repeats the token.
    const name = query.includes('BulkCreate') ? 'BulkCreate' : 'BulkRemove';
    const payload = {
      __typename: `UserAddOnAssignment${name}Payload`,
      errors: [`REFUSED ${token}`],
      addOnPurchase: null,
      users: null,
    };
    await route.fulfill({
      headers: {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'X-Request-Id',
        'x-request-id': token,
      },
      json: { data: { [`userAddOnAssignment${name}`]: payload } },
    });
  });
  await selectUsers(page, 1);
  await changeSelected(page, 'Remove');
  await expect(page.getByRole('link', { name: 'Open report' })).toBeVisible();
  await page.getByRole('link', { name: 'Open report' }).click();
  await expect(page.getByRole('table', { name: 'Users in this run' })).toBeVisible();
  expect(await page.content()).not.toContain(token);
  expect(await storedText(page)).not.toContain(token);
});

test('hostile groups and errors are shown as text', async ({
  page,
  gitlab,
  allow,
  openSignedIn,
}) => {
  test.slow();
  allow(/Failed to load resource/);
  let inputs = 0;
  await tamper(page, gitlab, (data) => {
    const { groups } = data as { groups?: { nodes: Json[] } };
    if (!groups) return;
    const [first] = groups.nodes;
    groups.nodes = HOSTILE_TEXTS.map((text, index) => {
      inputs += 2;
      const avatarUrl = HOSTILE_URLS[index % HOSTILE_URLS.length];
      // A path becomes a part of addresses, so one with hidden characters is refused with the whole list.
      const fullPath = /^[^\s\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]{1,200}$/u.test(text)
        ? text
        : `group-${index}`;
      return { ...first, id: `gid://gitlab/Group/${index + 1}`, name: text, fullPath, avatarUrl };
    });
  });
  await openSignedIn('groups');
  await expect(page.getByRole('table', { name: 'Groups you own' })).toBeVisible();
  await expectNoOverflow(page);
  await axe(page);

  await page.unrouteAll({ behavior: 'wait' });
  const problem = (message: string) =>
    gitlab.patch({ faults: [{ kind: 'graphql-error', operation: 'GroupPurchases', message }] });
  await problem('the first one');
  await openSignedIn(SEATS);
  const again = page.getByRole('button', { name: 'Retry' });
  await expect(again).toBeVisible();
  for (const text of HOSTILE_TEXTS) {
    await problem(text);
    const requests = (await gitlab.state()).requests.length;
    await again.click();
    await expect.poll(async () => (await gitlab.state()).requests.length).toBeGreaterThan(requests);
    await expect(again).toBeVisible();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await expectNoOverflow(page);
    inputs += 1;
  }
  await axe(page);
  await expectNothingRan(page);
  console.log(`hostile groups and error texts shown as text: ${inputs}`);
});

/** Bodies of HTTP 200 that are no answer to what was asked. */
const WRONG_BODIES: readonly string[] = [
  '',
  'null',
  '[]',
  '"text"',
  '7',
  '{}',
  '{"data":null}',
  '{"data":[]}',
  '{"data":"text"}',
  '{"data":{}}',
  '{"data":{"currentUser":"root","groups":7,"addOnPurchases":"none","namespace":[]}}',
  '{"data":{"groups":{"nodes":{"length":1}}}}',
  '{"errors":"not a list"}',
  '{"errors":[null]}',
  '{"errors":[{}]}',
  '{"errors":[{"message":{"nested":true}}]}',
  '{"data":{"addOnPurchases":[{"id":1,"name":2}]',
  '<!doctype html><title>Sign in to the proxy</title>',
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
];

/** The operations on the way to the seats, each with the button that repeats it. */
const OPERATIONS = [
  ['Session', 'Sign in'],
  ['OwnedGroups', 'Retry'],
  ['GroupPurchases', 'Retry'],
  ['GroupEligibleUsers', 'Refresh users'],
] as const;

const CLEAR =
  /doesn’t look like GitLab|rejected the request|GitLab server error|sent an unexpected response|Not all users are loaded|Users could not be loaded|denies access|doesn’t know this token/;

for (const [wrong, repeat] of OPERATIONS) {
  test(`answers of the wrong shape to ${wrong} are readable errors`, async ({
    page,
    gitlab,
    allow,
    signIn,
  }) => {
    test.setTimeout(240_000);
    allow(/Failed to load resource/);
    let body = '';
    let answered = 0;
    await page.route(`${gitlab.url}/api/graphql`, async (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName?: string };
      if (operationName !== wrong) {
        await route.continue();
        return;
      }
      answered += 1;
      const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' };
      await route.fulfill({ status: 200, headers, body });
    });
    let tried = 0;
    for (body of WRONG_BODIES) {
      const before = answered;
      await (tried === 0
        ? signIn()
        : page.getByRole('button', { name: repeat, exact: true }).click());
      await expect.poll(() => answered, { timeout: 20_000 }).toBeGreaterThan(before);
      await expect(page.getByText(CLEAR), body.slice(0, 60)).not.toHaveCount(0, {
        timeout: 20_000,
      });
      await expect(page.getByText('Something went wrong on this page')).toHaveCount(0);
      // No users are shown.
      await expect(page.getByRole('switch')).toHaveCount(0);
      tried += 1;
    }
    console.log(`answers of the wrong shape to ${wrong}, survived: ${tried}`);
  });
}

test('a change with an answer of the wrong shape is verified with GitLab', async ({
  page,
  gitlab,
  allow,
  openSeats,
}) => {
  test.slow();
  allow(/Failed to load resource/);
  await openSeats();
  const before = await assignedSeats(gitlab);
  await tamper(page, gitlab, (data) => {
    const payload = data['userAddOnAssignmentBulkRemove'] as Json | undefined;
    if (payload) payload['addOnPurchase'] = { id: 7, assignedQuantity: 'none' };
  });
  await selectUsers(page, 1);
  await changeSelected(page, 'Remove');
  await expect.poll(() => assignedSeats(gitlab)).toBe(before - 1);
  // The counters are GitLab's own, whatever the answer was.
  await expect.poll(() => countersOf(page)).toContain(`${before - 1} of`);
});
