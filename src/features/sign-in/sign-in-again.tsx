import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SignInAgainDialog } from './sign-in-again-dialog';
import { toSignInProblem, type SignInProblem } from './sign-in-problem';
import { useSessionState, useSessionStore } from '../../gitlab/session/session-context';
import { asSignInFailure } from '../../gitlab/session/session';
import { useLockScreen } from './lock/use-lock-screen';
import { titleOf } from '../shared/use-page-title';

/** Asks for a new token: in front of the work, or in its place while the page is locked. It stays as it is. */
export function SignInAgain() {
  const store = useSessionStore();
  const state = useSessionState();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const locked = state.kind === 'interrupted' && state.reason === 'locked';
  const t = useTranslations('lock.locked');
  const screen = useLockScreen(locked, titleOf(t('title')));
  if (state.kind !== 'interrupted') return null;

  async function submit(token: string) {
    setPending(true);
    setProblem(null);
    try {
      await store.signInAgain(token);
    } catch (error) {
      setProblem(toSignInProblem(asSignInFailure(error)));
    } finally {
      setPending(false);
    }
  }

  return (
    <SignInAgainDialog
      open
      reason={state.reason}
      instance={state.session.instance}
      username={state.session.user.username}
      pending={pending}
      problem={problem}
      onSubmit={(token) => void submit(token)}
      onSignOut={() => store.signOut()}
      {...(locked ? { container: screen } : {})}
    />
  );
}
