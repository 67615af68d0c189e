import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import { BusyIcon } from '../../ui/feedback/busy-icon';
import styles from './demo-invitation.module.css';
import { PendingLabel } from './pending-label';

type DemoInvitationProps = {
  readonly onDemo: () => void;
  readonly pending: boolean;
  /** False where the browser has no service workers, since the page came over plain http. */
  readonly possible: boolean;
};

/** A way in without a token. */
export function DemoInvitation({ onDemo, pending, possible }: DemoInvitationProps) {
  const t = useTranslations('signIn.demo');
  return (
    <section className={styles.demo}>
      <div>
        <h2 className={styles.title}>{t('title')}</h2>
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
