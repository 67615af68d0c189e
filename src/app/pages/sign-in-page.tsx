import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SignInForm } from '../../features/connect/sign-in-form';
import { SignInFrame } from '../../features/connect/sign-in-frame';
import { toSignInProblem, type SignInProblem } from '../../features/connect/sign-in-problem';
import { parseInstanceUrl } from '../../gitlab/instance-url';
import { useSessionState, useSessionStore } from '../../gitlab/session-context';
import { asSignInFailure } from '../../gitlab/sign-in-failure';
import { isPageSecure } from '../../lib/page-secure';
import { useAppConfig } from '../config/config-context';
import { DemoRefused, useDemo } from '../demo/demo-context';
import { isMissingPart } from '../error-details';
import { useForget } from '../forget/forget-context';
import { isForgotten } from '../forget/forgotten';
import { usePageTitle } from '../use-page-title';

const GITLAB_COM = 'https://gitlab.com';

/** Whoever shows it shows something else once somebody has signed in. */
export function SignInPage() {
  const store = useSessionStore();
  const state = useSessionState();
  const demo = useDemo();
  const config = useAppConfig();
  const t = useTranslations('signIn');
  const forget = useForget();
  const [wasForgotten] = useState(isForgotten);
  const [pending, setPending] = useState<'token' | 'demo' | null>(null);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  usePageTitle(t('title'));

  async function attempt(kind: 'token' | 'demo', signIn: () => Promise<void>) {
    setPending(kind);
    setProblem(null);
    try {
      await signIn();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setPending(null);
    }
  }

  const ended = state.kind === 'signed-out' && state.reason !== 'new' ? state.reason : null;
  const reason = ended ?? (wasForgotten ? 'forgotten' : null);

  // The last one used is the likeliest, unless there is but one.
  const last = config.instanceLocked ? null : store.lastInstance();
  const initialUrl = last ?? config.instance ?? GITLAB_COM;

  return (
    <SignInFrame>
      <SignInForm
        initialUrl={initialUrl}
        urlLocked={config.instanceLocked}
        ignoredSettings={config.ignored}
        pending={pending === 'token' || state.kind === 'restoring'}
        problem={problem}
        demoAvailable={__DEMO__ && config.demo}
        demoPending={pending === 'demo'}
        secure={isPageSecure()}
        onForget={forget}
        {...(reason === null ? {} : { reason })}
        onSubmit={({ url, token, keep }) => {
          const parsed = parseInstanceUrl(config.instanceLocked ? initialUrl : url);
          if (!parsed.ok) {
            setProblem({ code: parsed.problem });
            return;
          }
          void attempt('token', () => store.signIn({ instance: parsed.url, token, keep }));
        }}
        onDemo={() => void attempt('demo', demo.enter)}
      />
    </SignInFrame>
  );
}

function problemOf(error: unknown): SignInProblem {
  if (!(error instanceof DemoRefused)) return toSignInProblem(asSignInFailure(error));
  const isPart = error.cause instanceof Error && isMissingPart(error.cause);
  return { code: isPart ? 'app-incomplete' : 'demo-refused' };
}
