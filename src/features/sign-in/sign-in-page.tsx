import { Activity, lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SignInForm } from './sign-in-form';
import { SignInFrame } from './sign-in-frame';
import { toSignInProblem, type SignInProblem } from './sign-in-problem';
import { type InstanceUrl, parseInstanceUrl } from '../../gitlab/session/instance-url';
import { useSessionState, useSessionStore } from '../../gitlab/session/session-context';
import { asSignInFailure } from '../../gitlab/session/session';
import { isPageSecure } from '../../lib/page-secure';
import { useAppConfig } from '../shared/config-context';
import { DemoRefused, useDemo } from '../shared/demo-context';
import { isMissingPart } from '../shared/error-details';
import { useForget } from '../shared/forget/forget-context';
import { isForgotten } from '../shared/forget/forgotten';
import { usePageTitle } from '../shared/use-page-title';

const CheckBeforeSignIn = lazy(async () => ({
  default: (await import('../check/check-page')).CheckBeforeSignIn,
}));

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
  /** What the last attempt was made with, for a check of that very GitLab. */
  const [tried, setTried] = useState<Attempt | null>(null);
  const [isChecking, setChecking] = useState(false);
  const shell = useTranslations('shell');
  usePageTitle(isChecking ? shell('check') : t('title'));

  async function attempt(kind: 'token' | 'demo', signIn: () => Promise<void>, made?: Attempt) {
    setTried(made ?? null);
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
      {/* Hidden and not gone, so that what was typed is still there afterwards. */}
      <Activity mode={isChecking ? 'hidden' : 'visible'}>
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
            const made = { instance: parsed.url, token };
            void attempt('token', () => store.signIn({ ...made, keep }), made);
          }}
          {...(tried ? { onCheck: () => setChecking(true) } : {})}
          onDemo={() => void attempt('demo', demo.enter)}
        />
      </Activity>
      {isChecking && tried && (
        <Suspense>
          <CheckBeforeSignIn {...tried} onBack={() => setChecking(false)} />
        </Suspense>
      )}
    </SignInFrame>
  );
}

type Attempt = { readonly instance: InstanceUrl; readonly token: string };

function problemOf(error: unknown): SignInProblem {
  if (!(error instanceof DemoRefused)) return toSignInProblem(asSignInFailure(error));
  const isPart = error.cause instanceof Error && isMissingPart(error.cause);
  return { code: isPart ? 'app-incomplete' : 'demo-refused' };
}
