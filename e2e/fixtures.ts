/**
 * What every end-to-end test starts from: a mocked GitLab of its own, and pages on which nothing goes
 * wrong unseen: whatever ends up in the console, an uncaught error, a violation of the policy and a
 * request to anywhere else fail the test that caused them, unless it said `allow(/pattern/)`.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import type { MockPatch } from '../mocks/control/patch';
import type { MockSnapshot } from '../mocks/control/snapshot';
import { startServer } from '../mocks/server';

export { expect };

export type MockedGitLab = {
  /** Without a slash at the end. */
  readonly url: string;
  /** The token called `glpat-demo-NAME`; without a name, the scenario's main one. */
  token(name?: string): string;
  /** All that this GitLab holds, and the requests it got: what GET /__mock answers. */
  state(): Promise<MockSnapshot>;
  /** Changes this GitLab while it runs, as POST /__mock does. */
  patch(change: MockPatch): Promise<MockSnapshot>;
};

/** Expects complaints that match. To be called before they can arise. */
export type Allow = (...patterns: readonly RegExp[]) => void;

/** For `test.use({ scenario: 'small' })`. */
type Options = {
  readonly scenario: string;
  readonly gitlabVersion: string | undefined;
  readonly letters: Letters;
};
/** How wide letters are: as the machine's fonts have them, or as wide or narrow as fonts ever are. */
export type Letters = 'own' | 'wide' | 'narrow';
type Fixtures = { readonly gitlab: MockedGitLab; readonly allow: Allow };

/** Lets helpers that only get a page know which GitLab it is meant for. */
const gitlabOf = new WeakMap<BrowserContext, MockedGitLab>();

