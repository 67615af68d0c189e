import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import { asSignInFailure } from '../../gitlab/session/session';
import { applicationAt } from '../../gitlab/app-config';
import type { Credential } from '../../gitlab/session/token-vault';
import { useAppConfig } from '../shared/config-context';
import { useSessionState, useSessionStore } from '../../gitlab/session/session-context';
import { lazyDialog } from '../../ui/layout/lazy-part';
import { titleOf } from '../shared/use-page-title';
import { useLockScreen } from './lock/use-lock-screen';
import { type SignInProblem, toSignInProblem } from './sign-in-problem';

const SignInAgainDialog = lazyDialog(
  async () => (await import('./sign-in-again-dialog')).SignInAgainDialog,
  // It stays until somebody signs in or out.
  { close: () => undefined },
);

/** Asks for a new token: in a dialog above the page, or instead of it while it is locked. The page keeps its state. */
export function SignInAgain() {
  const store = useSessionStore();
  const state = useSessionState();
  const config = useAppConfig();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const locked = state.kind === 'interrupted' && state.reason === 'locked';
  const t = useTranslations('lock.locked');
  const screen = useLockScreen(locked, titleOf(t('title')));
  if (state.kind !== 'interrupted') return null;
  const { instance } = state.session;

  async function submit(credential: Credential) {
    setPending(true);
    setProblem(null);
    try {
      await store.signInAgain(credential);
    } catch (error) {
      setProblem(toSignInProblem(asSignInFailure(error)));
      if (credential.grant) discard(credential).catch(() => undefined);
    } finally {
      setPending(false);
    }
  }

  /** What GitLab gave for another user, say, is of no use here. */
  async function discard(credential: Credential) {
    const { revokePair } = await import('../../gitlab/session/oauth/protocol');
    await revokePair(instance, credential);
  }

  const dialog = (
    <SignInAgainDialog
      open
      reason={state.reason}
      instance={state.session.instance}
      username={state.session.user.username}
      pending={pending}
      problem={problem}
      onSubmit={(credential) => void submit(credential)}
      application={applicationAt(config, state.session.instance)}
      scope={state.session.canWrite ? 'api' : 'read_api'}
      onSignOut={() => store.signOut()}
      {...(locked ? { container: screen } : {})}
    />
  );
  // What says that its code is missing belongs onto the screen as well.
  return locked ? createPortal(dialog, screen) : dialog;
}
