import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Figure } from '../../domain/roster/view/counts';
import { byUse, featureTotals } from '../../domain/utilization/usage';
import { useFeatures } from '../../gitlab/session/session-context';
import { useUsage } from '../../gitlab/usage/use-usage';
import { ChartCard } from '../../ui/charts/chart-card';
import { CHART_COLORS } from '../../ui/charts/chart-style';
import type { ReportSubject } from '../shared/reports/report-frame';
import { useFeatureLabel } from '../shared/usage/use-feature-label';
import { MissingChart } from '../../ui/charts/missing-chart';
import { ShareBars } from '../../ui/charts/share-bars';

/** GitLab reports a year at most; a quarter is enough for a review. */
const USAGE_DAYS = 90;

type UsageCardProps = {
  readonly subject: ReportSubject;
  /** Seat holders with any Duo activity in the same days. */
  readonly active90: Figure;
};

/** How many users use which feature of Duo, and by user in the table. Read on request. */
export function UsageCard({ subject, active90 }: UsageCardProps) {
  const { scope, today, name } = subject;
  const t = useTranslations('overview.usage');
  const errors = useTranslations('errors.gateway');
  const format = useFormatter();
  const featureLabel = useFeatureLabel();
  const { usageByFeature } = useFeatures();
  // GitLab reports usage only by group.
  const fullPath = scope.kind === 'group' && usageByFeature ? scope.fullPath : null;
  const { state: usage, load: ask } = useUsage(scope, USAGE_DAYS, { today });
  const answer = usage.kind === 'ready' ? usage.answer : null;
  const known = answer?.kind === 'answered' ? answer.usage : null;
  const users = useMemo(() => (known === null ? [] : byUse(known)), [known]);
  const totals = useMemo(() => (known === null ? [] : featureTotals(known)), [known]);
  const features = known?.features ?? [];
  if (fullPath === null || answer?.kind === 'unavailable') {
    return (
      <MissingChart title={t('title')} text={t('unavailableText')} status={t('unavailable')} />
    );
  }
  if (usage.kind !== 'ready') {
    return (
      <MissingChart
        title={t('title')}
        text={t('askText', { days: USAGE_DAYS })}
        status={
          usage.kind === 'loading'
            ? t('loading')
            : usage.kind === 'failed'
              ? t('failed', { reason: errors(`${usage.error.kind}.title`) })
              : null
        }
        action={
          <Button size="small" disabled={usage.kind === 'loading'} onClick={ask}>
            {t(usage.kind === 'failed' ? 'again' : 'load')}
          </Button>
        }
      />
    );
  }
  const summary = [
    t('summary', { count: users.length, days: USAGE_DAYS }),
    // Another source, and another question: side by side, each says what it counts.
    active90.complete && t('anyActivity', { count: active90.value }),
    known?.complete === false && t('incomplete'),
  ];
  return (
    <ChartCard
      title={t('title')}
      readable
      summary={summary.filter(Boolean).join(' ')}
      name={[name, 'usage-by-feature']}
      columns={[
        { label: t('user') },
        ...features.map((feature) => ({ label: featureLabel(feature), numeric: true })),
        { label: t('total'), numeric: true },
      ]}
      rows={users.map((user) => ({
        cells: [
          `${user.name} @${user.username}`,
          ...features.map((feature) => user.features[feature]?.events ?? null),
          user.events ?? null,
        ],
      }))}
    >
      <ShareBars
        bars={totals.map(({ feature, users: count }) => ({
          label: featureLabel(feature),
          note: t('bar', {
            count,
            share: format.number(users.length === 0 ? 0 : count / users.length, {
              style: 'percent',
              maximumFractionDigits: 0,
            }),
          }),
          parts: [{ color: CHART_COLORS.active, value: count }],
        }))}
      />
    </ChartCard>
  );
}
