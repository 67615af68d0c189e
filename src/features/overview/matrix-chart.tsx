import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import {
  activityMatrix,
  levelFilter,
  type ActivityLevel,
} from '../../domain/utilization/activity-matrix';
import type { SeatUser } from '../../domain/seat-user';
import { MatrixDrawing } from './matrix-drawing';
import { ChartCard } from '../../ui/charts/chart-card';
import { AskPanel } from './ask-panel';
import type { SeatsLink } from './seats-link';
import { IDLE_DAYS } from '../../domain/utilization/utilization-figures';

type MatrixChartProps = {
  readonly users: readonly SeatUser[];
  readonly today: string;
  readonly scope: string;
  readonly link: SeatsLink;
  /** The page where seats are reclaimed. */
  readonly reclaimTo: string;
};

/** Activity in GitLab against activity in Duo: who needs help, and whose seat may serve somebody else. */
export function MatrixChart({ users, today, scope, link, reclaimTo }: MatrixChartProps) {
  const t = useTranslations('overview.matrix');
  const days = IDLE_DAYS;
  const matrix = useMemo(() => activityMatrix(users, { today, days }), [users, today, days]);
  const { coach, reclaim, unclear } = matrix.byAdvice;
  if (unclear > 0 && unclear === matrix.total) {
    return <AskPanel title={t('title')} text={t('notTold')} status={null} />;
  }
  const to = (gitlab: ActivityLevel, duo: readonly ActivityLevel[]) =>
    link({
      seat: 'yes',
      gitlab: [levelFilter(gitlab, days)],
      duo: duo.map((level) => levelFilter(level, days)),
    });
  return (
    <ChartCard
      title={t('title')}
      summary={t('summary', { days })}
      name={[scope, 'gitlab-and-duo-activity', today]}
      columns={[
        { label: t('gitlabColumn') },
        { label: t('duoColumn') },
        { label: t('seats'), numeric: true },
        { label: t('advice') },
      ]}
      rows={matrix.rows.flatMap((gitlab) =>
        matrix.columns.map((duo) => {
          const { count, advice } = matrix.cell(gitlab, duo);
          return {
            cells: [t(`gitlab.${gitlab}`), t(`duo.${duo}`), count, t(`advices.${advice}`)],
            to: to(gitlab, [duo]),
          };
        }),
      )}
      footer={
        <>
          <p>
            {t('coach', { count: coach })}{' '}
            {coach > 0 && <Link to={to('active', ['idle', 'never'])}>{t('showThem')}</Link>}
          </p>
          <p>
            {t('reclaim', { count: reclaim })}{' '}
            {reclaim > 0 && <Link to={reclaimTo}>{t('toReclaim')}</Link>}
          </p>
          {unclear > 0 && <p>{t('unclear', { count: unclear })}</p>}
        </>
      }
    >
      <MatrixDrawing matrix={matrix} />
    </ChartCard>
  );
}
