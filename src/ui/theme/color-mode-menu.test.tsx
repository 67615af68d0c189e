import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
// Its code is fetched when the menu opens; here it is ready, however busy the machine is.
import '../controls/choice-menu-items';
import { ColorModeMenu } from './color-mode-menu';
import { MODE_STORAGE_KEY } from './mode-storage';
import { renderWithMessages } from '../messages/render-with-messages';

function scheme() {
  return document.documentElement.getAttribute('data-theme');
}

async function choose(name: string) {
  await userEvent.click(screen.getByRole('button', { name: /^Color theme/ }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name }));
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe('ColorModeMenu', () => {
  it('follows the system by default', () => {
    renderWithMessages(<ColorModeMenu />);
    expect(screen.getByRole('button', { name: 'Color theme: System' })).toBeTruthy();
    expect(scheme()).toBe('light');
    expect(localStorage.length).toBe(0);
  });

  it('switches the mode, and stores it alone', async () => {
    renderWithMessages(<ColorModeMenu />);
    await choose('Dark');
    expect(scheme()).toBe('dark');
    expect(Object.entries(localStorage)).toEqual([[MODE_STORAGE_KEY, 'dark']]);
    expect(screen.getByRole('button', { name: 'Color theme: Dark' })).toBeTruthy();
    await choose('System');
    expect(scheme()).toBe('light');
    expect(localStorage.getItem(MODE_STORAGE_KEY)).toBe('system');
  });

  it('starts with the stored mode, if it is one', () => {
    localStorage.setItem(MODE_STORAGE_KEY, 'dark');
    const { unmount } = renderWithMessages(<ColorModeMenu />);
    expect(scheme()).toBe('dark');
    unmount();
    localStorage.setItem(MODE_STORAGE_KEY, 'sepia');
    renderWithMessages(<ColorModeMenu />);
    expect(scheme()).toBe('light');
  });

  it('works where storage is forbidden', async () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    renderWithMessages(<ColorModeMenu />);
    await choose('Dark');
    expect(scheme()).toBe('dark');
  });

  it('marks the current mode in the menu', async () => {
    localStorage.setItem(MODE_STORAGE_KEY, 'light');
    renderWithMessages(<ColorModeMenu />);
    await userEvent.click(screen.getByRole('button', { name: 'Color theme: Light' }));
    const checked = await screen.findByRole('menuitemradio', { checked: true });
    expect(checked.textContent).toBe('Light');
  });
});
