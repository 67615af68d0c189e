/** Runs with wide and with narrow letters, so that the fonts of the machine decide nothing. */
import { axe } from './support/axe';
import { expect, test } from './support/fixtures';

for (const [device, viewport] of [
  ['a desktop', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test.describe(`on ${device}`, () => {
    test.use({ scenario: 'instance', viewport });
    test.slow();

    test('every page of an instance fits, and the keyboard reaches what scrolls', async ({
      page,
      gitlab,
      openLoaded,
    }) => {
      await openLoaded('instance/seats', { token: gitlab.token('admin') });
      await axe(page);
      const pages = {
        Overview: page.getByRole('heading', { name: /^Overview of/ }),
        Reclaim: page.getByRole('heading', { name: /seats? to reclaim/ }),
        Renewal: page.getByText('Source: license of the instance.'),
        Activity: page.getByText('No seats changed from this browser yet'),
      };
      for (const [tab, content] of Object.entries(pages)) {
        await page.getByRole('link', { name: tab, exact: true }).click();
        await expect(content).toBeVisible({ timeout: 15_000 });
        await axe(page);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, tab).toBe(viewport.width);
      }
    });
  });
}
