import { DEFAULT_APPLICATION } from '../mocks/world/oauth';
import { test } from './support/fixtures';
for (const scheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    for (const locale of ['en-US', 'de-DE'])
      test.describe(() => {
        test.use({ colorScheme: scheme, viewport: { width, height: 900 }, locale });
        test(`shots ${scheme} ${width} ${locale}`, async ({ page, gitlab, allow }) => {
          allow(/.*/);
          const config = {
            instance: gitlab.url,
            oauth: [{ url: gitlab.url, clientId: DEFAULT_APPLICATION.clientId }],
          };
          await page.context().route('**/config.json', (route) => route.fulfill({ json: config }));
          const id = `${scheme}-${width}-${locale.slice(0, 2)}`;
          await page.goto('sign-in');
          await page.getByRole('button', { name: /GitLab anmelden|Sign in with GitLab/ }).waitFor();
          await page.screenshot({ path: `/tmp/shots/signin-${id}.png`, fullPage: true });
          await page.goto('setup');
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.getByRole('button', { name: /^Test(en)?$/ }).click();
          await page.waitForTimeout(700);
          await page.screenshot({ path: `/tmp/shots/setup-${id}.png`, fullPage: true });
          await page.goto('sign-in');
          await page.getByRole('button', { name: /GitLab anmelden|Sign in with GitLab/ }).click();
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.screenshot({ path: `/tmp/shots/consent-${id}.png`, fullPage: true });
        });
      });
