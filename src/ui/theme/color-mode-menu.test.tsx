import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithMessages } from '../messages/render-with-messages';
import { followColorMode } from './color-mode';
import { ColorModeMenu } from './color-mode-menu';

const KEY = 'duo-seats:mode';

function scheme() {
  return document.documentElement.getAttribute('data-theme');
}

async function choose(name: string) {
  await userEvent.click(screen.getByRole('button', { name: /^Color theme/ }));
  await userEvent.click(screen.getByRole('menuitemradio', { name }));
}

let stop: () => void = () => undefined;

/** A page that starts with what is stored. */
function start() {
  stop = followColorMode();
  return renderWithMessages(<ColorModeMenu />);
}

/** The system's scheme, and how to change it; jsdom knows none. */
function stubSystem(isDark: boolean) {
  const query = Object.assign(window.matchMedia(''), { matches: isDark });
  vi.spyOn(window, 'matchMedia').mockReturnValue(query);
  return (matches: boolean) => {
    Object.assign(query, { matches });
    query.dispatchEvent(new Event('change'));
  };
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

describe('ColorModeMenu', () => {
  it('follows the system by default, and stores nothing', () => {
    const change = stubSystem(false);
    start();
    expect(screen.getByRole('button', { name: 'Color theme: System' })).toBeTruthy();
    expect(scheme()).toBe('light');
    change(true);
    expect(scheme()).toBe('dark');
    expect(localStorage.length).toBe(0);
  });

  it('switches the mode, and stores it alone', async () => {
    const change = stubSystem(false);
    start();
    await choose('Dark');
    expect(scheme()).toBe('dark');
    expect(Object.entries(localStorage)).toEqual([[KEY, 'dark']]);
    expect(screen.getByRole('button', { name: 'Color theme: Dark' })).toBeTruthy();
    await choose('Light');
    change(true);
    expect(scheme()).toBe('light');
    await choose('System');
    expect(scheme()).toBe('dark');
    expect(localStorage.getItem(KEY)).toBe('system');
  });

  it('follows another tab', () => {
    start();
    localStorage.setItem(KEY, 'dark');
    act(() => {
      window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: 'dark' }));
    });
    expect(scheme()).toBe('dark');
    expect(screen.getByRole('button', { name: 'Color theme: Dark' })).toBeTruthy();
  });

  it('starts with the stored mode, if it is one', () => {
    localStorage.setItem(KEY, 'dark');
    const { unmount } = start();
    expect(scheme()).toBe('dark');
    unmount();
    stop();
    localStorage.setItem(KEY, 'sepia');
    start();
    expect(scheme()).toBe('light');
  });

  it('works where storage is forbidden', async () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    start();
    await choose('Dark');
    expect(scheme()).toBe('dark');
  });

  it('marks the current mode in the menu', async () => {
    localStorage.setItem(KEY, 'light');
    start();
    await userEvent.click(screen.getByRole('button', { name: 'Color theme: Light' }));
    const checked = screen.getByRole('menuitemradio', { checked: true });
    expect(checked.textContent).toBe('Light');
    expect(document.activeElement).toBe(checked);
  });

  it('is used with the keyboard alone', async () => {
    start();
    const button = screen.getByRole('button', { name: 'Color theme: System' });
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    const focused = () => document.activeElement?.textContent;
    const visited: unknown[] = [focused()];
    for (const key of ['{ArrowDown}', '{ArrowDown}', '{ArrowUp}', '{Home}', '{End}', 'd']) {
      await userEvent.keyboard(key);
      visited.push(focused());
    }
    expect(visited).toEqual(['System', 'Light', 'Dark', 'Light', 'Light', 'System', 'Dark']);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
    await userEvent.keyboard('{Enter}d{Enter}');
    expect(scheme()).toBe('dark');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('closes when the page is used elsewhere', async () => {
    stop = followColorMode();
    renderWithMessages(
      <>
        <ColorModeMenu />
        <button type="button">Next</button>
        <p>Text</p>
      </>,
    );
    const button = screen.getByRole('button', { name: /^Color theme/ });
    await userEvent.click(button);
    await userEvent.tab();
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Next');
    await userEvent.click(button);
    await userEvent.click(screen.getByText('Text'));
    expect(screen.queryByRole('menu')).toBeNull();
    await userEvent.click(button);
    await userEvent.click(button);
    expect(screen.queryByRole('menu')).toBeNull();
  });
});
