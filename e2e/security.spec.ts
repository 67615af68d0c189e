import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { searchForSecret } from './support/secret-search';
import {
  changeSeats,
  changeSelected,
  enterDemo,
  loaded,
  lockNow,
  lockScreen,
  mainJourney,
  openAccountMenu,
  selectUsers,
  signInButton,
  signOut,
  tokenField,
  unlock,
  urlField,
} from './support/steps';

test.describe('the token', () => {
  test.use({ scenario: 'typical' });

  test('is found nowhere, from the sign-in to after the sign-out', async ({
    page,
    context,
    gitlab,
    signIn,
  }) => {
    test.slow();
    const token = gitlab.token();
    const search = searchForSecret(context, token);
    await signIn();
    await mainJourney(page, gitlab);
    await search.record(page);
    await saveExports(page);
    await search.record(page);
    await page.getByRole('link', { name: /all groups/ }).click();
    await search.record(page);
    await page.goBack();
    await loaded(page);
    await search.record(page);
    await signOut(page);
    await search.record(page);

    const { found, sources, texts } = search.result();
    console.log(`token found in ${found.length} of ${sources} sources (${texts} texts)`);
    expect(found).toEqual([]);
    expect(sources).toBeGreaterThan(12);
    // The search works, as it finds the token in the one header where it belongs.
    expect(search.requests.some(({ headers }) => headers['authorization']?.includes(token))).toBe(
      true,
    );
  });

  test('is sent to the chosen GitLab alone, without cookies or a referrer', async ({
    page,
    context,
    baseURL,
    gitlab,
    signIn,
  }) => {
    const search = searchForSecret(context, gitlab.token());
    await context.addCookies([{ name: 'session', value: 'of-gitlab', url: gitlab.url }]);
    await signIn();
    await mainJourney(page, gitlab);
    await search.record(page);
    const app = new URL(baseURL ?? '').origin;
    const { length } = search.requests;
    expect(length).toBeGreaterThan(10);
    for (const { url, headers } of search.requests) {
      const { origin, pathname } = new URL(url);
      if (origin === app) {
        expect(headers['authorization'], url).toBeUndefined();
        continue;
      }
      expect(origin).toBe(gitlab.url);
      expect(headers['referer'], url).toBeUndefined();
      expect(headers['cookie'], url).toBeUndefined();
      const isApi = pathname.startsWith('/api/');
      if (headers['authorization'] !== undefined) {
        expect(isApi, url).toBe(true);
        expect(headers['authorization']).toBe(`Bearer ${gitlab.token()}`);
      }
    }
  });

  test('is not sent along with a redirect', async ({ page, allow, signIn }) => {
    allow(/stray request|failed request|Failed to load|CORS|redirect/);
    const reached: string[] = [];
    const elsewhere = await listening((request) => reached.push(request));
    const here = await listening(() => undefined, `${urlOf(elsewhere)}/stolen`);
    await signIn({ url: urlOf(here), token: 'glpat-not-to-be-lost' });
    await expect(page.getByText('No response from this URL')).toBeVisible();
    expect(reached).toEqual([]);
    for (const server of [here, elsewhere]) server.close();
  });

  test('is requested again when another GitLab is named', async ({
    page,
    gitlab,
    allow,
    signIn,
  }) => {
    allow(/localhost:9/);
    await signIn({ url: 'http://localhost:9' });
    await expect(page.getByText('No response from this URL')).toBeVisible();
    await urlField(page).fill(gitlab.url);
    await signInButton(page).click();
    await expect(tokenField(page)).toHaveAccessibleDescription(
      /Enter a token for this GitLab instance/,
    );
    await expect(tokenField(page)).toHaveValue('');
    expect((await gitlab.state()).requests).toEqual([]);
    await tokenField(page).fill(gitlab.token('endless'));
    await signInButton(page).click();
    await expect(page).toHaveURL(/\/seats/);
  });

  test('is not in the details of an error, even when GitLab echoes it', async ({
    page,
    context,
    gitlab,
    allow,
    signIn,
  }) => {
    allow(/Failed to load resource/);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const token = gitlab.token();
    const search = searchForSecret(context, token);
    await page.route(`${gitlab.url}/api/graphql`, async (route) => {
      const isPurchases = route.request().postData()?.includes('Purchases') ?? false;
      await (isPurchases
        ? route.fulfill({
            status: 503,
            headers: {
              'Access-Control-Allow-Origin': '*',
              'Access-Control-Expose-Headers': 'X-Request-Id',
              'X-Request-Id': 'req-echo',
            },
            json: { errors: [{ message: `Timed out for Bearer ${token} (${token})` }] },
          })
        : route.continue());
    });
    await signIn();
    await page.getByText('Details', { exact: true }).click();
    await expect(page.getByText('Request ID: req-echo')).toBeVisible();
    await search.record(page);
    await page.getByRole('button', { name: 'Copy details' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Request ID: req-echo');
    expect(copied).toContain('[token]');
    search.recordText('copied details', copied);
    const { found, sources } = search.result();
    console.log(`token found in ${found.length} of ${sources} sources of an error`);
    expect(found).toEqual([]);
  });
});

test.describe('the policy', () => {
  for (const where of ['app', 'demo'] as const) {
    test(`runs no foreign code in the ${where}`, async ({ page, allow }) => {
      allow(/Policy violation|Content Security Policy|TrustedHTML|trusted-types|Trusted/i);
      await page.goto('sign-in');
      if (where === 'demo') {
        await enterDemo(page);
      }
      const policy = await page.evaluate(() =>
        document
          .querySelector('meta[http-equiv="Content-Security-Policy"]')
          ?.getAttribute('content'),
      );
      expect(policy).toMatch(/^default-src 'none'/);
      expect(policy).not.toMatch(/unsafe/);
      const tried = await page.evaluate(tryToRunForeignCode);
      console.log(`foreign code refused in the ${where}: ${tried.refused} of ${tried.tried} ways`);
      expect(tried.ran).toEqual([]);
    });
  }

  test('is not violated by the demo, from the first page to a run', async ({ page, gitlab }) => {
    let violations = 0;
    page.on('console', (message) => {
      if (message.text().startsWith('Policy violation')) violations += 1;
    });
    await page.goto('sign-in');
    await enterDemo(page);
    await selectUsers(page, 1);
    await changeSelected(page, 'Remove');
    await expect(page.getByText(/users? selected/)).toBeHidden();
    console.log(`policy violations in the demo: ${violations}`);
    expect(violations).toBe(0);
    expect((await gitlab.state()).requests).toEqual([]);
  });
});

test.describe('the idle lock', () => {
  test('warns, deletes the token, and keeps the selection', async ({
    page,
    context,
    gitlab,
    signIn,
  }) => {
    const search = searchForSecret(context, gitlab.token());
    await page.clock.install();
    await signIn({ keep: true });
    await loaded(page);
    await openAccountMenu(page);
    await page.getByRole('menuitemradio', { name: 'After 5 minutes' }).click();
    await page.keyboard.press('Escape');
    await selectUsers(page, 1);
    await page.clock.fastForward('04:30');
    const warning = page.getByRole('alertdialog', { name: 'Are you still there?' });
    await expect(warning.getByRole('timer')).toContainText(/seconds? left/);
    await warning.getByRole('button', { name: 'Stay signed in' }).click();
    await expect(warning).toBeHidden();
    await page.clock.fastForward('04:30');
    await expect(warning).toBeVisible();
    const requests = (await gitlab.state()).requests.length;
    await page.clock.fastForward('01:00');

    await expect(lockScreen(page)).toBeVisible();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await search.record(page);
    expect(search.result().found).toEqual([]);
    expect((await gitlab.state()).requests.length).toBe(requests);
    await unlock(page, gitlab.token());
    await expect(page.getByText('1 user selected')).toBeVisible();
    await changeSeats(page, gitlab, 'Remove', 1);
  });

  test('is started at once by the user, and only the same user unlocks it', async ({
    page,
    gitlab,
    allow,
    openSeats,
  }) => {
    allow(/Failed to load resource/);
    await openSeats();
    await lockNow(page);
    const locked = lockScreen(page);
    const field = tokenField(locked);
    await field.fill(gitlab.token('second-owner'));
    await signInButton(locked).click();
    await expect(field).toHaveAccessibleDescription(/belongs to another user/);
    await locked.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('You are signed out')).toBeVisible();
  });
});

/** Saves whatever the page offers to export. */
async function saveExports(page: Page): Promise<void> {
  const menus = page.getByRole('button', { name: /^Export/ });
  for (let index = 0; index < (await menus.count()); index += 1) {
    await menus.nth(index).click();
    const items = page.getByRole('menuitem');
    const count = await items.count();
    for (let item = 0; item < count; item += 1) {
      if (item > 0) await menus.nth(index).click();
      const saved = page.waitForEvent('download', { timeout: 5_000 }).catch(() => null);
      await items.nth(item).click();
      await saved;
    }
    await page.keyboard.press('Escape');
  }
}

/** Runs in the page: tries what an attacker who can write into it would try. */
async function tryToRunForeignCode() {
  const ran: string[] = [];
  let tried = 0;
  (window as unknown as { gotIn: (way: string) => void }).gotIn = (way) => void ran.push(way);
  const ways: Record<string, () => unknown> = {
    'inline script': () => {
      const script = document.createElement('script');
      script.textContent = 'gotIn("inline script")';
      document.head.append(script);
    },
    'script elsewhere': () => {
      const script = document.createElement('script');
      script.src = 'https://example.invalid/x.js';
      document.head.append(script);
    },
    innerHTML: () => {
      document.createElement('div').innerHTML = '<img src=x onerror="gotIn(\'innerHTML\')">';
    },
    'event attribute': () => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'gotIn("event attribute")');
      document.body.append(button);
      button.click();
      button.remove();
    },
    'javascript: URL': () => {
      const link = document.createElement('a');
      link.href = 'javascript:gotIn("javascript: URL")';
      document.body.append(link);
      link.click();
      link.remove();
    },
    eval: () => {
      (Reflect.get(window, 'eval') as (code: string) => void)('gotIn("eval")');
    },
    'new Function': () => {
      Reflect.construct(Function, ['gotIn("new Function")']);
    },
    'text timer': () => setTimeout('gotIn("text timer")' as unknown as () => void, 0),
    worker: () => new Worker('https://example.invalid/w.js'),
    base: () => {
      const base = document.createElement('base');
      base.href = 'https://example.invalid/';
      document.head.append(base);
      if (document.baseURI.includes('example.invalid')) ran.push('base');
      base.remove();
    },
    frame: () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://example.invalid/';
      document.body.append(frame);
      frame.remove();
    },
  };
  // The debugger's own call may do what the page may not. A later task is the page's own.
  await new Promise((resolve) => setTimeout(resolve, 0));
  for (const attempt of Object.values(ways)) {
    tried += 1;
    try {
      attempt();
    } catch {
      // The browser refused it.
    }
  }
  // By the time the network has answered and a frame is drawn, the attempts have had their chance.
  await fetch(location.href);
  await new Promise(requestAnimationFrame);
  return { ran, tried, refused: tried - ran.length };
}

async function listening(onRequest: (url: string) => void, redirectTo?: string): Promise<Server> {
  const server = createServer((request, response) => {
    const cors = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': '*, Authorization, Content-Type',
    };
    if (request.method === 'OPTIONS') {
      response.writeHead(200, cors).end();
      return;
    }
    onRequest(request.url ?? '');
    if (redirectTo === undefined) response.writeHead(200, cors).end('{}');
    else response.writeHead(302, { ...cors, Location: redirectTo }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function urlOf(server: Server): string {
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
