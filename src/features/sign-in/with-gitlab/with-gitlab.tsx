import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OAuthApplication } from '../../../gitlab/app-config';
import { depart } from '../../../gitlab/session/oauth/departure';
import { OAuthFailure } from '../../../gitlab/session/oauth/oauth-failure';
import { useSessionState } from '../../../gitlab/session/session-context';
import { asSignInFailure } from '../../../gitlab/session/session';
import { Button } from '../../../ui/controls/button';
import { BusyIcon } from '../../../ui/feedback/busy-icon';
import { useAppConfig } from '../../shared/config-context';
import { tabStorage } from '../../../storage/tab-storage';
import type { SignInState } from '../../shared/sign-in-address';
import { Choice } from '../entry-fields';
import { ProblemBanner } from '../problem-label';
import { PendingLabel } from '../sign-in-fields';
import styles from '../sign-in-fields.module.css';
import { toSignInProblem } from '../sign-in-problem';
import { EndedBanner, FailureBanner } from './banners';

type WithGitLabProps = {
  /** The GitLab that the page offers. */
  readonly url: string;
  readonly onToken: () => void;
};

/** Signs in at GitLab itself, which leads back here. */
export function WithGitLab({ url, onToken }: WithGitLabProps) {
  const { oauth, instanceLocked } = useAppConfig();
  const state = useSessionState();
  const t = useTranslations('oauth');
  const signIn = useTranslations('signIn');
  const [keep, setKeep] = useState(false);
  const [readOnly, setReadOnly] = useState(false);
  const [leavingFor, setLeavingFor] = useState<OAuthApplication | null>(null);
  const arrival = state.kind === 'signed-out' ? state.failure : undefined;
  const [failure, setFailure] = useState<unknown>(arrival);
  const revocation = state.kind === 'signed-out' ? state.revocation : undefined;
  const isBusy = leavingFor !== null;
  const fitting = oauth.filter(({ instance }) => instance === url);
  const applications = instanceLocked
    ? fitting
    : [...fitting, ...oauth.filter((one) => !fitting.includes(one))];

  // Back from GitLab by the browser's button, the page is as it was left.
  useEffect(() => {
    const shown = () => setLeavingFor(null);
    window.addEventListener('pageshow', shown);
    return () => window.removeEventListener('pageshow', shown);
  }, []);

  async function leave(application: OAuthApplication) {
    setFailure(undefined);
    setLeavingFor(application);
    const { usr } = (window.history.state ?? {}) as { readonly usr?: SignInState | null };
    const from = usr?.from ?? null;
    try {
      await depart(application, {
        storage: tabStorage(),
        keep,
        readOnly,
        from,
        purpose: 'sign-in',
      });
    } catch (error) {
      setFailure(error);
      setLeavingFor(null);
    }
  }

  return (
    <div className={styles.fields}>
      {revocation && failure === undefined && <EndedBanner revocation={revocation} />}
      {failure instanceof OAuthFailure && <FailureBanner failure={failure} />}
      {failure !== undefined && !(failure instanceof OAuthFailure) && (
        <ProblemBanner problem={toSignInProblem(asSignInFailure(failure))} />
      )}
      {applications.map((application, index) => (
        <Button
          key={application.instance}
          variant={index === 0 ? 'contained' : 'outlined'}
          size="large"
          fullWidth
          aria-disabled={isBusy}
          startIcon={application === leavingFor ? <BusyIcon /> : undefined}
          onClick={isBusy ? undefined : () => void leave(application)}
        >
          {applications.length === 1
            ? signIn('withGitLab')
            : t('signInAt', { host: new URL(application.instance).host })}
        </Button>
      ))}
      <p className={styles.help}>{t('explain')}</p>
      <Choice
        label={t('lookOnly.label')}
        help={t('lookOnly.help')}
        checked={readOnly}
        onChange={setReadOnly}
      />
      <Choice
        label={signIn('keep.label')}
        help={signIn('keep.help')}
        checked={keep}
        onChange={setKeep}
      />
      <Button variant="text" onClick={onToken}>
        {t('useToken')}
      </Button>
      <PendingLabel>{isBusy ? t('leaving') : null}</PendingLabel>
    </div>
  );
}
