import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { loaded, signOut } from './journey';
import { watchFor } from './sightings';

type Keep = { readonly url: string; token(): string };

async function signInAndKeep(page: Page, gitlab: Keep): Promise<void> {
  await page.goto('sign-in');
  await page.getByRole('textbox', { name: 'GitLab URL' }).fill(gitlab.url);
  await page.getByLabel('Personal access token', { exact: true }).fill(gitlab.token());
  await page.getByRole('checkbox', { name: 'Keep me signed in in this tab' }).check();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await loaded(page);
}

/** Browsers copy what a tab keeps to one that it opens. */
async function openCopy(page: Page): Promise<Page> {
  const opening = page.waitForEvent('popup');
  await page.evaluate(() => void window.open(window.location.href));
  return opening;
}

const kept = (page: Page) => page.evaluate(() => sessionStorage.getItem('duo-seats:session'));

test.describe('a tab opened by another one', () => {
  test('is signed out with it, and no message has the token', async ({ page, context, gitlab }) => {
    const heard: string[] = [];
    await context.exposeFunction('hear', (text: string) => void heard.push(text));
    await context.addInitScript(() => {
      for (const name of ['duo-seats:session', 'duo-seats:presence']) {
        new BroadcastChannel(name).addEventListener('message', ({ data }) => {
          (window as unknown as { hear(text: string): void }).hear(JSON.stringify(data));
        });
      }
    });
    const watch = watchFor(context, gitlab.token());
    await signInAndKeep(page, gitlab);
    const copy = await openCopy(page);
    await loaded(copy);
    await signOut(page);
    await expect(copy.getByText('You are signed out')).toBeVisible();
    expect(await kept(copy)).toBeNull();
    await watch.note(copy);
    await watch.note(page);
    expect(watch.result().sightings).toEqual([]);
    await expect.poll(() => heard.join()).toContain('signed-out');
    expect(heard.join()).not.toContain(gitlab.token());
    await copy.reload();
    await expect(copy.getByRole('heading', { name: 'Sign in to Duo Seats' })).toBeVisible();
  });

  test('is locked with it', async ({ page, gitlab }) => {
    await signInAndKeep(page, gitlab);
    const copy = await openCopy(page);
    await loaded(copy);
    await copy.getByRole('button', { name: /account menu/ }).click();
    await copy.getByRole('menuitem', { name: 'Lock now' }).click();
    await expect(page.getByRole('dialog', { name: 'Locked' })).toBeVisible();
    expect(await kept(page)).toBeNull();
  });

  test('restores nothing after a sign-out that it slept through', async ({ page, gitlab }) => {
    await signInAndKeep(page, gitlab);
    const copy = await openCopy(page);
    await loaded(copy);
    const held = await kept(copy);
    await copy.goto('about:blank');
    await signOut(page);
    await copy.goto(page.url());
    // As a browser does that had taken the tab out of memory.
    await copy.evaluate((text) => sessionStorage.setItem('duo-seats:session', text ?? ''), held);
    const asked = (await gitlab.state()).requests.length;
    await copy.reload();
    await expect(copy.getByRole('heading', { name: 'Sign in to Duo Seats' })).toBeVisible();
    expect((await gitlab.state()).requests.length).toBe(asked);
    expect(await kept(copy)).toBeNull();
  });

  test('leaves another person of the same browser signed in', async ({ page, context, gitlab }) => {
    await signInAndKeep(page, gitlab);
    const other = await context.newPage();
    await signInAndKeep(other, { url: gitlab.url, token: () => gitlab.token('second-owner') });
    await signOut(page);
    await other.reload();
    await loaded(other);
  });
});
