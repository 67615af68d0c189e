/**
 * What every end-to-end test starts from: a mocked GitLab of its own, ways to sign in, and pages on which
 * nothing goes wrong unseen. A message in the console, an uncaught error, a violation of the policy and a
 * request to any other host fail the test that caused them, unless it called `allow(/pattern/)`.
 */
import { existsSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { startGitLab, type MockedGitLab } from './mocked-gitlab';
import { fillSignIn, loaded, signInButton } from './steps';

export { expect };

/** How wide letters are: as the machine's fonts have them, or as wide or narrow as fonts ever are. */
export type Letters = 'own' | 'wide' | 'narrow';

/** For `test.use({ scenario: 'small' })`. */
type Options = {
  readonly scenario: string;
  readonly gitlabVersion: string | undefined;
  readonly letters: Letters;
};

/** Whose session it is, in which tab. */
type Who = {
  /** The test's own page, where not given. */
  readonly page?: Page;
  /** The main token of the test's GitLab, where not given. */
  readonly token?: string;
};

type SignIn = Who & {
  /** The test's GitLab, where not given. */
  readonly url?: string;
  /** Where to go first, relative to the app; a deep link asks for the sign-in by itself. */
  readonly path?: string;
  /** Ticks "Keep me signed in in this tab". */
  readonly keep?: boolean;
};

type Fixtures = {
  readonly gitlab: MockedGitLab;
  /** Expects complaints that match. To be called before they can arise. */
  readonly allow: (...patterns: readonly RegExp[]) => void;
  /** Opens the app and signs in through the form. Does not wait for the outcome. */
  readonly signIn: (how?: SignIn) => Promise<void>;
  /**
   * Opens a page of the app, relative to it, as somebody who is signed in already: with a token that
   * was kept in this tab, which saves the sign-in page.
   */
  readonly openSignedIn: (path: string, who?: Who) => Promise<void>;
  /** Does the same, and waits until all users of the group or instance are loaded. */
  readonly openLoaded: (path: string, who?: Who) => Promise<void>;
  /** Does the same with the seats page of the group acme. */
  readonly openSeats: (who?: Who) => Promise<void>;
};

/** The seats page of the group that most scenarios have. */
export const SEATS = 'groups/acme/seats';

export const test = base.extend<Options & Fixtures>({
  scenario: ['small', { option: true }],
  gitlabVersion: [undefined, { option: true }],
  letters: ['own', { option: true }],

  gitlab: async ({ scenario, gitlabVersion }, use) => {
    const gitlab = await startGitLab(scenario, gitlabVersion);
    await use(gitlab);
    await gitlab.close();
  },

  allow: [
    async ({ context, baseURL, gitlab, letters }, use) => {
      if (letters !== 'own') await context.addInitScript(setLetters, LETTER_SPACING[letters]);
      const complaints: string[] = [];
      const allowed: RegExp[] = [];
      const origins = [new URL(baseURL ?? 'about:blank').origin, gitlab.url];
      await listen(context, origins, (complaint) => {
        if (!allowed.some((pattern) => pattern.test(complaint))) complaints.push(complaint);
      });
      await use((...patterns) => allowed.push(...patterns));
      // What is still on its way when the test ends finds no GitLab any more.
      const ended = context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' }));
      await Promise.all(ended);
      expect(complaints, 'what went wrong unseen').toEqual([]);
    },
    { auto: true },
  ],

  signIn: async ({ page: own, gitlab }, use) => {
    await use(async ({ page = own, url, token, path = 'sign-in', keep = false } = {}) => {
      await page.goto(path);
      await fillSignIn(page, url ?? gitlab.url, token ?? gitlab.token(), keep);
      await signInButton(page).click();
    });
  },

  openSignedIn: async ({ page: own, gitlab }, use) => {
    await use(async (path, { page = own, token = gitlab.token() } = {}) => {
      const keeping = await page.addInitScript(keepSession, {
        id: `tab ${page.context().pages().length} of the test`,
        instance: gitlab.url,
        token,
        user: gitlab.userOf(token) ?? 'nobody',
      });
      await page.goto(path);
      // From here on the app alone decides what is kept.
      await keeping.dispose();
    });
  },

  openLoaded: async ({ page: own, openSignedIn }, use) => {
    await use(async (path, { page = own, ...who } = {}) => {
      await openSignedIn(path, { page, ...who });
      await loaded(page);
    });
  },

  openSeats: async ({ openLoaded }, use) => {
    await use((who) => openLoaded(SEATS, who));
  },
});

/** Runs in the page before its own code: what "Keep me signed in in this tab" leaves behind. */
function keepSession({
  user,
  ...session
}: {
  readonly id: string;
  readonly instance: string;
  readonly token: string;
  readonly user: string;
}): void {
  const OPEN = 'duo-seats:kept-sessions';
  const open = JSON.parse(localStorage.getItem(OPEN) ?? '[]') as readonly unknown[];
  const one = { id: session.id, owner: `${session.instance} ${user}`, turn: 0 };
  localStorage.setItem(OPEN, JSON.stringify([...open, one]));
  sessionStorage.setItem('duo-seats:session', JSON.stringify(session));
}

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

/**
 * Takes a picture of the documents anew, docs/images/NAME.png, with UPDATE_IMAGES=1: of what is on the screen at
 * the top of the page, or of one part. What the documents do not have is not taken.
 */
export async function screenshot(
  page: Page,
  name: string,
  part: Page | Locator = page,
): Promise<void> {
  const { letters = 'own' } = test.info().project.use as Partial<Options>;
  if (process.env['UPDATE_IMAGES'] !== '1' || letters !== 'own') return;
  const path = `docs/images/${name}.png`;
  if (!existsSync(path)) return;
  await page.evaluate(() => scrollTo(0, 0));
  await part.screenshot({ path, animations: 'disabled', caret: 'hide' });
}
