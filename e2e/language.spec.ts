import type { Page } from '@playwright/test';
import { axe } from './support/axe';
import { expect, test } from './support/fixtures';
import { assignedSeats } from './support/mocked-gitlab';
import {
  demoButton,
  filterBySeat,
  firstSeatSwitch,
  outcomeLine,
  searchBox,
  selectUsers,
  urlField,
} from './support/steps';

async function chooseLanguage(page: Page, button: string, language: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('menuitemradio', { name: language }).click();
}

const pageLanguage = (page: Page) => page.evaluate(() => document.documentElement.lang);

const germanLoaded = (page: Page) =>
  expect(page.getByText(/^Stand: \d\d:\d\d$/)).toBeVisible({ timeout: 20_000 });

async function germanSignIn(page: Page, url: string, token: string): Promise<void> {
  await page.getByRole('textbox', { name: 'GitLab-URL' }).fill(url);
  await page.getByLabel('Persönliches Zugriffstoken', { exact: true }).fill(token);
  await page.getByRole('checkbox', { name: 'In diesem Tab angemeldet bleiben' }).check();
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await germanLoaded(page);
}

/** Counts the catalogs that a page has fetched: that of the sign-in page, and that of the other pages. */
function catalogs(page: Page): () => { readonly english: number; readonly german: number } {
  const found = { english: 0, german: 0 };
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    const read = response.text().then((code) => {
      if (/Personal access token|No seats to assign/.test(code)) found.english += 1;
      if (/Persönliches Zugriffstoken|Keine Plätze zuzuweisen/.test(code)) found.german += 1;
    });
    // A response may arrive after the test has ended.
    read.catch(() => undefined);
  });
  return () => ({ ...found });
}

