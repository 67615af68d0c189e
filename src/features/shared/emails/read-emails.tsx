import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { EmailReading } from '../../../gitlab/emails/email-addresses';
import { Button } from '../../../ui/controls/button';
import { Banner } from '../../../ui/feedback/banner';
import { BusyIcon } from '../../../ui/feedback/busy-icon';
import type { EmailsProps } from './emails';
import styles from './read-emails.module.css';

/** In a line: below the columns, in a user's details, in the form of the filter by domain. */
export function ReadEmails({ emails }: EmailsProps) {
  const { icon, text, button } = useReading(emails);
  return (
    <div className={styles.line}>
      <p className={styles.text} role="status">
        {icon}
        {text}
      </p>
      {button}
    </div>
  );
}

/** As a message: above the list of users, and in dialogs that need addresses. */
export function EmailsNote({ emails }: EmailsProps) {
  const { reading, icon, text, button } = useReading(emails);
  const [dismissed, setDismissed] = useState<EmailReading | null>(null);
  if (reading === dismissed) return null;
  const { kind } = reading;
  const isOver = kind !== 'idle' && kind !== 'loading';
  const tone = kind === 'ready' ? 'success' : isOver ? 'caution' : 'info';
  return (
    <Banner
      tone={reading.kind === 'ready' && !reading.complete ? 'caution' : tone}
      actions={button}
      {...(isOver && { onDismiss: () => setDismissed(reading) })}
    >
      {icon}
      {text}
    </Banner>
  );
}

/** What there is to say about the reading, and to do. */
function useReading(emails: EmailsProps['emails']): {
  readonly reading: EmailReading;
  readonly icon?: ReactNode;
  readonly text: string;
  readonly button: ReactNode;
} {
  const t = useTranslations('emails');
  const errors = useTranslations('errors.gateway');
  const reading = useSyncExternalStore(emails.subscribe, emails.getSnapshot);
  const { scope } = emails;
  const read = (label: string) => (
    <Button size="small" onClick={emails.read}>
      {label}
    </Button>
  );
  switch (reading.kind) {
    case 'idle':
      return { reading, text: t('offer', { scope }), button: read(t('read')) };
    case 'loading':
      return {
        reading,
        icon: (
          <>
            <BusyIcon />{' '}
          </>
        ),
        text: t('loading', { loaded: reading.loaded }),
        button: (
          <Button size="small" onClick={emails.stop}>
            {t('stop')}
          </Button>
        ),
      };
    case 'stopped':
      return { reading, text: t('stopped', { count: reading.count }), button: read(t('again')) };
    case 'failed': {
      const reason = errors(`${reading.error.kind}.title`);
      const text = t('failed', { reason, count: reading.count });
      return { reading, text, button: read(t('again')) };
    }
    case 'unavailable':
      return { reading, text: t(`unavailable.${reading.why}`), button: read(t('again')) };
    case 'ready': {
      const { count, complete } = reading;
      const text = t('ready', { count, scope });
      // The button stays the same element, so that it keeps the focus.
      return {
        reading,
        text: complete ? text : `${text} ${t('incomplete')}`,
        button: read(t('again')),
      };
    }
  }
}
