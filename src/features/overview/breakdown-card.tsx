import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useCallback, useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { breakdown, BREAKDOWN_DAYS, type BreakdownRow } from '../../domain/utilization/breakdown';
import { readMembers } from '../../gitlab/members';
import { useSession } from '../../gitlab/session/session-context';
import { ChartCard } from '../../ui/charts/chart-card';
import { CHART_COLORS } from '../../ui/charts/chart-style';
import type { SeatsLink } from '../shared/purchase/seats-link';
import type { ReportSubject } from '../shared/reports/report-frame';
import { useRequest } from '../shared/use-request';
import { MissingChart } from '../../ui/charts/missing-chart';
import { ShareBars } from '../../ui/charts/share-bars';

type BreakdownCardProps = {
  readonly subject: ReportSubject;
  /** The group whose members are read on request. */
  readonly fullPath: string;
  readonly link: SeatsLink;
  /** Which part of the holders is counted, in words, where that is not all. */
  readonly partial: string | undefined;
};

type Note = 'bar' | 'barShort';

const PARTS = ['active', 'idle', 'never', 'unknown'] as const;

/** In the chart; the table has all rows. */
const MOST_BARS = 12;

/** Seats by role, or by the group that gives the role. */
export function BreakdownCard({ subject, fullPath, link, partial }: BreakdownCardProps) {
  const { users } = subject.snapshot;
  const { today, name } = subject;
  const t = useTranslations('overview.breakdown');
  const format = useFormatter();
  const session = useSession();
  const load = useCallback(
    (signal: AbortSignal, onProgress: (loaded: number) => void) =>
      readMembers(session, fullPath, onProgress, { signal }),
    [session, fullPath],
  );
  const [members, ask] = useRequest(load);
  const [by, setBy] = useState<'role' | 'group'>('role');
  const rows = useMemo(
    () => (members.kind === 'ready' ? breakdown(users, members.value.facts, by, today) : []),
    [users, members, by, today],
  );
  if (members.kind !== 'ready') {
    return (
      <MissingChart
        title={t('title')}
        text={t('askText')}
        status={
          members.kind === 'loading'
            ? t('loading', { loaded: members.progress })
            : members.kind === 'failed'
              ? t('failed', { reason: members.reason })
              : null
        }
        action={
          <Button size="small" disabled={members.kind === 'loading'} onClick={ask}>
            {t(members.kind === 'failed' ? 'again' : 'load')}
          </Button>
        }
      />
    );
  }
  const labelOf = (label: string | null) => label ?? t('elsewhere');
  const shown = rows.slice(0, MOST_BARS);
  const parts = PARTS.filter((part) => part !== 'unknown' || rows.some((row) => row.unknown > 0));
  // Nobody is listed by the roles and groups that GitLab does not tell.
  const to = ({ label }: BreakdownRow) =>
    label === null
      ? null
      : link({ seat: 'yes', ...(by === 'role' ? { role: label } : { subgroup: label }) });
  const note = ({ holders, active, idle, never, unknown }: BreakdownRow, form: Note) =>
    t(form, {
      active,
      idle,
      never,
      unknown,
      share: format.number(active / holders, { style: 'percent', maximumFractionDigits: 0 }),
    });
  return (
    <ChartCard
      title={t('title')}
      partial={partial}
      readable
      summary={`${t(by === 'role' ? 'byRole' : 'byGroup', { days: BREAKDOWN_DAYS })} ${members.value.complete ? '' : t('incomplete')}`.trim()}
      name={[name, by === 'role' ? 'by-role' : 'by-group']}
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
        to: to(row),
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
      <ShareBars
        bars={shown.map((row) => ({
          label: t('barLabel', { label: labelOf(row.label), holders: row.holders }),
          note: note(row, 'bar'),
          shortNote: note(row, 'barShort'),
          to: to(row),
          parts: parts.map((part) => ({ color: CHART_COLORS[part], value: row[part] })),
        }))}
        legend={parts.map((part) => ({ color: CHART_COLORS[part], label: t(part) }))}
      />
    </ChartCard>
  );
}
