import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, use, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useFormatter, useTranslations } from 'use-intl';
import { effectiveChoice, localeOf } from '../messages/language-choice';
import { loadAreaMessages, loadMessages } from '../messages/locale';
import { languageSetting } from '../storage/settings';
import { LanguageMenu } from '../ui/controls/language-menu';
import { LiveRegionProvider } from '../ui/feedback/live-region';
import { MoreMessages, useAppLocale } from '../ui/messages/messages-provider';
import { LanguageProvider } from './language-provider';

const KEY = 'duo-seats:language';

/** A page with something typed in it. */
function Work() {
  const t = useTranslations('seats');
  const format = useFormatter();
  const [typed, setTyped] = useState('');
  return (
    <>
      <input
        aria-label={t('search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p>{t('bar.selected', { count: 1234 })}</p>
      <p>{format.dateTime(new Date(0), { dateStyle: 'long', timeZone: 'UTC' })}</p>
    </>
  );
}

/** Its messages are loaded separately, as those behind the sign-in are. */
function Area() {
  return (
    <MoreMessages messages={use(loadAreaMessages(useAppLocale()))}>
      <Work />
    </MoreMessages>
  );
}

/** Starts as main.tsx does. */
async function start(configured: string | null = null) {
  const choice = effectiveChoice(languageSetting.read(), configured);
  const locale = localeOf(choice, navigator.languages);
  const initial = { choice, locale, messages: await loadMessages(locale) };
  // A suspended part only resumes within act.
  return act(async () => {
    const shown = render(
      <LanguageProvider initial={initial} configured={configured}>
        <LiveRegionProvider>
          <LanguageMenu />
          <Suspense>
            <Area />
          </Suspense>
        </LiveRegionProvider>
      </LanguageProvider>,
    );
    await loadAreaMessages(locale);
    return shown;
  });
}

async function choose(button: string, name: string) {
  await userEvent.click(screen.getByRole('button', { name: button }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name }));
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe('choosing a language', () => {
  it('follows the browser by default, and stores nothing', async () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-DE', 'en']);
    await start();
    expect(screen.getByText('1.234 Benutzer ausgewählt')).toBeTruthy();
    expect(document.documentElement.lang).toBe('de');
    expect(localStorage.length).toBe(0);
    await userEvent.click(screen.getByRole('button', { name: 'Sprache: Deutsch' }));
    const checked = await screen.findByRole('menuitemradio', { checked: true });
    expect(checked.textContent).toBe('Systemsprache');
  });

  it('writes dates and times as the browser’s region does', async () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB', 'de']);
    await start();
    expect(screen.getByText('1 January 1970')).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
    await choose('Language: English', 'Deutsch');
    expect(await screen.findByText('1. Januar 1970')).toBeTruthy();
  });

  it('changes texts, numbers, dates and the page’s language, and keeps what was typed', async () => {
    await start();
    expect(screen.getByText('1,234 users selected')).toBeTruthy();
    expect(screen.getByText('January 1, 1970')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Filter users'), 'ada');

    await choose('Language: English', 'Deutsch');
    expect(await screen.findByText('1.234 Benutzer ausgewählt')).toBeTruthy();
    expect(screen.getByText('1. Januar 1970')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Benutzer filtern').value).toBe('ada');
    expect(document.documentElement.lang).toBe('de');
    expect(Object.entries(localStorage)).toEqual([[KEY, 'de']]);

    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    await choose('Sprache: Deutsch', 'Systemsprache');
    expect(await screen.findByText('1,234 users selected')).toBeTruthy();
    expect(localStorage.getItem(KEY)).toBe('system');
  });

  it('starts with the stored choice, unless there is no such language', async () => {
    localStorage.setItem(KEY, 'de');
    const { unmount } = await start('en');
    expect(screen.getByRole('button', { name: 'Sprache: Deutsch' })).toBeTruthy();
    unmount();
    localStorage.setItem(KEY, 'tlh');
    await start();
    expect(screen.getByRole('button', { name: 'Language: English' })).toBeTruthy();
  });

  it('starts with the language of the page’s settings', async () => {
    await start('de');
    await userEvent.click(screen.getByRole('button', { name: 'Sprache: Deutsch' }));
    const checked = await screen.findByRole('menuitemradio', { checked: true });
    expect(checked.textContent).toBe('Deutsch');
  });

  it('follows another tab', async () => {
    await start();
    localStorage.setItem(KEY, 'de');
    act(() => {
      window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: 'de' }));
    });
    expect(await screen.findByText('1.234 Benutzer ausgewählt')).toBeTruthy();
  });

  it('works where storage is forbidden', async () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    await start();
    await choose('Language: English', 'Deutsch');
    expect(await screen.findByText('1.234 Benutzer ausgewählt')).toBeTruthy();
  });

  it('keeps the language, and says so, where the messages cannot be loaded', async () => {
    await start();
    const locale = await import('../messages/locale');
    vi.spyOn(locale, 'loadMessages').mockRejectedValue(new TypeError('offline'));
    await choose('Language: English', 'Deutsch');
    expect((await screen.findAllByText(/language could not be loaded/)).length).toBe(2);
    expect(screen.getByText('1,234 users selected')).toBeTruthy();
    expect(localStorage.length).toBe(0);
  });
});
