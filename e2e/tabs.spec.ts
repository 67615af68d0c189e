import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { searchForSecret } from './support/secret-search';
import { loaded, lockNow, lockScreen, signInHeading, signOut } from './support/steps';

/** Browsers copy the sessionStorage of a tab to those that it opens. */
async function openCopy(page: Page): Promise<Page> {
  const opening = page.waitForEvent('popup');
  await page.evaluate(() => void window.open(window.location.href));
  const copy = await opening;
  await loaded(copy);
  return copy;
}

const keptSession = (page: Page) =>
  page.evaluate(() => sessionStorage.getItem('duo-seats:session'));

test.describe('a tab that another tab opened', () => {
  test('is signed out with it, and no message has the token', async ({
    page,
    context,
    gitlab,
    signIn,
  }) => {
    const heard: string[] = [];
    await context.exposeFunction('hear', (text: string) => void heard.push(text));
    await context.addInitScript(() => {
      for (const name of ['duo-seats:session', 'duo-seats:presence']) {
        new BroadcastChannel(name).addEventListener('message', ({ data }) => {
          (window as unknown as { hear(text: string): void }).hear(JSON.stringify(data));
        });
      }
    });
    const search = searchForSecret(context, gitlab.token());
    await signIn({ keep: true });
    await loaded(page);
    const copy = await openCopy(page);
    await signOut(page);
    await expect(copy.getByText('You are signed out')).toBeVisible();
    expect(await keptSession(copy)).toBeNull();
    await search.record(copy);
    await search.record(page);
    expect(search.result().found).toEqual([]);
    await expect.poll(() => heard.join()).toContain('signed-out');
    expect(heard.join()).not.toContain(gitlab.token());
    await copy.reload();
    await expect(signInHeading(copy)).toBeVisible();
  });

  test('is locked with it', async ({ page, openSeats }) => {
    await openSeats();
    const copy = await openCopy(page);
    await lockNow(copy);
    await expect(lockScreen(page)).toBeVisible();
    expect(await keptSession(page)).toBeNull();
  });

  test('restores nothing after a sign-out that it missed', async ({ page, gitlab, signIn }) => {
    await signIn({ keep: true });
    await loaded(page);
    const copy = await openCopy(page);
    const kept = await keptSession(copy);
    await copy.goto('about:blank');
    await signOut(page);
    await copy.goto(page.url());
    // A browser that had discarded the tab would restore this.
    await copy.evaluate((text) => sessionStorage.setItem('duo-seats:session', text ?? ''), kept);
    const requests = (await gitlab.state()).requests.length;
    await copy.reload();
    await expect(signInHeading(copy)).toBeVisible();
    expect((await gitlab.state()).requests.length).toBe(requests);
    expect(await keptSession(copy)).toBeNull();
  });

  test('leaves another user of the same browser signed in', async ({
    page,
    context,
    gitlab,
    signIn,
  }) => {
    await signIn({ keep: true });
    await loaded(page);
    const other = await context.newPage();
    await signIn({ page: other, token: gitlab.token('second-owner'), keep: true });
    await loaded(other);
    await signOut(page);
    await other.reload();
    await loaded(other);
  });
});
