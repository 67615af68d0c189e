import { expect, it } from 'vitest';
import { effectiveChoice, localeOf, regionOf } from './language-choice';
import { DEFAULT_LOCALE, LANGUAGE_NAMES, loadMessages, LOCALES, pickLocale } from './locale';

it('loads the messages of each language', async () => {
  for (const locale of LOCALES) {
    expect(Object.keys(await loadMessages(locale))).toContain('ui');
  }
  expect((await loadMessages('de')).ui.language.label).toBe('Sprache');
});

it('has the name of each language in that language', () => {
  for (const locale of LOCALES) {
    const own = new Intl.DisplayNames(locale, { type: 'language' }).of(locale);
    expect(LANGUAGE_NAMES[locale]).toBe(own);
  }
});

it('picks the first language of the browser that the app has', () => {
  expect(pickLocale(['en-GB', 'de'])).toBe('en');
  expect(pickLocale(['de-AT', 'en'])).toBe('de');
  expect(pickLocale(['tlh', 'DE'])).toBe('de');
  expect(pickLocale(['tlh'])).toBe(DEFAULT_LOCALE);
  expect(pickLocale([])).toBe(DEFAULT_LOCALE);
});

it('prefers the user’s choice to the page’s settings, and these to the browser', () => {
  expect(effectiveChoice('de', 'en')).toBe('de');
  expect(effectiveChoice('system', 'de')).toBe('system');
  expect(effectiveChoice(null, 'de-CH')).toBe('de');
  expect(effectiveChoice(null, 'tlh')).toBe('system');
  expect(effectiveChoice('tlh', null)).toBe('system');
  expect(effectiveChoice('tlh', 'de')).toBe('de');
  expect(localeOf('system', ['de-DE', 'en'])).toBe('de');
  expect(localeOf('en', ['de-DE'])).toBe('en');
});

it('takes the region of dates from the browser, where it has the language', () => {
  expect(regionOf('en', ['de-AT', 'en-GB', 'en-US'])).toBe('en-GB');
  expect(regionOf('de', ['de-AT', 'en-GB'])).toBe('de-AT');
  expect(regionOf('de', ['en-GB'])).toBe('de');
  expect(regionOf('en', ['en_US.UTF-8', ''])).toBe('en');
});
