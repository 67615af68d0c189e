import Button from '@mui/material/Button';
import { lazy, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { byUse, DUO_PARTS, partTotals, type UsageAnswer } from '../../domain/utilization/usage';
import { AskPanel } from './ask-panel';
import { CHART_COLORS } from '../../ui/charts/chart-style';
import { ChartCard } from '../../ui/charts/chart-card';

const SharesChart = lazy(async () => ({ default: (await import('./shares-chart')).SharesChart }));

/** Where the use by part of Duo stands: it is read when asked for. */
export type UsageState =
  | { readonly kind: 'idle' | 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | UsageAnswer;

type UsageChartProps = {
  readonly usage: UsageState;
  readonly onLoad: () => void;
  readonly days: number;
  readonly today: string;
  readonly scope: string;
};

/** Which parts of Duo are used, by how many; by user in the table. */
export function UsageChart({ usage, onLoad, days, today, scope }: UsageChartProps) {
  const t = useTranslations('overview.usage');
  const users = useMemo(() => (usage.kind === 'answered' ? byUse(usage.users) : []), [usage]);
  const totals = useMemo(() => partTotals(users), [users]);
  if (usage.kind === 'unavailable') {
    return <AskPanel title={t('title')} text={t('unavailableText')} status={t('unavailable')} />;
  }
  if (usage.kind !== 'answered') {
    return (
      <AskPanel
        title={t('title')}
        text={t('askText', { days })}
        status={
          usage.kind === 'loading'
            ? t('loading')
            : usage.kind === 'failed'
              ? t('failed', { reason: usage.reason })
              : null
        }
        action={
          <Button size="small" disabled={usage.kind === 'loading'} onClick={onLoad}>
            {t(usage.kind === 'failed' ? 'again' : 'load')}
          </Button>
        }
      />
    );
  }
  return (
    <ChartCard
      title={t('title')}
      summary={`${t('summary', { count: users.length, days })} ${usage.complete ? '' : t('incomplete')}`.trim()}
      name={[scope, 'duo-usage-by-feature', today]}
      columns={[
        { label: t('user') },
        ...DUO_PARTS.map((part) => ({ label: t(`parts.${part}`), numeric: true })),
        { label: t('total'), numeric: true },
      ]}
      rows={users.map((user) => ({
        cells: [
          `${user.name} @${user.username}`,
          ...DUO_PARTS.map((part) => user.parts[part].events ?? null),
          user.total ?? null,
        ],
      }))}
    >
      <SharesChart
        hideLegend
        labels={totals.map(({ part, users: count }) =>
          t('partUsers', { part: t(`parts.${part}`), count }),
        )}
        series={[
          {
            label: t('users'),
            color: CHART_COLORS.active,
            values: totals.map(({ users: count }) => count),
          },
        ]}
      />
    </ChartCard>
  );
}
