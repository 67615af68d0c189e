/** Run with wide and with narrow letters alone: the fonts of a machine decide nothing. */
import { axe, expect, signIn, test } from './fixtures';
import { loaded } from './journey';

for (const [device, viewport] of [
  ['a desktop', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test.describe(`on ${device}`, () => {
    test.use({ scenario: 'instance', viewport });
    test.slow();

    test('every page of an instance fits, and what scrolls is in reach', async ({
      page,
      gitlab,
    }) => {
      await openSeats({ path: 'instance/seats', token: gitlab.token('admin') });
      await axe(page);
      const sights = {
        Overview: page.getByRole('heading', { name: /^Overview of/ }),
        Reclaim: page.getByRole('heading', { name: /seats? to reclaim/ }),
        Renewal: page.getByText('As the license of the instance says.'),
        Activity: page.getByText('Nothing was changed from this browser yet'),
      };
      for (const [tab, sight] of Object.entries(sights)) {
        await page.getByRole('link', { name: tab, exact: true }).click();
        await expect(sight).toBeVisible({ timeout: 15_000 });
        await axe(page);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, tab).toBe(viewport.width);
      }
    });
  });
}