test.describe('German by choice', () => {
  test.use({ scenario: 'typical' });

  test('on the sign-in page, which keeps what was typed', async ({ page }) => {
    await page.goto('sign-in');
    expect(await pageLanguage(page)).toBe('en');
    await urlField(page).fill('https://typed.example.com');
    await chooseLanguage(page, 'Language: English', 'Deutsch');
    await expect(page.getByRole('heading', { name: 'Bei Duo Seats anmelden' })).toBeVisible();
    await expect(page).toHaveTitle('Bei Duo Seats anmelden · Duo Seats');
    expect(await pageLanguage(page)).toBe('de');
    await expect(page.getByRole('textbox', { name: 'GitLab-URL' })).toHaveValue(
      'https://typed.example.com',
    );
    await axe(page);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Bei Duo Seats anmelden' })).toBeVisible();
    expect(await pageLanguage(page)).toBe('de');
  });

  test('from the plan to the outcome, and after a reload', async ({ page, gitlab }) => {
    await page.goto('sign-in');
    await chooseLanguage(page, 'Language: English', 'Deutsch');
    await germanSignIn(page, gitlab.url, gitlab.token());
    await expect(page.getByRole('meter', { name: 'Verwendete Plätze' })).toHaveAttribute(
      'aria-valuetext',
      '205 von 250',
    );
    await expect(page.getByText('von 250', { exact: true })).toBeVisible();
    await expect(page.getByText('Nie')).not.toHaveCount(0);
    await axe(page);

    await page.getByRole('combobox', { name: 'Zugewiesener Platz' }).selectOption('Nein');
    await expect(firstSeatSwitch(page)).not.toBeChecked();
    const checkboxes = page.getByRole('checkbox', { name: /^(?!Alle ).* auswählen$/ });
    await checkboxes.nth(0).check();
    await expect(page.getByText('1 Benutzer ausgewählt')).toBeVisible();
    await expect(page.getByText('0 haben einen Platz')).toBeVisible();
    await checkboxes.nth(1).check();
    await page.getByRole('button', { name: 'Platz zuweisen 2' }).click();
    const dialog = page.getByRole('dialog', { name: '2 Plätze zuweisen' });
    await expect(dialog).toContainText('2 Benutzer erhalten einen Platz');
    await axe(page);
    await dialog.getByRole('button', { name: '2 Plätze zuweisen' }).click();
    await expect(
      outcomeLine(page, '2 Benutzern wurde erfolgreich ein Platz zugewiesen.'),
    ).toBeVisible();
    expect(await assignedSeats(gitlab)).toBe(207);

    await page.reload();
    await expect(page.getByRole('meter', { name: 'Verwendete Plätze' })).toHaveAttribute(
      'aria-valuetext',
      '207 von 250',
    );
    expect(await pageLanguage(page)).toBe('de');
  });

  test('on the seats page, which keeps filters and selection', async ({
    page,
    gitlab,
    openSeats,
  }) => {
    await openSeats();
    await filterBySeat(page, 'Yes');
    await selectUsers(page, 1);
    await searchBox(page).fill('a');
    await expect(page).toHaveURL(/q=a/);
    const requests = (await gitlab.state()).requests.length;

    await chooseLanguage(page, 'Language: English', 'Deutsch');
    await expect(page.getByText('1 Benutzer ausgewählt')).toBeVisible();
    await expect(page.getByRole('searchbox', { name: 'Benutzer filtern' })).toHaveValue('a');
    const seatFilter = page.getByRole('combobox', { name: 'Zugewiesener Platz' });
    await expect(seatFilter.locator('option:checked')).toHaveText('Ja');
    await expect(page).toHaveURL(/seat=yes/);
    // Nothing was loaded again.
    expect((await gitlab.state()).requests.length).toBe(requests);

    // GitLab's filter token is understood in the language of the page.
    await page
      .getByRole('searchbox', { name: 'Benutzer filtern' })
      .fill('Zugewiesener Platz: Nein');
    await expect(page).toHaveURL(/seat=no/);
  });

  test('on a page that loads its own messages', async ({ page, openSeats }) => {
    await openSeats();
    await chooseLanguage(page, 'Language: English', 'Deutsch');
    await germanLoaded(page);
    await page.getByRole('link', { name: 'Verlängerung' }).click();
    await expect(
      page.getByText(/^Das Abonnement endet am \d{1,2}\. \p{L}+ \d{4}\./u),
    ).toBeVisible();
    await page.getByRole('textbox', { name: 'Kosten pro Platz' }).fill('1000');
    await expect(page.getByText(/^Kostet 250\.000\s\$ für die Laufzeit/)).toBeVisible();
    await axe(page);
    await chooseLanguage(page, 'Sprache: Deutsch', 'English');
    await expect(page.getByText(/^Costs \$250,000 for the term/)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Cost per seat' })).toHaveValue('1000');
  });
});

test.describe('a browser in German', () => {
  test.use({ locale: 'de-DE' });

  test('starts in German, without the English messages', async ({ page }) => {
    const words = catalogs(page);
    await page.goto('sign-in');
    await expect(page.getByRole('button', { name: 'Demo ausprobieren' })).toBeVisible();
    expect(await pageLanguage(page)).toBe('de');
    expect(await page.evaluate(() => Object.keys(localStorage))).not.toContain(
      'duo-seats:language',
    );
    await expect.poll(words).toEqual({ english: 0, german: 2 });
  });

  test('starts in English when config.json says so, until a user chooses', async ({ page }) => {
    await page.route('**/config.json', (route) => route.fulfill({ json: { language: 'en' } }));
    await page.goto('sign-in');
    await expect(demoButton(page)).toBeVisible();
    await chooseLanguage(page, 'Language: English', 'System language');
    await expect(page.getByRole('button', { name: 'Demo ausprobieren' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Demo ausprobieren' })).toBeVisible();
  });
});

test('a browser in English loads no German messages', async ({ page }) => {
  const words = catalogs(page);
  await page.goto('sign-in');
  await expect(demoButton(page)).toBeVisible();
  await expect.poll(words).toEqual({ english: 2, german: 0 });
});
