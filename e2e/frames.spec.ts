import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { axe, expect, test as base } from './fixtures';
import { loaded } from './journey';

/** A page on another port, so of the same site: browsers give a frame in it the storage of its own tabs. */
const test = base.extend<{ around: string }>({
  around: async ({ baseURL, allow }, use) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end(`<!doctype html><html lang="en"><title>A page around</title>
        <iframe title="Inside" src="${baseURL ?? ''}" width="1200" height="700"></iframe>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    allow(new RegExp(`stray request: ${url}/`), /favicon/);
    await use(url);
    server.close();
  },
});

async function signInAndKeep(page: Page, gitlab: { url: string; token(): string }) {
  await page.goto('sign-in');
  await page.getByRole('textbox', { name: 'GitLab URL' }).fill(gitlab.url);
  await page.getByLabel('Personal access token', { exact: true }).fill(gitlab.token());
  await page.getByRole('checkbox', { name: 'Keep me signed in in this tab' }).check();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await loaded(page);
}

test('in a frame nothing is restored and nothing is shown but the way out', async ({
  page,
  gitlab,
  around,
}) => {
  await signInAndKeep(page, gitlab);
  const asked = (await gitlab.state()).requests.length;
  await page.goto(around);
  const inside = page.frameLocator('iframe');
  const link = inside.getByRole('link', { name: 'Open Duo Seats in its own tab' });
  await expect(link).toBeVisible();
  await expect(inside.getByRole('button')).toHaveCount(0);
  await expect(inside.getByRole('textbox')).toHaveCount(0);
  expect((await gitlab.state()).requests.length).toBe(asked);
  await axe(page);
  const opening = page.waitForEvent('popup');
  await link.click();
  await expect(
    (await opening).getByRole('heading', { name: 'Sign in to Duo Seats' }),
  ).toBeVisible();
});

test('a page that config.json names may frame it, and no other one', async ({
  page,
  gitlab,
  around,
}) => {
  const name = (origin: string) =>
    page.route('**/config.json', (route) => route.fulfill({ json: { frameAncestors: [origin] } }));
  await name(around);
  await signInAndKeep(page, gitlab);
  await page.goto(around);
  await expect(page.frameLocator('iframe').getByText(/^As of/)).toBeVisible();
  await name('https://portal.example.com');
  await page.reload();
  await expect(
    page.frameLocator('iframe').getByRole('link', { name: 'Open Duo Seats in its own tab' }),
  ).toBeVisible();
});
