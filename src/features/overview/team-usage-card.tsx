import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import {
  SMALLEST_TEAM,
  TEAM_DAYS,
  type TeamFigures,
  teamFigures,
} from '../../domain/utilization/team-figures';
import { DEFAULT_BOUNDS, INTENSITIES } from '../../domain/utilization/usage';
import { useUsage, usageIn } from '../../gitlab/usage/use-usage';
import { ChartCard } from '../../ui/charts/chart-card';
import { CHART_COLORS } from '../../ui/charts/chart-style';
import { MissingChart } from '../../ui/charts/missing-chart';
import { ShareBars } from '../../ui/charts/share-bars';
import type { ReportSubject } from '../shared/reports/report-frame';
import { UsageButtons } from '../shared/usage/usage-buttons';
import { useFeatureLabel } from '../shared/usage/use-feature-label';
import { useIntensityLabel } from '../shared/usage/use-intensity-label';
import { useUsageStatusLabel } from '../shared/usage/use-usage-status-label';

type TeamUsageCardProps = { readonly subject: ReportSubject };

/** In a team view: use by feature of all seat holders together, in steps of five people. */
export function TeamUsageCard({ subject }: TeamUsageCardProps) {
  const { snapshot, scope, today, name } = subject;
  const t = useTranslations('overview.usage');
  const team = useTranslations('overview.team');
  const request = useUsage(scope, TEAM_DAYS, { today });
  const status = useUsageStatusLabel()(request.state);
  const usage = usageIn(request.state);
  const isWhole = usage?.collected === true && snapshot.holders === 'complete';
  const { users } = snapshot;
  const figures = useMemo(
    () => (isWhole ? teamFigures(usage, users) : null),
    [isWhole, usage, users],
  );
  const actions = <UsageButtons {...request} />;
  if (figures === null) {
    const text = isWhole ? team('small', { least: SMALLEST_TEAM }) : team('askText');
    return <MissingChart title={t('title')} text={text} status={status} action={actions} />;
  }
  return <Figures figures={figures} name={name} status={status} actions={actions} />;
}

type FiguresProps = {
  readonly figures: TeamFigures;
  readonly name: string;
  readonly status: string | null;
  readonly actions: ReactNode;
};

function Figures({ figures, name, status, actions }: FiguresProps) {
  const t = useTranslations('overview.usage');
  const team = useTranslations('overview.team');
  const featureLabel = useFeatureLabel();
  const intensityLabel = useIntensityLabel();
  const stepLabel = (step: number) =>
    step === 0
      ? team('few', { least: SMALLEST_TEAM })
      : team('step', { from: step, to: Math.min(figures.people, step + SMALLEST_TEAM - 1) });
  const rows = [
    ...figures.features.map(({ feature, people: step, events }) => ({
      label: featureLabel(feature),
      step,
      events,
    })),
    ...INTENSITIES.map((level) => ({
      label: team('intensity', { level: intensityLabel(level) }),
      step: figures.intensities[level],
      events: null,
    })).filter(({ step }) => step > 0),
  ];
  const noteOf = ({ step, events }: (typeof rows)[number]) =>
    events === null ? stepLabel(step) : team('note', { people: stepLabel(step), events });
  return (
    <ChartCard
      readable
      title={t('title')}
      summary={[
        team('usage', { people: figures.people, days: TEAM_DAYS, least: SMALLEST_TEAM }),
        team('bounds', DEFAULT_BOUNDS),
      ].join(' ')}
      name={[name, 'team-usage']}
      columns={[
        { label: team('outcome') },
        { label: team('people') },
        { label: team('events'), numeric: true },
      ]}
      rows={rows.map(({ label, step, events }) => ({ cells: [label, stepLabel(step), events] }))}
      actions={actions}
    >
      <p role="status">{status}</p>
      <ShareBars
        bars={rows.map((row) => ({
          label: row.label,
          note: noteOf(row),
          parts: [
            { color: CHART_COLORS.active, value: row.step },
            { color: CHART_COLORS.never, value: figures.people - row.step },
          ],
        }))}
      />
    </ChartCard>
  );
}
