import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { useAnnounce } from './live-region';
import { renderWithMessages } from '../messages/render-with-messages';

function Speaker() {
  const announce = useAnnounce();
  return (
    <>
      <button onClick={() => announce('12 seats removed')}>Polite</button>
      <button onClick={() => announce('It failed', 'assertive')}>Urgent</button>
    </>
  );
}

it('announces politely or assertively', async () => {
  renderWithMessages(<Speaker />);
  await userEvent.click(screen.getByText('Polite'));
  expect(screen.getByRole('status').textContent).toBe('12 seats removed');
  expect(screen.getByRole('alert').textContent).toBe('');
  await userEvent.click(screen.getByText('Urgent'));
  expect(screen.getByRole('alert').textContent).toBe('It failed');
});

it('announces the same text again in a new element', async () => {
  renderWithMessages(<Speaker />);
  await userEvent.click(screen.getByText('Polite'));
  const first = screen.getByRole('status').firstElementChild;
  await userEvent.click(screen.getByText('Polite'));
  expect(screen.getByRole('status').firstElementChild).not.toBe(first);
});

it('can be heard while a dialog hides the page', async () => {
  renderWithMessages(<Speaker />);
  const host = screen.getByRole('status').parentElement;
  host?.setAttribute('aria-hidden', 'true');
  await waitFor(() => expect(host?.hasAttribute('aria-hidden')).toBe(false));
});

it('is required by useAnnounce', () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => render(<Speaker />)).toThrow('LiveRegionProvider');
  silent.mockRestore();
});
