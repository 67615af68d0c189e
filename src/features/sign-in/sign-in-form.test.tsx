import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderWithMessages } from '../../ui/messages/render-with-messages';
import { SignInForm } from './sign-in-form';
import type { SignInProblem } from './sign-in-problem';

type Props = Parameters<typeof SignInForm>[0];

function element(props: Partial<Props> = {}) {
  return (
    <SignInForm
      initialUrl="https://gitlab.com"
      onSubmit={() => undefined}
      pending={false}
      problem={null}
      onDemo={() => undefined}
      onForget={() => undefined}
      demoPending={false}
      demoAvailable
      {...props}
    />
  );
}

const setUp = (props: Partial<Props> = {}) => renderWithMessages(element(props));
const urlField = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'GitLab URL' });
const tokenField = () => screen.getByLabelText<HTMLInputElement>('Personal access token');
const signIn = () => screen.getByRole('button', { name: 'Sign in' });

/** The accessible description of a field. */
function description(field: HTMLElement): string {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

describe('SignInForm', () => {
  it('submits what was typed', async () => {
    const onSubmit = vi.fn();
    setUp({ onSubmit });
    await userEvent.clear(urlField());
    await userEvent.type(urlField(), ' https://gitlab.example.com ');
    await userEvent.type(tokenField(), ' glpat-abc ');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Keep me signed in in this tab' }));
    await userEvent.click(signIn());
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      url: 'https://gitlab.example.com',
      token: 'glpat-abc',
      keep: true,
    });
  });

  it('hides the token by default, and lets the browser neither complete nor remember it', async () => {
    setUp();
    expect(tokenField().type).toBe('password');
    expect(tokenField().autocomplete).toBe('off');
    expect(tokenField().getAttribute('spellcheck')).toBe('false');
    await userEvent.type(tokenField(), 'glpat-abc');
    await userEvent.click(screen.getByRole('button', { name: 'Show token' }));
    expect(tokenField().type).toBe('text');
    expect(tokenField().value).toBe('glpat-abc');
    await userEvent.click(screen.getByRole('button', { name: 'Hide token' }));
    expect(tokenField().type).toBe('password');
  });

  it.each([
    ['not a url', 'This is not a valid URL'],
    ['http://gitlab.example.com', 'This URL is not encrypted'],
  ])('rejects the address %s beside its field', async (typed, label) => {
    const onSubmit = vi.fn();
    setUp({ onSubmit, initialUrl: typed });
    await userEvent.type(tokenField(), 'glpat-abc');
    await userEvent.click(signIn());
    expect(onSubmit).not.toHaveBeenCalled();
    expect(description(urlField())).toContain(label);
    expect(urlField().getAttribute('aria-invalid')).toBe('true');
    expect(tokenField().getAttribute('aria-invalid')).toBe('false');
    expect(document.activeElement).toBe(urlField());
    expect(tokenField().value).toBe('glpat-abc');
  });

  it('asks for a token, until one is typed', async () => {
    const onSubmit = vi.fn();
    setUp({ onSubmit });
    await userEvent.click(signIn());
    expect(description(tokenField())).toContain('Enter a token');
    expect(document.activeElement).toBe(tokenField());
    await userEvent.type(tokenField(), 'g');
    expect(description(tokenField())).not.toContain('Enter a token');
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it.each<[SignInProblem, string]>([
    [{ code: 'token-rejected' }, 'GitLab doesn’t know this token'],
    [{ code: 'token-expired' }, 'This token has expired'],
    [{ code: 'token-revoked' }, 'This token was revoked'],
    [{ code: 'token-scope', scopes: [] }, 'It has no scopes.'],
    [{ code: 'token-scope', scopes: ['read_user'] }, 'Its only scope is read_user.'],
    [{ code: 'token-scope', scopes: ['a', 'b', 'c'] }, 'Its scopes are a, b, and c.'],
    [{ code: 'token-other-user', username: 'zoe' }, 'It belongs to @zoe'],
  ])('shows %o beside the token, with a link to create one', (problem, label) => {
    setUp({ problem });
    expect(description(tokenField())).toContain(label);
    expect(document.activeElement).toBe(tokenField());
    expect(screen.getByRole('link', { name: /^Create a token/ })).toBeTruthy();
  });

  it.each<SignInProblem>([
    { code: 'unknown' },
    { code: 'not-gitlab' },
    { code: 'server-error', status: 500 },
  ])('offers a check of the GitLab after %o', async (problem) => {
    const onCheck = vi.fn();
    setUp({ problem, onCheck });
    await userEvent.click(screen.getByRole('button', { name: 'Check compatibility' }));
    expect(onCheck).toHaveBeenCalledOnce();
  });

  it('offers no check where the reason is known, or before the first attempt', () => {
    const { rerender } = setUp({ onCheck: vi.fn() });
    for (const problem of [null, { code: 'token-rejected' }, { code: 'unreachable' }] as const) {
      rerender(element({ problem, onCheck: vi.fn() }));
      expect(screen.queryByRole('button', { name: 'Check compatibility' })).toBeNull();
    }
  });

  it.each<[SignInProblem, string]>([
    [{ code: 'unreachable' }, 'No response from this URL'],
    [{ code: 'not-gitlab' }, 'This doesn’t look like GitLab'],
  ])('shows %o beside the address', (problem, label) => {
    setUp({ problem });
    expect(description(urlField())).toContain(label);
    expect(document.activeElement).toBe(urlField());
  });

  it.each<[SignInProblem, string]>([
    [{ code: 'forbidden' }, 'GitLab denies access'],
    [{ code: 'rate-limited' }, 'Too many requests'],
    [{ code: 'server-error', status: 503 }, 'GitLab responded with error 503.'],
    [{ code: 'server-error' }, 'GitLab could not respond.'],
    [{ code: 'server-error', status: 503, said: 'Back at noon' }, 'GitLab’s message: Back at noon'],
    [{ code: 'refused', said: 'Query has complexity' }, 'GitLab rejected the request'],
    [{ code: 'refused', said: 'Query has complexity' }, 'GitLab’s message: Query has complexity'],
    [{ code: 'unknown', requestId: '01JQ' }, 'Request ID: 01JQ'],
  ])('shows %o above the fields', (problem, label) => {
    setUp({ problem });
    const alerts = screen.getAllByRole('alert').map((alert) => alert.textContent);
    expect(alerts.join()).toContain(label);
    expect(urlField().getAttribute('aria-invalid')).toBe('false');
    expect(tokenField().getAttribute('aria-invalid')).toBe('false');
  });

  it('keeps the fields while it is pending, and afterwards', async () => {
    const onSubmit = vi.fn();
    const { rerender } = setUp({ onSubmit });
    await userEvent.type(tokenField(), 'glpat-abc');
    await userEvent.click(signIn());
    rerender(element({ onSubmit, pending: true }));
    await userEvent.click(signIn());
    expect(onSubmit).toHaveBeenCalledOnce();
    expect(screen.getByText('Checking the token')).toBeTruthy();
    rerender(element({ onSubmit, problem: { code: 'token-rejected' } }));
    expect(tokenField().value).toBe('glpat-abc');
    expect(urlField().value).toBe('https://gitlab.com');
  });

  it('links to the token page of that GitLab, once there is an address', async () => {
    setUp({ initialUrl: '' });
    expect(screen.queryByRole('link')).toBeNull();
    expect(description(tokenField())).toContain('To create a token, enter your GitLab URL.');
    await userEvent.type(urlField(), 'gitlab.example.com');
    expect(screen.getByRole('link').getAttribute('href')).toBe(
      'https://gitlab.example.com/-/user_settings/personal_access_tokens?name=Duo+Seats&scopes=api',
    );
  });

  it('offers the demo where it is available', async () => {
    const onDemo = vi.fn();
    const { rerender } = setUp({ onDemo });
    await userEvent.click(screen.getByRole('button', { name: 'Try the demo' }));
    rerender(element({ onDemo, demoPending: true }));
    await userEvent.click(screen.getByRole('button', { name: 'Try the demo' }));
    expect(onDemo).toHaveBeenCalledOnce();
    rerender(element({ onDemo, demoAvailable: false }));
    expect(screen.queryByRole('button', { name: 'Try the demo' })).toBeNull();
  });

  it('says why the session ended', () => {
    setUp({ reason: 'signed-out' });
    expect(screen.getByText('You are signed out')).toBeTruthy();
  });
});
