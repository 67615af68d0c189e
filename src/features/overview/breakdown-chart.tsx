import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { lazy, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { breakdown, BREAKDOWN_DAYS } from '../../domain/utilization/breakdown';
import type { SeatUser } from '../../domain/seat-user';
import { CHART_COLORS } from '../../ui/charts/chart-style';
import type { MemberFacts } from '../../gitlab/members';
import { ChartCard } from '../../ui/charts/chart-card';
import { AskPanel } from './ask-panel';

const SharesChart = lazy(async () => ({ default: (await import('./shares-chart')).SharesChart }));

/** Where the members of the place stand: they are read when asked for. */
export type MembersState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly loaded: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | ({ readonly kind: 'ready' } & MemberFacts);

type BreakdownChartProps = {
  readonly users: readonly SeatUser[];
  readonly members: MembersState;
  readonly onLoad: () => void;
  readonly today: string;
  readonly scope: string;
};

/** More lines than these are a list, not a picture: the table has them all. */
const MOST_LINES = 12;

/** Seats by role or by the group that somebody belongs to. */
export function BreakdownChart(props: BreakdownChartProps) {
  const { users, members, onLoad, today, scope } = props;
  const t = useTranslations('overview.breakdown');
  const [by, setBy] = useState<'role' | 'group'>('role');
  const rows = useMemo(
    () => (members.kind === 'ready' ? breakdown(users, members.facts, by, today) : []),
    [users, members, by, today],
  );
  if (members.kind !== 'ready') {
    return (
      <AskPanel
        title={t('title')}
        text={t('askText')}
        status={
          members.kind === 'loading'
            ? t('loading', { loaded: members.loaded })
            : members.kind === 'failed'
              ? t('failed', { reason: members.reason })
              : null
        }
        action={
          <Button size="small" disabled={members.kind === 'loading'} onClick={onLoad}>
            {t(members.kind === 'failed' ? 'again' : 'load')}
          </Button>
        }
      />
    );
  }
  const labelOf = (label: string | null) => label ?? t('elsewhere');
  const shown = rows.slice(0, MOST_LINES);
  const unknown = rows.some((row) => row.unknown > 0);
  return (
    <ChartCard
      title={t('title')}
      summary={`${t(by === 'role' ? 'byRole' : 'byGroup', { days: BREAKDOWN_DAYS })} ${members.complete ? '' : t('incomplete')}`.trim()}
      name={[scope, by === 'role' ? 'duo-by-role' : 'duo-by-group', today]}
      columns={[
        { label: t(by) },
        { label: t('seats'), numeric: true },
        { label: t('active'), numeric: true },
        { label: t('idle'), numeric: true },
        { label: t('never'), numeric: true },
        { label: t('unknown'), numeric: true },
      ]}
      rows={rows.map((row) => ({
        cells: [labelOf(row.label), row.holders, row.active, row.idle, row.never, row.unknown],
      }))}
      actions={
        <ToggleButtonGroup
          size="small"
          exclusive
          value={by}
          aria-label={t('by')}
          onChange={(_event, next: 'role' | 'group' | null) => {
            if (next) setBy(next);
          }}
        >
          <ToggleButton value="role">{t('role')}</ToggleButton>
          <ToggleButton value="group">{t('group')}</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      <SharesChart
        labels={shown.map((row) => labelOf(row.label))}
        series={(['active', 'idle', 'never', 'unknown'] as const)
          .filter((name) => name !== 'unknown' || unknown)
          .map((name) => ({
            label: t(name),
            color: CHART_COLORS[name],
            values: shown.map((row) => row[name]),
          }))}
      />
    </ChartCard>
  );
}
