import TextField from '@mui/material/TextField';
import { useFormatter, useTranslations } from 'use-intl';
import { countdown, type SubscriptionEnd } from '../../domain/renewal/subscription-end';
import { isDay, toDate } from '../../lib/days';
import styles from './renewal.module.css';

type DatesCardProps = {
  /** Null where GitLab does not report it and none was entered. */
  readonly end: SubscriptionEnd | null;
  readonly asking: boolean;
  readonly entered: string | null;
  readonly onEnter: (day: string | null) => void;
  readonly today: string;
};

/** An end within this many days stands out. */
const SOON_DAYS = 30;

/** When the subscription ends, and what happens to the seats then. */
export function DatesCard({ end, asking, entered, onEnter, today }: DatesCardProps) {
  const t = useTranslations('renewal.dates');
  const format = useFormatter();
  const long = (day: string) =>
    format.dateTime(toDate(day), { dateStyle: 'long', timeZone: 'UTC' });
  const left = end ? countdown(end.endsOn, today) : null;
  const byHand = !asking && (end === null || end.source === 'entered');
  return (
    <section className={styles.card} aria-labelledby="renewal-dates">
      <h2 id="renewal-dates" className={styles.title}>
        {t('title')}
      </h2>
      {end !== null && left !== null ? (
        <>
          <p
            className={styles.big}
            data-tone={left.kind === 'ahead' && left.days > SOON_DAYS ? '' : 'soon'}
          >
            {t(left.kind, { days: left.days })}
          </p>
          <p>
            {t(end.trial ? 'trialEndsOn' : 'endsOn', { day: long(end.endsOn) })}{' '}
            <span className={styles.quiet}>{t(`sources.${end.source}`)}</span>
          </p>
        </>
      ) : (
        <p className={styles.quiet}>{asking ? t('asking') : t('notTold')}</p>
      )}
      {byHand && (
        <TextField
          type="date"
          label={t('enter')}
          helperText={t('enterHelp')}
          value={entered ?? ''}
          sx={{ maxWidth: 260 }}
          onChange={(event) => {
            const day = event.target.value;
            if (day === '') onEnter(null);
            else if (isDay(day)) onEnter(day);
          }}
        />
      )}
      <p className={styles.quiet}>{t('afterEnd')}</p>
    </section>
  );
}
