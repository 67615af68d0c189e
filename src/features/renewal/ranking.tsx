import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { renewalToCsv, renewalToJson } from '../../domain/renewal/renewal-export';
import { cutoffBars, type RankedHolder, type RenewalOutcome } from '../../domain/renewal/simulate';
import { useFeatures, useSession } from '../../gitlab/session/session-context';
import { ChartCard } from '../../ui/charts/chart-card';
import { type DataRow, DataTable } from '../../ui/data/data-table';
import { ExportMenu } from '../../ui/data/export-menu';
import { RelativeDay } from '../../ui/data/relative-day';
import { UserAvatar } from '../../ui/data/user-avatar';
import { lazyPart } from '../../ui/layout/lazy-part';
import type { ReportSubject } from '../shared/reports/report-frame';
import styles from './renewal.module.css';
import type { Renewal } from './use-renewal';

const CutoffChart = lazyPart(async () => (await import('./cutoff-chart')).CutoffChart);

type CutoffCardProps = {
  readonly outcome: RenewalOutcome;
  readonly today: string;
  readonly scope: string;
};

/** The ranked list as a chart, with the cutoff between the seats that stay and the others. */
export function CutoffCard({ outcome, today, scope }: CutoffCardProps) {
  const t = useTranslations('renewal.cut');
  const { ranked, surplus, seats } = outcome;
  const bars = useMemo(() => cutoffBars(ranked, surplus, today), [ranked, surplus, today]);
  const fates = { lose: t('lose'), 'may-lose': t('may-lose'), keep: t('keep') };
  return (
    <ChartCard
      title={t('title')}
      summary={t('summary', { surplus, seats })}
      name={[scope, 'renewal-cutoff']}
      columns={[{ label: t('places') }, { label: t('days'), numeric: true }, { label: t('fate') }]}
      rows={bars.map((bar) => ({
        cells: [
          bar.from === bar.to ? String(bar.from) : `${bar.from}–${bar.to}`,
          bar.days ?? t('none'),
          fates[bar.fate],
        ],
      }))}
    >
      <CutoffChart
        bars={bars}
        surplus={surplus}
        label={{ cutoff: t('line', { seats }), rank: t('place'), days: t('days'), fates }}
      />
    </ChartCard>
  );
}

type RankedHoldersProps = { readonly subject: ReportSubject; readonly renewal: Renewal };

/** The ranked list as a table, to be refined by the use of Code Suggestions and to be exported. */
export function RankedHolders({ subject, renewal }: RankedHoldersProps) {
  const { purchase, scope, name, today } = subject;
  const { order, usage, askUsage, reported } = renewal;
  const t = useTranslations('renewal');
  const { instance } = useSession();
  const { usageByFeature } = useFeatures();
  const likely = renewal.likely.outcome;
  const certain = renewal.certain.outcome;

  function usageLabel(): string {
    if (usage.kind === 'idle') return '';
    if (usage.kind === 'loading') return t('asking');
    if (usage.kind === 'failed') return usage.reason;
    if (usage.value.kind === 'unavailable') return t('askedNone');
    return t('askedTold', { count: reported });
  }
  return (
    <>
      <div className={styles.bar}>
        <h2 className={styles.title}>{t('ranked.caption')}</h2>
        {scope.kind === 'group' && usageByFeature && (
          <Button size="small" disabled={usage.kind === 'loading'} onClick={askUsage}>
            {t('askSuggestions')}
          </Button>
        )}
        <span role="status">{usageLabel()}</span>
        <ExportMenu
          label={t('ranked.caption')}
          name={[name, 'renewal', String(likely.seats)]}
          csv={() => renewalToCsv(likely, certain)}
          json={() =>
            renewalToJson(likely, certain, { instance, scope: name, purchase, day: today, order })
          }
        />
      </div>
      <RankedTable outcome={likely} bounds={certain} today={today} />
    </>
  );
}

type RankedTableProps = {
  readonly outcome: RenewalOutcome;
  /** What is certain with the same number of seats. */
  readonly bounds: RenewalOutcome;
  readonly today: string;
};

/** Rows on either side of the cutoff at first. */
const STEP = 10;
/** More rows with each click. */
const MORE = 100;

/** The ranked list around the cutoff; the first to lose a seat is at the top. */
function RankedTable({ outcome, bounds, today }: RankedTableProps) {
  const t = useTranslations('renewal.ranked');
  const format = useFormatter();
  const [above, setAbove] = useState(STEP);
  const [below, setBelow] = useState(STEP);
  const { ranked, surplus } = outcome;
  const cutoff = Math.min(surplus, ranked.length);
  const from = Math.max(0, cutoff - above);
  const to = Math.min(ranked.length, cutoff + below);

  const between = ({ least, most }: RankedHolder['before']) =>
    t('between', { least: format.number(least + 1), most: format.number(most + 1) });
  const certain = useMemo(
    () => new Map(bounds.ranked.map((one) => [one.user.id, one.before])),
    [bounds],
  );

  const rowOf = (one: RankedHolder, index: number): DataRow => ({
    key: one.user.id,
    cells: [
      <span key="user" className={styles.who}>
        <UserAvatar id={one.user.id} name={one.user.name} src={one.user.avatarUrl} />
        <span>
          <bdi>{one.user.name}</bdi> <span className={styles.quiet}>@{one.user.username}</span>
        </span>
      </span>,
      format.number(index + 1),
      <span key="fate" className={styles.fate} data-fate={one.fate}>
        {t(`fates.${one.fate}`)}
      </span>,
      <span key="duo" className={styles.day}>
        <RelativeDay day={one.user.lastDuoActivityOn} today={today} />
      </span>,
      between(certain.get(one.user.id) ?? one.before),
    ],
  });
  const rows = ranked.slice(from, to).map((one, index) => rowOf(one, from + index));
  const cutoffRow: DataRow = {
    key: 'cutoff',
    className: styles.cutoff,
    cells: [],
    across: t('cut', { seats: outcome.seats }),
  };
  const withCutoff =
    cutoff > 0 && cutoff < ranked.length
      ? [...rows.slice(0, cutoff - from), cutoffRow, ...rows.slice(cutoff - from)]
      : rows;
  return (
    <>
      {from > 0 && (
        <More
          count={from}
          label={t('before', { count: from })}
          onMore={() => setAbove(above + MORE)}
        />
      )}
      <DataTable
        framed
        caption={t('caption')}
        columns={[
          { key: 'user', label: t('user') },
          { key: 'place', label: t('place'), numeric: true },
          { key: 'fate', label: t('fate') },
          { key: 'duo', label: t('duo') },
          { key: 'between', label: t('bounds'), secondary: true },
        ]}
        rows={withCutoff}
      />
      {to < ranked.length && (
        <More
          count={ranked.length - to}
          label={t('after', { count: ranked.length - to })}
          onMore={() => setBelow(below + MORE)}
        />
      )}
    </>
  );
}

type MoreProps = {
  readonly count: number;
  readonly label: string;
  readonly onMore: () => void;
};

function More({ count, label, onMore }: MoreProps) {
  const t = useTranslations('renewal.ranked');
  return (
    <div className={styles.more}>
      <span className={styles.quiet}>{label}</span>
      <Button size="small" onClick={onMore}>
        {t('more', { count: Math.min(MORE, count) })}
      </Button>
    </div>
  );
}
