import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, test } from './support/fixtures';
import {
  demoButton,
  loaded,
  openAccountMenu,
  signInButton,
  tokenField,
  urlField,
} from './support/steps';

async function configure(page: Page, config: unknown): Promise<void> {
  await page.route('**/config.json', (route) => route.fulfill({ json: config }));
}

test.describe('config.json', () => {
  test('names the GitLab, and hides the demo', async ({ page, gitlab }) => {
    await configure(page, { instance: gitlab.url, demo: false });
    await page.goto('sign-in');
    await expect(urlField(page)).toHaveValue(gitlab.url);
    await expect(demoButton(page)).toHaveCount(0);
  });

  test('locks the page to one GitLab', async ({ page, gitlab }) => {
    await configure(page, { instance: gitlab.url, instanceLocked: true });
    await page.goto('sign-in');
    await expect(urlField(page)).not.toBeEditable();
    await expect(urlField(page)).toHaveAccessibleDescription(
      'This page works with this GitLab instance only.',
    );
    await axe(page);
    await tokenField(page).fill(gitlab.token());
    await signInButton(page).click();
    await loaded(page);
  });

  test('forgets a kept token that is for another GitLab', async ({ page, gitlab }) => {
    await configure(page, { instance: 'https://gitlab.example.invalid', instanceLocked: true });
    await page.addInitScript(
      ([instance, token]) => {
        sessionStorage.setItem('duo-seats:session', JSON.stringify({ instance, token }));
      },
      [gitlab.url, gitlab.token()],
    );
    await page.goto('');
    await expect(urlField(page)).toHaveValue('https://gitlab.example.invalid');
    expect((await gitlab.state()).requests).toEqual([]);
  });

  test('limits the idle time before the lock', async ({ page, gitlab, openSeats }) => {
    await configure(page, { instance: gitlab.url, idleLockMinutes: 15 });
    await openSeats();
    await openAccountMenu(page);
    await expect(page.getByRole('menuitemradio')).toHaveText([
      'After 5 minutes',
      'After 15 minutes',
    ]);
    await expect(page.getByRole('menuitemradio', { name: 'After 15 minutes' })).toBeChecked();
    await axe(page);
  });

  test('names the settings that have no effect, and applies the others', async ({ page }) => {
    await configure(page, { instance: 'javascript:alert(1)', idleLockMinutes: 7, demo: false });
    await page.goto('sign-in');
    await expect(
      page.getByText(
        /config\.json: idleLockMinutes, instance|config\.json: instance, idleLockMinutes/,
      ),
    ).toBeVisible();
    await expect(urlField(page)).toHaveValue('https://gitlab.com');
    await expect(demoButton(page)).toHaveCount(0);
    await axe(page);
  });

  test('may be missing or broken', async ({ page, allow }) => {
    allow(/Failed to load resource/);
    for (const [status, body] of [
      [404, 'Not found'],
      [500, 'Broken'],
      [200, '{ not JSON'],
    ] as const) {
      await page.route('**/config.json', (route) => route.fulfill({ status, body }));
      await page.goto('sign-in');
      await expect(urlField(page)).toHaveValue('https://gitlab.com');
      await page.unroute('**/config.json');
    }
  });

  test('does not delay the page', async ({ page }) => {
    await page.goto('sign-in');
    const { config, script } = await page.evaluate(() => {
      const startOf = (part: string) =>
        performance.getEntriesByType('resource').find(({ name }) => name.includes(part))
          ?.startTime ?? Infinity;
      return { config: startOf('config.json'), script: startOf('/assets/index-') };
    });
    // The page requests it beside its code, not after it.
    expect(config).toBeLessThan(script + 50);
  });
});
