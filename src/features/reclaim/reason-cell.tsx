import { createContext, useContext } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Candidate } from '../../domain/reclaim/candidates';
import type { Notices } from '../../domain/reclaim/follow-up';
import { type Day, daysBetween, toDate } from '../../lib/days';
import type { CellProps } from '../shared/seats-list/table/cells';
import { useUserStateLabel } from '../shared/use-user-state-label';
import styles from './reclaim.module.css';

/** What the cells of all rows say about their users. */
export const ReasonsContext = createContext<{
  readonly reasons: ReadonlyMap<string, Candidate>;
  /** Of the figures of use; 0 without any. */
  readonly usageDays: number;
  readonly notices: Notices;
  readonly today: Day;
}>({ reasons: new Map(), usageDays: 0, notices: {}, today: '' });

/** Why a seat can be reclaimed, whether it is kept all the same, and when its holder was written to. */
export function ReasonCell({ user, selected }: CellProps) {
  const t = useTranslations('reclaim');
  const format = useFormatter();
  const stateLabel = useUserStateLabel();
  const { reasons, usageDays, notices, today } = useContext(ReasonsContext);
  const candidate = reasons.get(user.id);
  const reason = candidate?.reason;
  const notice = notices[user.id];
  const short = (day: Day) =>
    format.dateTime(toDate(day), { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const days = user.lastDuoActivityOn ? daysBetween(user.lastDuoActivityOn, today) : 0;
  const why =
    reason === 'blocked'
      ? t('reasons.blocked', { state: stateLabel(user.state) })
      : candidate === undefined || reason === undefined
        ? ''
        : candidate.reason === 'light'
          ? t('reasons.light', { events: candidate.events, days: usageDays })
          : t(user.duoUse ? 'reasons.team' : `reasons.${reason}`, { days });
  const note = notice && t('notified', { on: short(notice.on), due: short(notice.due) });
  return (
    <span className={styles.reason} title={[why, note].filter(Boolean).join(' · ')}>
      <span>
        {why}
        {!selected && <span className={styles.kept}>{t('kept')}</span>}
      </span>
      {note && <span className={styles.note}>{note}</span>}
    </span>
  );
}
