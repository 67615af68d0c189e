import { Activity, type ComponentType, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type InstanceUrl, parseInstanceUrl } from '../../gitlab/session/instance-url';
import { useSessionState, useSessionStore } from '../../gitlab/session/session-context';
import { asSignInFailure } from '../../gitlab/session/session';
import { isPageSecure } from '../../lib/page-secure';
import { lazyPart } from '../../ui/layout/lazy-part';
import { loadOAuthMessages } from '../../messages/locale';
import { useAppConfig } from '../shared/config-context';
import { DemoRefused, useDemo } from '../shared/demo-context';
import { isMissingPart } from '../shared/problem/error-facts';
import { useForget } from '../shared/forget/forget-context';
import { isForgotten } from '../shared/sign-in-address';
import { usePageTitle } from '../shared/use-page-title';
import { SignInForm } from './sign-in-form';
import { SignInFrame } from './sign-in-frame';
import { type SignInProblem, toSignInProblem } from './sign-in-problem';

const WithGitLab = lazyPart(
  async () => (await import('./with-gitlab/with-gitlab')).WithGitLab,
  null,
  { messages: loadOAuthMessages, isPlain: true },
);

const GITLAB_COM = 'https://gitlab.com';

type Attempt = { readonly instance: InstanceUrl; readonly token: string };

type SignInPageProps = {
  /** Checks a GitLab that could not be signed in to. */
  readonly Check: ComponentType<Attempt & { readonly onBack: () => void }>;
};

/** Signs in or starts the demo. The caller shows another page once that is done. */
export function SignInPage({ Check }: SignInPageProps) {
  const store = useSessionStore();
  const state = useSessionState();
  const demo = useDemo();
  const config = useAppConfig();
  const t = useTranslations('signIn');
  const forget = useForget();
  const [wasForgotten] = useState(isForgotten);
  const [pending, setPending] = useState<'token' | 'demo' | null>(null);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  /** The last attempt, for a check of that GitLab. */
  const [tried, setTried] = useState<Attempt | null>(null);
  const [isChecking, setChecking] = useState(false);
  const shell = useTranslations('shell');
  usePageTitle(isChecking ? shell('check') : t('title'));

  async function attempt(
    kind: 'token' | 'demo',
    signIn: () => Promise<void>,
    attempted: Attempt | null = null,
  ) {
    setTried(attempted);
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

  const signedOut = state.kind === 'signed-out' ? state : null;
  // What became of GitLab's access is said by the part that signs in there.
  const ended = signedOut?.reason === 'new' || signedOut?.revocation ? null : signedOut?.reason;
  const reason = ended ?? (wasForgotten ? 'forgotten' : undefined);

  const last = config.instanceLocked ? null : store.lastInstance();
  const initialUrl = last ?? config.instance ?? GITLAB_COM;
  const offersGitLab = config.oauth.length > 0 && isPageSecure();
  const [usesToken, setUsesToken] = useState(
    !config.oauth.some(({ instance }) => instance === initialUrl) && !signedOut?.failure,
  );

  return (
    <SignInFrame>
      {/* Hidden rather than removed, so that the fields keep what was typed. */}
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
          reason={reason}
          setUpHref={config.oauth.length > 0 ? null : `${import.meta.env.BASE_URL}setup`}
          onGitLab={offersGitLab ? () => setUsesToken(false) : undefined}
          withGitLab={
            offersGitLab && !usesToken ? (
              <WithGitLab url={initialUrl} onToken={() => setUsesToken(true)} />
            ) : null
          }
          onSubmit={({ url, token, keep }) => {
            const parsed = parseInstanceUrl(config.instanceLocked ? initialUrl : url);
            if (!parsed.ok) {
              setProblem({ code: parsed.problem });
              return;
            }
            const attempted = { instance: parsed.url, token };
            void attempt('token', () => store.signIn({ ...attempted, keep }), attempted);
          }}
          {...(tried ? { onCheck: () => setChecking(true) } : {})}
          onDemo={() => void attempt('demo', demo.enter)}
        />
      </Activity>
      {isChecking && tried && <Check {...tried} onBack={() => setChecking(false)} />}
    </SignInFrame>
  );
}

function problemOf(error: unknown): SignInProblem {
  if (!(error instanceof DemoRefused)) return toSignInProblem(asSignInFailure(error));
  const isPart = error.cause instanceof Error && isMissingPart(error.cause);
  return { code: isPart ? 'app-incomplete' : 'demo-refused' };
}
