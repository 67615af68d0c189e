import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, screenshot, test } from './support/fixtures';
import { exported } from './support/steps';

const OVERVIEW = 'groups/acme';

const card = (page: Page) => page.getByRole('region', { name: 'Duo usage by feature' });

/** How many seat holders use Duo how much, by the words of the legend. */
async function intensities(page: Page): Promise<Readonly<Record<string, number>>> {
  const legend = card(page).getByRole('list', { name: 'How much seat holders use Duo' });
  const items = await legend.getByRole('listitem').allTextContents();
  return Object.fromEntries(
    items.map((item) => [item.replace(/\s*[\d,]+$/, ''), Number(/[\d,]+$/.exec(item)?.[0])]),
  );
}

async function load(page: Page): Promise<void> {
  await card(page).getByRole('button', { name: 'Load usage' }).click();
}

test.describe('GitLab 19.4 with ClickHouse', () => {
  // The card is taken as a picture, and nothing lies over it in a window as tall as the page.
  test.use({
    scenario: 'enterprise',
    gitlabVersion: '19.4',
    viewport: { width: 1280, height: 2200 },
  });

  test('tells use by feature, and each figure leads to its users', async ({ page, openLoaded }) => {
    await openLoaded(OVERVIEW);
    await load(page);
    await expect(card(page)).toContainText('GitLab’s analytics count them for');
    const before = await intensities(page);
    const sum = Object.values(before).reduce((total, count) => total + count, 0);
    expect(sum).toBe(120);
    await axe(page);
    await screenshot(page, 'usage-light', card(page));

    // Other bounds move users, and lose none.
    await card(page).getByRole('button', { name: 'Change bounds' }).click();
    await card(page).getByRole('textbox', { name: 'Heavy use from' }).fill('5');
    await card(page).getByRole('button', { name: 'Apply' }).click();
    await expect(card(page).getByRole('alert')).toContainText('a smaller one for regular');
    await card(page).getByRole('textbox', { name: 'Regular use from' }).fill('2');
    await card(page).getByRole('button', { name: 'Apply' }).click();
    await expect(card(page)).toContainText('Heavy use is from 5 events a week');
    const after = await intensities(page);
    expect(after['Heavy']).toBeGreaterThan(before['Heavy'] ?? 0);
    expect(after['None in this period']).toBe(before['None in this period']);

    // What was read and chosen is still there on the way back, and the users are just those.
    await card(page).getByRole('link', { name: 'Heavy' }).click();
    await expect(page.getByText(`${after['Heavy']} of 220 users`)).toBeVisible();
    await page.goBack();
    await expect(card(page)).toContainText('Heavy use is from 5 events a week');
    expect(await intensities(page)).toEqual(after);
  });

  test('names who uses Duo without a seat, and not who was deleted', async ({
    page,
    openLoaded,
  }) => {
    await openLoaded(OVERVIEW);
    await load(page);
    const without = card(page).getByText(/^\d+ users? without a seat/);
    const count = Number(/^\d+/.exec((await without.textContent()) ?? '')?.[0]);
    await expect(card(page)).toContainText(/deleted accounts? ha(s|ve) [\d,]+ events/);
    await expect(card(page)).toContainText(/may have left, ha(s|ve) events/);
    const { text } = await exported(page, 'Export Duo usage by feature', 'Table (CSV)');
    expect(text.split('\n')[0]).toContain('Code Suggestions,Chat,Code review,Agent Platform');
    await card(page).getByRole('link', { name: 'Choose users to assign seats to' }).click();
    await expect(page.getByText(`${count} of 220 users`)).toBeVisible();
  });

  test('is read for each period, can be stopped, and survives a refusal', async ({
    page,
    openLoaded,
  }) => {
    await openLoaded(OVERVIEW);
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/graphql', async (route) => {
      if (route.request().postData()?.includes('DuoUsage') === true) await held;
      await route.fallback().catch(() => undefined);
    });
    await card(page).getByRole('button', { name: '7 days' }).click();
    await load(page);
    await expect(card(page).getByRole('status')).toHaveText('Loading usage');
    await card(page).getByRole('button', { name: 'Stop loading' }).click();
    await expect(card(page).getByRole('button', { name: 'Load usage' })).toBeVisible();
    release?.();
    await load(page);
    await expect(card(page)).toContainText('in the last 7 days');
    await card(page).getByRole('button', { name: '90 days' }).click();
    // Another period is another question.
    await load(page);
    await expect(card(page)).toContainText('in the last 90 days');
  });

  test('is not told to who does not see the group', async ({
    page,
    gitlab,
    allow,
    openSignedIn,
  }) => {
    allow(/404 \(Not Found\).*\/api\/v4\/groups\/acme/);
    await openSignedIn(OVERVIEW, { token: gitlab.token('outsider') });
    await expect(page.getByText('Group not found')).toBeVisible();
    await expect(card(page)).toHaveCount(0);
  });
});

