import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OAuthApplication } from '../../gitlab/app-config';
import { OAuthFailure } from '../../gitlab/session/oauth/oauth-failure';
import { type SignInElsewhere, signInElsewhere } from '../../gitlab/session/oauth/other-window';
import type { Credential } from '../../gitlab/session/token-vault';
import { Button } from '../../ui/controls/button';
import { Banner } from '../../ui/feedback/banner';
import styles from './sign-in-fields.module.css';
import { FailureBanner } from './with-gitlab/banners';

type AgainWithGitLabProps = {
  readonly application: OAuthApplication;
  /** What the session could do, it can do again. */
  readonly scope: string;
  readonly pending: boolean;
  readonly onCredential: (credential: Credential) => void;
};

/** Signs in at GitLab in another window, as this page has work that would be lost with it. */
export function AgainWithGitLab(props: AgainWithGitLabProps) {
  const { application, scope, pending, onCredential } = props;
  const t = useTranslations('oauth');
  const signIn = useTranslations('signIn');
  const [elsewhere, setElsewhere] = useState<SignInElsewhere | null>(null);
  const [shown, setShown] = useState<'waiting' | 'blocked' | null>(null);
  const [failure, setFailure] = useState<OAuthFailure | null>(null);
  const [attempt, setAttempt] = useState(0);
  const buttonRef = useRef<HTMLButtonElement>(null);

  // Made beforehand: browsers open a window at once with the click, or not at all.
  useEffect(() => {
    let made: SignInElsewhere | null = null;
    let isLeft = false;
    async function make() {
      made = await signInElsewhere(application, scope);
      if (isLeft) made.cancel();
      else setElsewhere(made);
    }
    void make();
    return () => {
      isLeft = true;
      made?.cancel();
    };
  }, [application, scope, attempt]);

  useEffect(() => buttonRef.current?.focus(), []);

  async function open() {
    if (elsewhere === null || pending) return;
    setFailure(null);
    const opened = window.open(elsewhere.address, '_blank', 'popup,width=720,height=760');
    setShown(opened === null ? 'blocked' : 'waiting');
    if (opened === null || shown === 'waiting') return;
    try {
      onCredential(await elsewhere.credential);
    } catch (error) {
      setFailure(error instanceof OAuthFailure ? error : new OAuthFailure('refused'));
    }
    setShown(null);
    // A state is used once.
    setAttempt((count) => count + 1);
  }

  return (
    <div className={styles.fields}>
      {failure && <FailureBanner failure={failure} />}
      {shown === 'blocked' && <Banner tone="caution">{t('again.blocked')}</Banner>}
      <Button
        ref={buttonRef}
        variant="contained"
        size="large"
        fullWidth
        aria-disabled={pending || elsewhere === null}
        onClick={() => void open()}
      >
        {signIn('withGitLab')}
      </Button>
      <p className={styles.help} role="status">
        {t(shown === 'waiting' ? 'again.waiting' : 'again.text')}
      </p>
    </div>
  );
}
