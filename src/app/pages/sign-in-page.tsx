import { useEffect, useState } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { SignInForm } from '../../features/connect/sign-in-form';
import { SignInFrame } from '../../features/connect/sign-in-frame';
import { toSignInProblem, type SignInProblem } from '../../features/connect/sign-in-problem';
import { parseInstanceUrl } from '../../gitlab/instance-url';
import { useSessionState, useSessionStore } from '../../gitlab/session-context';
import { asSignInFailure } from '../../gitlab/sign-in-failure';
import { useDemo } from '../demo/demo-context';
import { preloadSignedInArea, type SignInState } from '../signed-in-only';
import { usePageTitle } from '../use-page-title';

const GITLAB_COM = 'https://gitlab.com';

export function SignInPage() {
  const store = useSessionStore();
  const state = useSessionState();
  const demo = useDemo();
  const t = useTranslations('signIn');
  const from = (useLocation().state as SignInState | null)?.from;
  const [pending, setPending] = useState<'token' | 'demo' | null>(null);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  usePageTitle(t('title'));
  useEffect(preloadSignedInArea, []);

  if (state.kind === 'signed-in' || state.kind === 'interrupted') {
    return <Navigate to={from ?? '/'} replace />;
  }

  async function attempt(kind: 'token' | 'demo', signIn: () => Promise<void>) {
    setPending(kind);
    setProblem(null);
    try {
      await signIn();
    } catch (error) {
      setProblem(toSignInProblem(asSignInFailure(error)));
    } finally {
      setPending(null);
    }
  }

  return (
    <SignInFrame>
      <SignInForm
        initialUrl={store.lastInstance() ?? GITLAB_COM}
        pending={pending === 'token' || state.kind === 'restoring'}
        problem={problem}
        demoAvailable={__DEMO__}
        demoPending={pending === 'demo'}
        {...(state.kind === 'signed-out' && state.reason !== 'new' ? { reason: state.reason } : {})}
        onSubmit={({ url, token, keep }) => {
          const parsed = parseInstanceUrl(url);
          if (!parsed.ok) {
            setProblem({ code: parsed.problem });
            return;
          }
          void attempt('token', () => store.signIn({ instance: parsed.url, token, keep }));
        }}
        onDemo={() =>
          void attempt('demo', async () => {
            const gitlab = await demo.start();
            const [owner] = gitlab.tokens;
            const instance = parseInstanceUrl(gitlab.instanceUrl);
            if (owner === undefined || !instance.ok)
              throw new Error('The demo has no token to sign in with');
            await store.signIn({ instance: instance.url, token: owner, keep: false });
          })
        }
      />
    </SignInFrame>
  );
}