test.describe('GitLab 19.4 without ClickHouse', () => {
  test.use({ scenario: 'full', gitlabVersion: '19.4' });

  test('has single events, which are counted here', async ({ page, openLoaded }) => {
    await openLoaded(OVERVIEW);
    // 30 days are two questions: single events come less than a month at a time.
    await load(page);
    await expect(card(page)).toContainText('counted here from GitLab’s single events');
    const { text } = await exported(page, 'Export Duo usage by feature', 'Table (CSV)');
    expect(text.split('\n')[0]).toContain('Days with events');
  });
});

test.describe('GitLab 18.5', () => {
  test.use({ scenario: 'enterprise', gitlabVersion: '18.5' });

  test('counts two features for an Owner with a seat', async ({ page, openLoaded }) => {
    await openLoaded(OVERVIEW);
    await load(page);
    await expect(card(page)).toContainText('counts accepted suggestions and chats alone');
    await expect(card(page).getByText(/^\d+ users \(\d+%\), [\d,]+ events/)).toHaveCount(2);
  });
});

test.describe('GitLab 18.5 with seats of GitLab Duo Pro', () => {
  test.use({ scenario: 'typical', gitlabVersion: '18.5' });

  test('refuses it to an Owner without a seat of GitLab Duo Enterprise', async ({
    page,
    openLoaded,
  }) => {
    await openLoaded(OVERVIEW);
    await load(page);
    await expect(card(page).getByRole('status')).toContainText(
      'GitLab doesn’t share usage by feature with you',
    );
  });
});

/** What the card says to whom, by version, with ClickHouse and without it. */
const ANSWERS = {
  all: 'GitLab’s analytics count them for',
  two: 'counts accepted suggestions and chats alone',
  events: 'counted here from GitLab’s single events',
  empty: 'nothing shows that it collects usage by feature',
  refused: 'GitLab doesn’t share usage by feature with you',
  version: 'It came with GitLab 17.5',
  instance: 'from version 18.7 on',
} as const;

type Answer = keyof typeof ANSWERS;

/** Who asks, by the name of the token: `readonly` is an Owner's, or an administrator's, with `read_api` alone. */
type Row = readonly [
  version: string,
  hasClickHouse: boolean,
  told: Readonly<Partial<Record<'owner' | 'admin' | 'readonly', Answer>>>,
];

// An administrator without a seat may read no analytics until about 18.7.
const OF_GROUP: readonly Row[] = [
  ['16.8', true, { owner: 'version', admin: 'version', readonly: 'version' }],
  ['16.8', false, { owner: 'version', admin: 'version', readonly: 'version' }],
  ['17.5', true, { owner: 'two', admin: 'refused', readonly: 'two' }],
  ['17.5', false, { owner: 'empty', admin: 'refused', readonly: 'empty' }],
  ['18.5', true, { owner: 'two', admin: 'refused', readonly: 'two' }],
  ['18.5', false, { owner: 'events', admin: 'refused', readonly: 'events' }],
  ['19.4', true, { owner: 'all', admin: 'all', readonly: 'all' }],
  ['19.4', false, { owner: 'events', admin: 'events', readonly: 'events' }],
];

const OF_INSTANCE: readonly Row[] = [
  ['16.8', true, { admin: 'instance', readonly: 'instance' }],
  ['16.8', false, { admin: 'instance', readonly: 'instance' }],
  ['17.5', true, { admin: 'instance', readonly: 'instance' }],
  ['17.5', false, { admin: 'instance', readonly: 'instance' }],
  ['18.5', true, { admin: 'instance', readonly: 'instance' }],
  ['18.5', false, { admin: 'instance', readonly: 'instance' }],
  ['19.4', true, { admin: 'events', readonly: 'events' }],
  ['19.4', false, { admin: 'events', readonly: 'events' }],
];

for (const [scenario, path, rows] of [
  ['enterprise', OVERVIEW, OF_GROUP],
  ['instance', 'instance', OF_INSTANCE],
] as const) {
  for (const [version, hasClickHouse, told] of rows) {
    const where = `GitLab ${version} ${hasClickHouse ? 'with' : 'without'} ClickHouse, ${path}`;
    test.describe(where, () => {
      test.use({ scenario, gitlabVersion: version });

      test('tells what it can to whoever may know', async ({ context, gitlab, openLoaded }) => {
        await gitlab.patch({ clickHouse: hasClickHouse });
        for (const [who, answer] of Object.entries(told)) {
          await test.step(who, async () => {
            const page = await context.newPage();
            await openLoaded(path, { page, token: gitlab.token(who) });
            await expect(card(page)).toBeVisible();
            const isAsked = answer !== 'version' && answer !== 'instance';
            if (isAsked) await load(page);
            else await expect(card(page).getByRole('button')).toHaveCount(0);
            await expect(card(page)).toContainText(ANSWERS[answer]);
          });
        }
      });
    });
  }
}
