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

it('says things politely or at once', async () => {
  renderWithMessages(<Speaker />);
  await userEvent.click(screen.getByText('Polite'));
  expect(screen.getByRole('status').textContent).toBe('12 seats removed');
  expect(screen.getByRole('alert').textContent).toBe('');
  await userEvent.click(screen.getByText('Urgent'));
  expect(screen.getByRole('alert').textContent).toBe('It failed');
});

it('says the same words again in a new element', async () => {
  renderWithMessages(<Speaker />);
  await userEvent.click(screen.getByText('Polite'));
  const first = screen.getByRole('status').firstElementChild;
  await userEvent.click(screen.getByText('Polite'));
  expect(screen.getByRole('status').firstElementChild).not.toBe(first);
});

it('is heard also while a dialog hides the page', async () => {
  renderWithMessages(<Speaker />);
  const host = screen.getByRole('status').parentElement;
  host?.setAttribute('aria-hidden', 'true');
  await waitFor(() => expect(host?.hasAttribute('aria-hidden')).toBe(false));
});

it('is missed when it is missing', () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => render(<Speaker />)).toThrow('LiveRegionProvider');
  silent.mockRestore();
});
