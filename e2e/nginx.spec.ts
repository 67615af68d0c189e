import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runTool, runScript, root } from '../scripts/run';
import { serveNginx, type RunningNginx } from '../scripts/serve-nginx';
import { axe } from './support/axe';
import { expect, test as base } from './support/fixtures';
import {
  enterDemo,
  loaded,
  mainJourney,
  signInButton,
  signInHeading,
  signOut,
  tokenField,
  urlField,
} from './support/steps';

const BASE_PATH = '/seats/';

/** A build for a sub-path, behind the configuration under deploy/nginx. */
const test = base.extend<object, { dist: string; server: RunningNginx }>({
  dist: [
    async ({}, use) => {
      const dist = join(root, '.cache', 'nginx-dist');
      mkdirSync(dist, { recursive: true });
      const build = ['build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', dist];
      expect(await runTool('vite/bin/vite.js', build, { BASE_PATH })).toBe(0);
      expect(await runScript('scripts/host-files.ts', ['--dir', dist])).toBe(0);
      await use(dist);
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  server: [
    async ({ dist }, use) => {
      const server = await serveNginx({ dist, basePath: BASE_PATH });
      await use(server);
      await server.close();
    },
    { scope: 'worker', timeout: 400_000 },
  ],
  baseURL: ({ server }, use) => use(server.url),
});

// All of them share one build and one server.
test.describe.configure({ mode: 'serial' });

test('the main journey works from a sub-path behind nginx', async ({ page, gitlab, signIn }) => {
  test.slow();
  await signIn();
  await mainJourney(page, gitlab);
  expect(new URL(page.url()).pathname).toMatch(/^\/seats\/groups\/[^/]+\/seats$/);
  await axe(page);
  await signOut(page);
});

test('the demo works, without a violation of the policy in the header', async ({ page }) => {
  await page.goto('');
  await enterDemo(page);
});

test('a deep link opens the app, and a missing file is not found', async ({
  page,
  request,
  baseURL,
}) => {
  await page.goto('groups/acme/seats?seat=yes');
  await expect(signInHeading(page)).toBeVisible();
  const status = async (path: string) => (await request.get(`${baseURL ?? ''}${path}`)).status();
  expect(await status('assets/gone-12345678.js')).toBe(404);
  expect(await status('.vite/manifest.json')).toBe(404);
  expect(await status('.host/nginx-headers.conf')).toBe(404);
});

test('every file has the security headers and its cache lifetime', async ({ request, baseURL }) => {
  const url = baseURL ?? '';
  const html = await (await request.get(url)).text();
  const script = /src="([^"]*\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
  const checked = ['', 'config.json', 'icon.svg', 'sign-in', script];
  for (const path of checked) {
    const headers = (await request.get(new URL(path, url).href)).headers();
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['content-security-policy'], path).toMatch(
      /^default-src 'none'; .*frame-ancestors 'none'$/,
    );
    expect(headers['permissions-policy'], path).toContain('camera=()');
    expect(headers['server'], path).not.toMatch(/\d/);
    expect(headers['strict-transport-security'], path).toBeUndefined();
    expect(headers['cache-control'], path).toBe(
      path === script ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
  }
  const secure = await request.get(url, { headers: { 'X-Forwarded-Proto': 'https' } });
  expect(secure.headers()['strict-transport-security']).toBe('max-age=31536000');
});

test('another page cannot frame the app', async ({ page, baseURL, allow }) => {
  allow(/frame|Refused|chromewebdata/i);
  await page.goto('sign-in');
  const isShown = await page.evaluate(
    (src) =>
      new Promise<boolean>((resolve) => {
        const frame = document.createElement('iframe');
        frame.addEventListener('load', () => resolve(frame.contentDocument !== null));
        frame.src = src;
        document.body.append(frame);
      }),
    baseURL ?? '',
  );
  expect(isShown).toBe(false);
});

test.describe('with the proxy to one GitLab', () => {
  test('the app talks to its own origin alone, and can read Retry-After', async ({
    page,
    gitlab,
    dist,
    allow,
  }) => {
    test.slow();
    allow(/Failed to load resource/);
    const config = { instance: '/', instanceLocked: true, demo: false };
    const proxied = await serveNginx({ dist, basePath: BASE_PATH, gitlabUrl: gitlab.url, config });
    const { origin } = new URL(proxied.url);
    allow(new RegExp(`stray request: ${origin}/`));
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname.startsWith('/api/') && url.origin !== origin) elsewhere.push(url.href);
    });
    try {
      await page.goto(`${proxied.url}sign-in`);
      await expect(urlField(page)).toHaveValue(origin);
      await tokenField(page).fill(gitlab.token());
      await signInButton(page).click();
      await loaded(page);
      expect(elsewhere).toEqual([]);
      await gitlab.patch({ faults: [{ kind: 'rate-limit', retryAfter: 7 }] });
      const answers = await page.evaluate(async () => {
        const limited = await fetch('/api/graphql', { method: 'POST', body: '{}' });
        const wrongMethod = await fetch('/api/graphql');
        const beyond = await fetch('/api/v4/users');
        return [limited.headers.get('Retry-After'), wrongMethod.status, beyond.status];
      });
      expect(answers).toEqual(['7', 403, 404]);
    } finally {
      await proxied.close();
    }
  });
});
