import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import { acceptedShare, type Usage } from '../../domain/utilization/usage';
import {
  daysOf,
  type FeatureFigures,
  summarizeUsage,
  type UsageSummary,
} from '../../domain/utilization/usage-summary';
import { toDate } from '../../lib/days';
import { ChartCard } from '../../ui/charts/chart-card';
import { CHART_COLORS } from '../../ui/charts/chart-style';
import { ShareBars } from '../../ui/charts/share-bars';
import { useTimeLabel } from '../../ui/layout/use-time-label';
import type { SeatsLink } from '../shared/purchase/seats-link';
import type { ReportSubject } from '../shared/reports/report-frame';
import { BoundsControl } from '../shared/usage/bounds-control';
import { IntensityBar } from '../shared/usage/intensity-bar';
import { useFeatureLabel } from '../shared/usage/use-feature-label';
import { useIntensityBounds } from '../shared/usage/use-usage-settings';
import { UsageNotes } from './usage-notes';
import { useUsageTable } from './use-usage-table';
import styles from './usage-figures.module.css';

type UsageFiguresProps = {
  readonly subject: ReportSubject;
  readonly usage: Usage;
  /** In ms since the epoch. */
  readonly readAt: number;
  readonly link: SeatsLink;
  readonly partial: string | undefined;
  readonly actions: ReactNode;
  /** How far newer figures are read; null where none are. */
  readonly status: string | null;
};

/** The figures of use, once they are read. */
export function UsageFigures(props: UsageFiguresProps) {
  const { subject, usage, readAt, link, partial, actions, status } = props;
  const t = useTranslations('overview.usage');
  const format = useFormatter();
  const timeLabel = useTimeLabel();
  const [bounds] = useIntensityBounds();
  const { users } = subject.snapshot;
  const summary = useMemo(() => summarizeUsage(usage, users, bounds), [usage, users, bounds]);
  const table = useUsageTable(usage, summary, bounds);
  const day = (at: string) => format.dateTime(toDate(at), { dateStyle: 'medium', timeZone: 'UTC' });
  const said = [
    t('summary', { count: summary.users, events: summary.events, days: daysOf(usage) }),
    t(`source.${usage.source}`, {
      from: day(usage.from),
      to: day(usage.to),
      time: timeLabel(readAt),
    }),
    usage.counts === 'some' && t('some'),
    !usage.complete && t('incomplete'),
  ];
  return (
    <ChartCard
      title={t('title')}
      readable
      partial={partial}
      summary={said.filter(Boolean).join(' ')}
      name={[subject.name, 'usage-by-feature', `${usage.from} to ${usage.to}`]}
      {...table}
      actions={actions}
      footer={<UsageNotes usage={usage} summary={summary} link={link} />}
    >
      <p role="status" className={styles.status}>
        {status}
      </p>
      <div className={styles.figures}>
        <section className={styles.part} aria-label={t('intensity')}>
          <h3 className={styles.heading}>{t('intensity')}</h3>
          <IntensityBar
            label={t('intensity')}
            counts={summary.intensities}
            linkOf={(one, label) => (
              <Link to={link({ seat: 'yes', intensity: [one] })}>{label}</Link>
            )}
          />
          <BoundsControl />
        </section>
        <section className={styles.part} aria-label={t('features')}>
          <h3 className={styles.heading}>{t('features')}</h3>
          <FeatureBars summary={summary} link={link} />
        </section>
      </div>
    </ChartCard>
  );
}

const PARTS = [
  ['users', CHART_COLORS.active],
  ['none', CHART_COLORS.never],
  ['unknown', CHART_COLORS.unknown],
] as const;

type FeatureBarsProps = Pick<UsageFiguresProps, 'link'> & { readonly summary: UsageSummary };

/** Of each feature: how many seat holders use it, and how much. */
function FeatureBars({ summary, link }: FeatureBarsProps) {
  const t = useTranslations('overview.usage');
  const format = useFormatter();
  const featureLabel = useFeatureLabel();
  const { features, holders } = summary;
  const percent = (share: number) =>
    format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  const accepted = acceptedShare(summary);
  const shareOf = (users: number) => percent(users / holders.length);
  const noteOf = ({ feature, users, events }: FeatureFigures) => {
    const note = t('bar', { count: users, events, share: shareOf(users) });
    return feature === 'codeSuggestions' && accepted !== undefined
      ? `${note}, ${t('accepted', { share: percent(accepted) })}`
      : note;
  };
  const parts = PARTS.filter(([part]) => features.some((one) => one[part] > 0));
  if (features.length === 0) return <p className={styles.status}>{t('noFeatures')}</p>;
  return (
    <ShareBars
      bars={features.map((one) => ({
        label: featureLabel(one.feature),
        note: noteOf(one),
        shortNote: t('barShort', { count: one.users, share: shareOf(one.users) }),
        to:
          one.users > 0
            ? link({ seat: 'yes', use: [{ feature: one.feature, kind: 'over', events: 0 }] })
            : null,
        parts: parts.map(([part, color]) => ({ color, value: one[part] })),
      }))}
      legend={parts.map(([part, color]) => ({ color, label: t(`parts.${part}`) }))}
    />
  );
}
