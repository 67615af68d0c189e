import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ConfirmDialog } from './confirm-dialog';
import { renderWithMessages } from '../messages/render-with-messages';

function setUp(props: Partial<Parameters<typeof ConfirmDialog>[0]> = {}) {
  const onConfirm = vi.fn();
  const onCancel = vi.fn();
  renderWithMessages(
    <ConfirmDialog
      title="Confirm bulk seat removal"
      confirmLabel="Remove seats"
      onConfirm={onConfirm}
      onCancel={onCancel}
      {...props}
    >
      This action will remove seats from 97 users.
    </ConfirmDialog>,
  );
  return {
    onConfirm,
    onCancel,
    confirm: screen.getByRole('button', { name: 'Remove seats' }),
    cancel: screen.getByRole('button', { name: 'Cancel' }),
  };
}

describe('ConfirmDialog', () => {
  it('is named by its title and described by its text', () => {
    setUp();
    const dialog = screen.getByRole('dialog', {
      name: 'Confirm bulk seat removal',
      description: 'This action will remove seats from 97 users.',
    });
    expect(dialog).toBeTruthy();
  });

  it('starts on the confirm button', () => {
    const { confirm } = setUp();
    expect(document.activeElement).toBe(confirm);
  });

  it('starts on Cancel if it is destructive', () => {
    const { cancel } = setUp({ destructive: true });
    expect(document.activeElement).toBe(cancel);
  });

  it('can only be closed where there is nothing to confirm', async () => {
    const onCancel = vi.fn();
    const shown = { title: 'No seats to remove', confirmLabel: null, onCancel };
    renderWithMessages(
      <ConfirmDialog {...shown} onConfirm={vi.fn()}>
        Nobody has a seat.
      </ConfirmDialog>,
    );
    const close = screen.getByRole('button');
    expect(close.textContent).toBe('Close');
    expect(document.activeElement).toBe(close);
    await userEvent.click(close);
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('confirms and cancels', async () => {
    const { confirm, cancel, onConfirm, onCancel } = setUp();
    await userEvent.click(confirm);
    expect(onConfirm).toHaveBeenCalledOnce();
    await userEvent.click(cancel);
    await userEvent.keyboard('{Escape}');
    expect(onCancel).toHaveBeenCalledTimes(2);
  });

  it('cannot be confirmed or left while it is pending, and keeps the focus', async () => {
    const { confirm, cancel, onConfirm, onCancel } = setUp({ pending: true });
    await userEvent.click(confirm);
    await userEvent.click(cancel);
    await userEvent.keyboard('{Escape}');
    expect(onConfirm).not.toHaveBeenCalled();
    expect(onCancel).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(cancel);
  });

  it('says why it cannot be confirmed right now, and keeps the focus', async () => {
    const { confirm, onConfirm } = setUp({ blockedBy: 'You are offline.' });
    expect(screen.getByRole('button', { description: 'You are offline.' })).toBe(confirm);
    await userEvent.click(confirm);
    expect(onConfirm).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(confirm);
  });

  it('says why it failed', () => {
    setUp({ error: 'Not enough seats.' });
    expect(screen.getByText('Not enough seats.').closest('[role="alert"]')).toBeTruthy();
  });
});
