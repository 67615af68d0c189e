import { expect, it } from 'vitest';
import { DEFAULT_LOCALE, loadMessages, LOCALES, pickLocale } from './locale';

it('loads the words of each language', async () => {
  for (const locale of LOCALES) {
    expect(Object.keys(await loadMessages(locale))).toContain('ui');
  }
});

it('picks the first language of the reader that there is', () => {
  expect(pickLocale(['en-GB', 'de'])).toBe('en');
  expect(pickLocale(['tlh', 'EN'])).toBe('en');
  expect(pickLocale(['tlh'])).toBe(DEFAULT_LOCALE);
  expect(pickLocale([])).toBe(DEFAULT_LOCALE);
});
