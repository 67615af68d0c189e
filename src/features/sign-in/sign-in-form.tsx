import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import { Banner } from '../../ui/feedback/banner';
import { SeatMark } from '../../ui/data/seat-mark';
import { DemoInvitation } from './demo-invitation';
import { type SignInEntry, SignInFields } from './sign-in-fields';
import styles from './sign-in-form.module.css';
import type { SignInProblem } from './sign-in-problem';
import { TokenSafety } from './token-safety';

type SignInFormProps = {
  /** The last one used, or `https://gitlab.com`. */
  readonly initialUrl: string;
  /** No other GitLab than the initial one. */
  readonly urlLocked?: boolean;
  /** Settings of this page that cannot be used, by name. */
  readonly ignoredSettings?: readonly string[];
  /** Called with an address that can be read as one and a token that is not empty. */
  readonly onSubmit: (entry: SignInEntry) => void;
  readonly pending: boolean;
  readonly problem: SignInProblem | null;
  /** Checks the GitLab of the last attempt, offered where that failed in a way that is not known. */
  readonly onCheck?: () => void;
  readonly onDemo: () => void;
  readonly demoPending: boolean;
  readonly demoAvailable: boolean;
  /** Removes everything that this browser keeps, once it is confirmed. */
  readonly onForget: () => void;
  /** The page came over https, or from this computer. */
  readonly secure?: boolean;
  /** Why the person is here, unless they have just come. */
  readonly reason?: 'expired' | 'signed-out' | 'locked' | 'forgotten';
};

/** The sign-in card: the fields, why the token is safe, and the demo beside it. */
export function SignInForm(props: SignInFormProps) {
  const { initialUrl, urlLocked = false, onSubmit, pending, problem, reason } = props;
  const { onCheck, onDemo, demoPending, demoAvailable, onForget, ignoredSettings = [] } = props;
  const { secure = true } = props;
  const t = useTranslations('signIn');
  const shell = useTranslations('shell');
  return (
    <div className={styles.card}>
      <div className={styles.main}>
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
        <SignInFields
          initialUrl={initialUrl}
          urlLocked={urlLocked}
          onSubmit={onSubmit}
          pending={pending}
          problem={problem}
          onCheck={onCheck}
        />
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
        </div>
      </aside>
    </div>
  );
}
