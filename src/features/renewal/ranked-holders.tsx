import Button from '@mui/material/Button';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { type HolderUse, renewalToCsv, renewalToJson } from '../../domain/renewal/renewal-export';
import {
  type Fate,
  FATES,
  type RankedHolder,
  type RenewalOutcome,
} from '../../domain/renewal/simulate';
import { eventsOf, intensityOf, type Usage } from '../../domain/utilization/usage';
import { daysOf } from '../../domain/utilization/usage-summary';
import { useSession } from '../../gitlab/session/session-context';
import { type DataRow, DataTable } from '../../ui/data/data-table';
import { ExportMenu } from '../../ui/data/export-menu';
import { RelativeDay } from '../../ui/data/relative-day';
import { UserAvatar } from '../../ui/data/user-avatar';
import type { ReportSubject } from '../shared/reports/report-frame';
import { useIntensityLabel } from '../shared/usage/use-intensity-label';
import { useIntensityBounds } from '../shared/usage/use-usage-settings';
import styles from './renewal.module.css';
import type { Renewal } from './use-renewal';

type RankedHoldersProps = {
  readonly subject: ReportSubject;
  readonly renewal: Renewal;
  /** How much the holders use Duo, where that is read. */
  readonly usage: Usage | undefined;
};

/** The holders in the order in which GitLab removes seats, by what happens to them, and to be exported. */
export function RankedHolders({ subject, renewal, usage: read }: RankedHoldersProps) {
  const { purchase, name, today } = subject;
  const { order, model, outcome } = renewal;
  const t = useTranslations('renewal.ranked');
  const { instance } = useSession();
  const about = { instance, scope: name, purchase, day: today, order };
  const usage = useHolderUse(read);
  return (
    <>
      <div className={styles.bar}>
        <h2 className={styles.title}>{t('caption')}</h2>
        <span data-no-print>
          <ExportMenu
            label={t('caption')}
            name={[name, 'renewal', String(outcome.seats)]}
            csv={() => renewalToCsv(outcome, usage?.useOf)}
            json={() => renewalToJson(model, outcome, about, usage?.useOf)}
          />
        </span>
      </div>
      <RankedTable outcome={outcome} today={today} usage={usage} />
    </>
  );
}

type HolderUsage = {
  /** How many days the figures are about. */
  readonly days: number;
  readonly useOf: HolderUse;
};

/** Null where nothing is known of anybody. */
function useHolderUse(usage: Usage | undefined): HolderUsage | null {
  const [bounds] = useIntensityBounds();
  if (!usage?.collected) return null;
  const days = daysOf(usage);
  return {
    days,
    useOf(userId) {
      const events = eventsOf(usage, userId, null);
      return { events, intensity: intensityOf(events, days, bounds) };
    },
  };
}

/** Rows of each fate at first. */
const FIRST = 10;
/** More rows with each click. */
const MORE = 100;

type RankedTableProps = {
  readonly outcome: RenewalOutcome;
  readonly today: string;
  readonly usage: HolderUsage | null;
};

function RankedTable({ outcome, today, usage }: RankedTableProps) {
  const intensityLabel = useIntensityLabel();
  const t = useTranslations('renewal.ranked');
  const fates = useTranslations('renewal.fates');
  const duoUse = useTranslations('seats.use');
  const format = useFormatter();
  const [shown, setShown] = useState({ lose: FIRST, uncertain: FIRST, keep: FIRST });
  const { ranked, counts, losing } = outcome;

  const rowOf = ({ user, before }: RankedHolder): DataRow => ({
    key: user.id,
    cells: [
      <span key="user" className={styles.who}>
        <UserAvatar id={user.id} name={user.name} src={user.avatarUrl} />
        <span>
          <bdi>{user.name}</bdi> <span className={styles.quiet}>@{user.username}</span>
        </span>
      </span>,
      <span key="duo" className={styles.day}>
        {user.duoUse ? (
          duoUse(user.duoUse)
        ) : (
          <RelativeDay day={user.lastDuoActivityOn} today={today} />
        )}
      </span>,
      ...(usage ? [intensityLabel(usage.useOf(user.id).intensity)] : []),
      before.least === before.most
        ? format.number(before.least + 1)
        : t('between', {
            least: format.number(before.least + 1),
            most: format.number(before.most + 1),
          }),
    ],
  });
  function rowsOf(fate: Fate): readonly DataRow[] {
    const count = counts[fate];
    if (count === 0) return [];
    const first = ranked.filter((one) => one.fate === fate).slice(0, shown[fate]);
    const rest = count - first.length;
    const heading = {
      key: fate,
      className: styles.fate,
      cells: [],
      across:
        fate === 'uncertain'
          ? `${fates(fate)}: ${format.number(count)} (${fates('ofThem', { count: losing.uncertain })})`
          : `${fates(fate)}: ${format.number(count)}`,
    };
    const more = {
      key: `more ${fate}`,
      className: styles.more,
      cells: [],
      across: (
        <Button
          size="small"
          variant="text"
          aria-label={t('moreOf', { count: Math.min(MORE, rest), fate: fates(fate) })}
          onClick={() => setShown({ ...shown, [fate]: shown[fate] + MORE })}
        >
          {t('more', { count: Math.min(MORE, rest) })}
        </Button>
      ),
    };
    return [heading, ...first.map(rowOf), ...(rest > 0 ? [more] : [])];
  }
  return (
    <DataTable
      framed
      caption={t('caption')}
      columns={[
        { key: 'user', label: t('user') },
        { key: 'duo', label: t('duo') },
        ...(usage ? [{ key: 'use', label: t('use', { days: usage.days }) }] : []),
        { key: 'between', label: t('bounds'), numeric: true },
      ]}
      rows={FATES.flatMap(rowsOf)}
    />
  );
}
