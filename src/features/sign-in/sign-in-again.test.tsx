import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderWithMessages } from '../../ui/messages/render-with-messages';
import { SignInAgainDialog } from './sign-in-again-dialog';
import type { SignInProblem } from './sign-in-problem';

function setUp({ pending = false, problem = null as SignInProblem | null } = {}) {
  const onSubmit = vi.fn();
  const onSignOut = vi.fn();
  renderWithMessages(
    <SignInAgainDialog
      open
      instance="https://gitlab.example.com"
      username="ada"
      onSubmit={onSubmit}
      onSignOut={onSignOut}
      pending={pending}
      problem={problem}
    />,
  );
  return { onSubmit, onSignOut, token: screen.getByLabelText('Personal access token') };
}

describe('the dialog to sign in again', () => {
  it('names the instance and the user, and asks for the token alone', async () => {
    const { onSubmit, token } = setUp();
    const dialog = screen.getByRole('dialog', { name: 'Sign in again' });
    expect(dialog.textContent).toContain('https://gitlab.example.com');
    expect(dialog.textContent).toContain('@ada');
    expect(document.activeElement).toBe(token);
    await userEvent.type(token, ' glpat-new {Enter}');
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ token: 'glpat-new' });
  });

  it('cannot be closed without signing in or out', async () => {
    const { onSignOut } = setUp();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('dialog')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(onSignOut).toHaveBeenCalledOnce();
  });

  it('asks for a token if none was typed', async () => {
    const { onSubmit } = setUp();
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(screen.getByText('Enter a token.')).toBeTruthy();
  });

  it('shows a problem of the token', () => {
    setUp({ problem: { code: 'token-other-user', username: 'zoe' } });
    expect(screen.getByText('This token belongs to another user.')).toBeTruthy();
  });

  it('shows any other problem in an alert', () => {
    setUp({ problem: { code: 'unreachable' } });
    const alerts = screen.getAllByRole('alert').map((alert) => alert.textContent);
    expect(alerts.join()).toContain('No response from this URL');
  });

  it('does nothing while it is pending', async () => {
    const { onSubmit, onSignOut, token } = setUp({ pending: true });
    await userEvent.type(token, '{Enter}');
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(onSignOut).not.toHaveBeenCalled();
  });
});
