import TextField from '@mui/material/TextField';
import { useFormatter, useTranslations } from 'use-intl';
import { countdown, type SubscriptionEnd } from '../../domain/renewal/subscription-end';
import { isDay, toDate } from '../../lib/days';
import styles from './renewal.module.css';

type SubscriptionEndNoteProps = {
  /** Null where GitLab does not report it and none was entered. */
  readonly end: SubscriptionEnd | null;
  readonly asking: boolean;
  readonly entered: string | null;
  readonly onEnter: (day: string | null) => void;
  readonly today: string;
};

/** An end within this many days stands out. */
const SOON_DAYS = 30;

/** When the subscription ends. */
export function SubscriptionEndNote(props: SubscriptionEndNoteProps) {
  const { end, asking, entered, onEnter, today } = props;
  const t = useTranslations('renewal.end');
  const format = useFormatter();
  const long = (day: string) =>
    format.dateTime(toDate(day), { dateStyle: 'long', timeZone: 'UTC' });
  const left = end ? countdown(end.endsOn, today) : null;
  const byHand = !asking && (end === null || end.source === 'entered');
  return (
    <div className={styles.end}>
      {end !== null && left !== null ? (
        <>
          <p
            className={styles.endsIn}
            data-tone={left.kind === 'ahead' && left.days > SOON_DAYS ? '' : 'soon'}
          >
            {t(left.kind, { days: left.days })}
          </p>
          <p className={styles.quiet}>
            {t(end.trial ? 'trialEndsOn' : 'endsOn', { day: long(end.endsOn) })}{' '}
            <span>{t(`sources.${end.source}`)}</span>
          </p>
        </>
      ) : (
        <p className={styles.quiet}>{asking ? t('asking') : t('notTold')}</p>
      )}
      {byHand && (
        <div data-no-print>
          <TextField
            type="date"
            size="small"
            label={t('enter')}
            helperText={t('enterHelp')}
            value={entered ?? ''}
            onChange={(event) => {
              const day = event.target.value;
              if (day === '') onEnter(null);
              else if (isDay(day)) onEnter(day);
            }}
          />
        </div>
      )}
    </div>
  );
}
