import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Banner } from './banner';
import { renderWithMessages } from '../messages/render-with-messages';

it('is assertive for errors only', () => {
  renderWithMessages(
    <>
      <Banner tone="danger" title="GitLab had a problem" />
      <Banner tone="caution" title="Your token expires soon" />
    </>,
  );
  const alert = screen.getByText('GitLab had a problem').closest('[role]');
  expect(alert?.getAttribute('role')).toBe('alert');
  expect(alert?.textContent).toBe('Error:GitLab had a problem');
  const status = screen.getByText('Your token expires soon').closest('[role]');
  expect(status?.getAttribute('role')).toBe('status');
});

it('can be dismissed if it has a handler', async () => {
  const onDismiss = vi.fn();
  renderWithMessages(
    <Banner tone="info" onDismiss={onDismiss}>
      Read-only
    </Banner>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(onDismiss).toHaveBeenCalledOnce();
});
