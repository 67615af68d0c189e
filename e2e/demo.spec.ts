import { axe } from './support/axe';
import { expect, screenshot, test } from './support/fixtures';
import { demoButton, enterDemo, firstSeatSwitch } from './support/steps';

test('the demo needs no token, stays in the browser, and can be reset', async ({
  page,
  gitlab,
}) => {
  await page.goto('sign-in');
  await enterDemo(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Seats of');
  await axe(page);
  await firstSeatSwitch(page).click();
  await expect(firstSeatSwitch(page)).not.toBeChecked();
  await page.getByRole('button', { name: /^Demo:/ }).click();
  const panel = page.getByRole('dialog', { name: 'Demo controls' });
  await expect(panel.getByRole('cell', { name: 'RemoveSeats' })).toBeVisible();
  await axe(page);
  await screenshot(page, 'demo-light');
  await panel.getByRole('combobox', { name: 'Scenario' }).click();
  await page.getByRole('option', { name: 'over-assigned' }).click();
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('More seats are assigned than purchased')).toBeVisible();
  expect((await gitlab.state()).requests).toEqual([]);
});

test('the code of the demo is loaded only when the demo is started', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.goto('sign-in');
  await expect(demoButton(page)).toBeVisible();
  expect(scripts.length).toBeGreaterThan(0);
  for (const url of scripts) {
    const code = await (await page.request.get(url)).text();
    expect(code, url).not.toContain('glpat-demo');
    expect(code, url).not.toContain('mockServiceWorker');
  }
});
