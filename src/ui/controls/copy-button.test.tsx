import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CopyButton } from './copy-button';
import { renderWithMessages } from '../messages/render-with-messages';

const ID = 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/3';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function said(): string {
  return screen
    .getAllByRole('status')
    .map((status) => status.textContent)
    .join('');
}

describe('CopyButton', () => {
  it('copies, says so, and returns to its label after two seconds', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    renderWithMessages(<CopyButton text={ID} label="Copy add-on purchase ID" />);
    await user.click(screen.getByRole('button', { name: 'Copy add-on purchase ID' }));
    expect(await navigator.clipboard.readText()).toBe(ID);
    expect(said()).toBe('Copied');
    act(() => void vi.advanceTimersByTime(2_000));
    expect(said()).toBe('');
  });

  it('keeps its name while it shows the outcome', async () => {
    const user = userEvent.setup();
    renderWithMessages(<CopyButton text={ID} label="Copy add-on purchase ID" />);
    await user.click(screen.getByRole('button'));
    expect(screen.getByRole('button', { name: 'Copy add-on purchase ID' })).toBeTruthy();
  });

  it('says when the browser forbids it', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    renderWithMessages(<CopyButton text={ID} label="Copy" />);
    await user.click(screen.getByRole('button'));
    expect(said()).toBe('Copy failed');
  });
});
