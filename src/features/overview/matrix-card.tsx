import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import { type ReclaimPolicy, writePolicy } from '../../domain/reclaim/policy';
import {
  type ActivityLevel,
  activityMatrix,
  type ActivityMatrix,
  levelFilter,
  type MatrixAdvice,
} from '../../domain/utilization/activity-matrix';
import { IDLE_DAYS } from '../../domain/seat-user';
import { ChartCard } from '../../ui/charts/chart-card';
import { useDrawnWidth } from '../../ui/charts/use-drawn-width';
import type { ReportSubject } from '../shared/reports/report-frame';
import styles from './matrix-card.module.css';
import { MissingChart } from '../../ui/charts/missing-chart';
import type { SeatsLink } from '../shared/purchase/seats-link';

/** Finds the seats that the matrix suggests to reclaim. */
const IDLE_IN_BOTH: ReclaimPolicy = {
  idleDays: IDLE_DAYS,
  never: true,
  graceDays: 0,
  idleInGitLab: true,
  blocked: false,
  light: false,
};

type MatrixCardProps = {
  readonly subject: ReportSubject;
  readonly link: SeatsLink;
  /** Which part of the holders is counted, in words, where that is not all. */
  readonly partial: string | undefined;
};

/** Activity in GitLab against activity in Duo: users who need help to start, and seats to reclaim. */
export function MatrixCard({ subject, link, partial }: MatrixCardProps) {
  const { users } = subject.snapshot;
  const { purchase, today, name } = subject;
  const t = useTranslations('overview.matrix');
  const matrix = useMemo(() => activityMatrix(users, { today, days: IDLE_DAYS }), [users, today]);
  const { coach, reclaim, unclear } = matrix.byAdvice;
  const inReclaim = writePolicy(IDLE_IN_BOTH, new URLSearchParams({ addon: purchase.name }));
  if (unclear > 0 && unclear === matrix.total) {
    return <MissingChart title={t('title')} text={t('notTold')} status={null} />;
  }
  const to = (gitlab: ActivityLevel, duo: readonly ActivityLevel[]) =>
    link({
      seat: 'yes',
      gitlab: [levelFilter(gitlab, IDLE_DAYS)],
      duo: duo.map((level) => levelFilter(level, IDLE_DAYS)),
    });
  return (
    <ChartCard
      title={t('title')}
      partial={partial}
      summary={t('summary', { days: IDLE_DAYS })}
      name={[name, 'gitlab-and-duo-activity']}
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
          <p className={styles.coach}>
            {t('coach', { count: coach })}{' '}
            {coach > 0 && <Link to={to('active', ['idle', 'never'])}>{t('showThem')}</Link>}
          </p>
          <p className={styles.reclaim}>
            {t('reclaim', { count: reclaim })}{' '}
            {reclaim > 0 && <Link to={`reclaim?${inReclaim.toString()}`}>{t('toReclaim')}</Link>}
          </p>
          {unclear > 0 && <p>{t('unclear', { count: unclear })}</p>}
        </>
      }
    >
      <MatrixDrawing matrix={matrix} />
    </ChartCard>
  );
}

/** In px. */
const LABEL = 108;
/** Narrower columns have shorter labels. */
const SHORT_BELOW = 112;
const HEAD = 30;
const CELL = 62;
const GAP = 4;

const ADVICE_CLASS: Readonly<Record<MatrixAdvice, string | undefined>> = {
  using: styles.using,
  coach: styles.coach,
  reclaim: styles.reclaim,
  unclear: styles.unclear,
};

/** The color of a cell shows its advice, the strength its share of the users. */
function MatrixDrawing({ matrix }: { readonly matrix: ActivityMatrix }) {
  const t = useTranslations('overview.matrix');
  const format = useFormatter();
  const { rows, columns, cell, total } = matrix;
  const [drawing, across] = useDrawnWidth();
  const width = (across - LABEL) / columns.length;
  const height = HEAD + rows.length * CELL;
  return (
    <svg
      ref={drawing}
      viewBox={`0 0 ${across} ${height}`}
      height={height}
      className={styles.drawing}
      aria-hidden="true"
    >
      {columns.map((duo, column) => (
        <text
          key={duo}
          x={LABEL + (column + 0.5) * width}
          y={18}
          textAnchor="middle"
          className={styles.label}
        >
          {t(width < SHORT_BELOW ? `duoShort.${duo}` : `duo.${duo}`)}
        </text>
      ))}
      {rows.map((gitlab, row) => (
        <g key={gitlab}>
          <text x={0} y={HEAD + (row + 0.5) * CELL + 4} className={styles.label}>
            {t(`gitlab.${gitlab}`)}
          </text>
          {columns.map((duo, column) => {
            const { count, advice } = cell(gitlab, duo);
            const share = total === 0 ? 0 : count / total;
            const x = LABEL + column * width;
            const y = HEAD + row * CELL;
            return (
              <g key={duo} className={ADVICE_CLASS[advice]}>
                <rect
                  x={x}
                  y={y}
                  width={width - GAP}
                  height={CELL - GAP}
                  rx={6}
                  className={styles.cell}
                  data-quiet
                  fillOpacity={count === 0 ? 0 : 0.12 + 0.38 * Math.sqrt(share)}
                />
                <text
                  x={x + (width - GAP) / 2}
                  y={y + CELL / 2 + 4}
                  textAnchor="middle"
                  className={count === 0 ? styles.none : styles.count}
                >
                  {format.number(count)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
