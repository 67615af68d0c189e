import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { axe } from './support/axe';
import { expect, test as base } from './support/fixtures';
import { loaded, signInHeading } from './support/steps';

/**
 * The address of a page that shows the app in a frame. It is on another port, so of the same site:
 * browsers give such a frame the storage of its own tabs.
 */
const test = base.extend<{ framingPage: string }>({
  framingPage: async ({ baseURL, allow }, use) => {
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

test('in a frame, nothing is restored or shown except the link to a tab', async ({
  page,
  gitlab,
  framingPage,
  signIn,
}) => {
  await signIn({ keep: true });
  await loaded(page);
  const requests = (await gitlab.state()).requests.length;
  await page.goto(framingPage);
  const frame = page.getByTitle('Inside').contentFrame();
  const link = frame.getByRole('link', { name: 'Open Duo Seats in its own tab' });
  await expect(link).toBeVisible();
  await expect(frame.getByRole('button')).toHaveCount(0);
  await expect(frame.getByRole('textbox')).toHaveCount(0);
  expect((await gitlab.state()).requests.length).toBe(requests);
  await axe(page);
  const opening = page.waitForEvent('popup');
  await link.click();
  await expect(signInHeading(await opening)).toBeVisible();
});

test('only a page that config.json names may frame the app', async ({
  page,
  framingPage,
  signIn,
}) => {
  const allowFraming = (origin: string) =>
    page.route('**/config.json', (route) => route.fulfill({ json: { frameAncestors: [origin] } }));
  const frame = page.getByTitle('Inside').contentFrame();
  await allowFraming(framingPage);
  await signIn({ keep: true });
  await loaded(page);
  await page.goto(framingPage);
  await expect(frame.getByText(/^As of/)).toBeVisible();
  await allowFraming('https://portal.example.com');
  await page.reload();
  await expect(frame.getByRole('link', { name: 'Open Duo Seats in its own tab' })).toBeVisible();
});