export const test = base.extend<Options & Fixtures>({
  scenario: ['small', { option: true }],
  gitlabVersion: [undefined, { option: true }],
  letters: ['own', { option: true }],

  gitlab: async ({ scenario, gitlabVersion }, use) => {
    const version = gitlabVersion === undefined ? {} : { version: gitlabVersion };
    const server = await startServer({ scenario, ...version });
    await use({
      url: server.url,
      token: (name) => tokenOf(server.gitlab.snapshot({ omit: ['users', 'seats'] }), name),
      state: () => Promise.resolve(server.gitlab.snapshot()),
      patch: (change) => Promise.resolve(server.gitlab.apply(change)),
    });
    await server.close();
  },

  allow: [
    async ({ context, baseURL, gitlab, letters }, use) => {
      if (letters !== 'own') await context.addInitScript(setLetters, LETTER_SPACING[letters]);
      gitlabOf.set(context, gitlab);
      const complaints: string[] = [];
      const allowed: RegExp[] = [];
      const origins = [new URL(baseURL ?? 'about:blank').origin, gitlab.url];
      await listen(context, origins, (complaint) => {
        if (!allowed.some((pattern) => pattern.test(complaint))) complaints.push(complaint);
      });
      await use((...patterns) => allowed.push(...patterns));
      expect(complaints, 'what went wrong unseen').toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * In em: DejaVu Sans and Verdana are up to a fifth wider than Arial, condensed fonts as much narrower, and
 * a letter is about half an em wide.
 */
const LETTER_SPACING = { wide: '0.1em', narrow: '-0.06em' } as const;

/** Not by a style element, which the policy of the page would rightly block. */
function setLetters(spacing: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`*, *::before, *::after { letter-spacing: ${spacing} !important; }`);
  document.adoptedStyleSheets.push(sheet);
}

async function listen(
  context: BrowserContext,
  origins: readonly string[],
  complain: (complaint: string) => void,
): Promise<void> {
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.error(`Policy violation: ${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    complain(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => {
    complain(`uncaught: ${error.error().stack ?? error.error().message}`);
  });
  context.on('request', (request) => {
    if (!isExpected(request.url(), origins)) complain(`stray request: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'unknown';
    // What the page gave up itself, by leaving or by an AbortController, has not failed.
    if (reason !== 'net::ERR_ABORTED') complain(`failed request: ${request.url()} ${reason}`);
  });
}

/** The app, the test's GitLab, what needs no network, and the demo's host, which cannot exist. */
function isExpected(address: string, origins: readonly string[]): boolean {
  const { origin, protocol, hostname } = new URL(address);
  const local = ['data:', 'blob:', 'about:'].includes(protocol);
  return local || origins.includes(origin) || hostname.endsWith('.invalid');
}

function tokenOf({ tokens }: MockSnapshot, name?: string): string {
  const found =
    name === undefined ? tokens[0] : tokens.find(({ token }) => token === `glpat-demo-${name}`);
  if (found) return found.token;
  throw new Error(
    `No token ${name ?? ''}; there are ${tokens.map(({ token }) => token).join(', ')}`,
  );
}

export type SignIn = {
  /** The main token of the test's GitLab, where not given. */
  readonly token?: string;
  /** The test's GitLab, where not given; always needed in a context that the test made itself. */
  readonly url?: string;
  /** Where to go first, relative to the app; a deep link asks for the sign-in by itself. */
  readonly path?: string;
};

/** Opens the app and signs in, as a person would. Does not wait for the outcome. */
export async function signIn(page: Page, { token, url, path = 'sign-in' }: SignIn = {}) {
  const gitlab = gitlabOf.get(page.context());
  await page.goto(path);
  await page.getByRole('textbox', { name: 'GitLab URL' }).fill(url ?? gitlab?.url ?? '');
  await page
    .getByLabel('Personal access token', { exact: true })
    .fill(token ?? gitlab?.token() ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Expects that axe finds no violation of WCAG 2.2 A and AA on the page as it is now. */
export async function axe(page: Page): Promise<void> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
  expect(found, 'violations of WCAG 2.2 AA').toEqual([]);
  expect(await page.evaluate(unreachable), 'what scrolls beyond the keyboard').toEqual([]);
}

/**
 * All that scrolls by itself now and cannot be reached by keyboard, or has no name: axe looks at some of
 * it alone. What scrolls has to be focusable, or to have something focusable in it.
 */
function unreachable(): string[] {
  const FOCUSABLE =
    'a[href], button, input, select, textarea, summary, [contenteditable], [tabindex]:not([tabindex="-1"])';
  const NAMED = '[aria-label], [aria-labelledby]';
  const wrong: string[] = [];
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const { overflowX, overflowY } = getComputedStyle(element);
    const scrolls = (overflow: string, inner: number, outer: number) =>
      (overflow === 'auto' || overflow === 'scroll') && outer > 0 && inner > outer + 1;
    const across = scrolls(overflowX, element.scrollWidth, element.clientWidth);
    const down = scrolls(overflowY, element.scrollHeight, element.clientHeight);
    if ((!across && !down) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const isOwn = element.matches(FOCUSABLE);
    // The options of a list box are walked over by the arrow keys of its field.
    const isReached = isOwn || element.role === 'listbox' || element.querySelector(FOCUSABLE);
    const labels = element instanceof HTMLTextAreaElement ? element.labels.length : 0;
    const hasName = isOwn ? element.matches(NAMED) || labels > 0 : element.closest(NAMED);
    const what = `<${element.tagName.toLowerCase()} class="${element.className}">`;
    if (!isReached) wrong.push(`${what} cannot be reached`);
    if (!hasName) wrong.push(`${what} has no name`);
  }
  return wrong;
}

/** Waits for dialogs and menus to have faded in: half transparent words have half the contrast. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const isEndless = effect?.getComputedTiming().iterations === Infinity;
      return playState !== 'running' || isEndless;
    }),
  );
}

/**
 * Takes a picture of what is on the screen: into docs/images/NAME.png when the pictures are to be made
 * anew (UPDATE_IMAGES=1), else beside the test's results.
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  const { letters = 'own' } = test.info().project.use as Partial<Options>;
  const path =
    process.env['UPDATE_IMAGES'] === '1' && letters === 'own'
      ? `docs/images/${name}.png`
      : test.info().outputPath(`${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}

/** Starts a download and reads it: its suggested name, and its text. */
export async function download(page: Page, start: () => Promise<void>) {
  const waiting = page.waitForEvent('download');
  await start();
  const file = await waiting;
  const stream = await file.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
}
