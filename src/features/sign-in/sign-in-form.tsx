import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/controls/button';
import { Banner } from '../../ui/feedback/banner';
import { BusyIcon } from '../../ui/feedback/busy-icon';
import { LeaveIcon, TabIcon, TransferIcon } from '../../ui/icons/icons';
import { SeatMark } from '../../ui/layout/wordmark';
import { PendingLabel, type SignInEntry, SignInFields } from './sign-in-fields';
import styles from './sign-in-page.module.css';
import type { SignInProblem } from './sign-in-problem';

type SignInFormProps = {
  /** The last one used, or `https://gitlab.com`. */
  readonly initialUrl: string;
  /** Signs in at GitLab itself, in place of the fields; null where a token is asked for. */
  readonly withGitLab?: ReactNode;
  /** Why the session ended; missing on a first visit. */
  readonly reason?: 'expired' | 'signed-out' | 'locked' | 'forgotten' | undefined;
  /** Leads back to `withGitLab`; missing where there is none. */
  readonly onGitLab?: (() => void) | undefined;
  /** Where an administrator of this page learns how to offer that; null where it is offered. */
  readonly setUpHref?: string | null;
  /** The address cannot be changed. */
  readonly urlLocked?: boolean;
  /** Names of invalid settings in `config.json`. */
  readonly ignoredSettings?: readonly string[];
  /** Called with a valid address and a token that is not empty. */
  readonly onSubmit: (entry: SignInEntry) => void;
  readonly pending: boolean;
  readonly problem: SignInProblem | null;
  /** Checks the GitLab of the last attempt; offered where that failed for an unknown reason. */
  readonly onCheck?: () => void;
  readonly onDemo: () => void;
  readonly demoPending: boolean;
  readonly demoAvailable: boolean;
  /** Asks for confirmation, then deletes everything this app keeps in this browser. */
  readonly onForget: () => void;
  /** The page was served over https, or from this computer. */
  readonly secure?: boolean;
};

/** The sign-in card: the fields, why the token is safe, and the demo beside it. */
export function SignInForm(props: SignInFormProps) {
  const { initialUrl, urlLocked = false, onSubmit, pending, problem, reason } = props;
  const { onCheck, onDemo, demoPending, demoAvailable, onForget, ignoredSettings = [] } = props;
  const { secure = true, withGitLab = null, onGitLab, setUpHref = null } = props;
  const t = useTranslations('signIn');
  const shell = useTranslations('shell');
  return (
    <div className={styles.card}>
      <div className={styles.entry}>
        <div>
          <span className={styles.mark}>
            <SeatMark />
          </span>
          <h1 className={styles.title}>{t('title')}</h1>
          <p className={styles.lead}>{t('lead')}</p>
        </div>
        {!secure && (
          <Banner tone="danger" title={t('plainHttp.title')}>
            {t('plainHttp.text')} {t('plainHttp.action')}
          </Banner>
        )}
        {reason !== undefined && problem === null && (
          <Banner
            tone={reason === 'expired' ? 'caution' : 'info'}
            title={t(`reason.${reason}.title`)}
          >
            {t(`reason.${reason}.text`)}
          </Banner>
        )}
        {ignoredSettings.length > 0 && (
          <Banner tone="caution" title={t('settings.title')}>
            {t('settings.text', { names: ignoredSettings.join(', ') })}
          </Banner>
        )}
        {withGitLab ?? (
          <SignInFields
            initialUrl={initialUrl}
            urlLocked={urlLocked}
            onSubmit={onSubmit}
            pending={pending}
            problem={problem}
            onCheck={onCheck}
          />
        )}
        {withGitLab === null && onGitLab && <Button onClick={onGitLab}>{t('withGitLab')}</Button>}
      </div>
      <aside className={styles.aside}>
        <TokenSafety />
        {demoAvailable && (
          <div className={styles.demo}>
            <DemoInvitation onDemo={onDemo} pending={demoPending} possible={secure} />
          </div>
        )}
        <div>
          <Button size="small" variant="text" onClick={onForget}>
            {shell('forget.action')}
          </Button>
          {setUpHref !== null && (
            <p className={styles.text}>
              <a href={setUpHref}>{t('setUp')}</a>
            </p>
          )}
        </div>
      </aside>
    </div>
  );
}

const REASONS = [
  { key: 'lives', Icon: TabIcon },
  { key: 'goes', Icon: TransferIcon },
  { key: 'ends', Icon: LeaveIcon },
] as const;

/** Says where the token is kept, where it is sent, and how to revoke it. */
function TokenSafety() {
  const t = useTranslations('signIn.safety');
  return (
    <section>
      <h2 className={styles.subtitle}>{t('title')}</h2>
      <ul className={styles.reasons}>
        {REASONS.map(({ key, Icon }) => (
          <li key={key} className={styles.reason}>
            <Icon className={styles.icon} />
            <div>
              <span className={styles.name}>{t(`${key}.title`)}</span>
              <span className={styles.reasonText}>{t(`${key}.text`)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

type DemoInvitationProps = {
  readonly onDemo: () => void;
  readonly pending: boolean;
  /** False over plain http, where browsers have no service workers. */
  readonly possible: boolean;
};

/** Opens the demo, which needs no token. */
function DemoInvitation({ onDemo, pending, possible }: DemoInvitationProps) {
  const t = useTranslations('signIn.demo');
  return (
    <section className={styles.invitation}>
      <div>
        <h2 className={styles.subtitle}>{t('title')}</h2>
        <p className={styles.text}>{t(possible ? 'text' : 'impossible')}</p>
      </div>
      <Button
        onClick={pending ? undefined : onDemo}
        aria-disabled={pending}
        disabled={!possible}
        startIcon={pending ? <BusyIcon /> : undefined}
      >
        {t('action')}
      </Button>
      <PendingLabel>{pending ? t('pending') : null}</PendingLabel>
    </section>
  );
}
