import MoreIcon from '@mui/icons-material/MoreHoriz';
import { Link, useNavigate } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import type { RunHeader } from '../../domain/journal/journal';
import { REPORT_STATES, type ReportCounts } from '../../domain/run/report/report';
import { MenuButton } from '../../ui/controls/menu-button';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import { isUnderWay, type ListedRun } from './journal-runs';
import { type RunLabel, seatsPath, useRunLabel } from './run-label';
import { toneOf } from './report-labels';
import { useActivityAddresses } from './use-shown-runs';
import styles from './activity-table.module.css';

type ActivityTableProps = {
  readonly runs: readonly ListedRun[];
  readonly productName: (name: string) => string;
  readonly actions: RunActions;
};

const COLUMNS = ['what', 'when', 'who', 'where', 'outcome', 'more'] as const;

/** Runs, the latest first. On narrow screens the cells of a run are below each other. */
export function ActivityTable({ runs, productName, actions }: ActivityTableProps) {
  const t = useTranslations('activity');
  const label = useRunLabel(productName);
  return (
    <div role="table" className={styles.table} aria-label={t('table')}>
      <div role="rowgroup" className={styles.head}>
        <div role="row" className={styles.row}>
          {COLUMNS.map((column) => (
            <span key={column} role="columnheader">
              {column === 'more' ? (
                <VisuallyHidden>{t('columns.more')}</VisuallyHidden>
              ) : (
                t(`columns.${column}`)
              )}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body}>
        {runs.map((run) => (
          <ActivityRow key={run.header.id} run={run} label={label} actions={actions} />
        ))}
      </div>
    </div>
  );
}

type RunActions = {
  readonly onUndo: (header: RunHeader) => void;
  readonly onExport: (header: RunHeader) => void;
  readonly onDelete: (header: RunHeader) => void;
  /** Whether it was made at the instance of this session. */
  readonly isHere: (header: RunHeader) => boolean;
  /** Whether this session can change its seats: the same instance, and a token that may write. */
  readonly mayChange: (header: RunHeader) => boolean;
};

type ActivityRowProps = {
  readonly run: ListedRun;
  readonly label: RunLabel;
  readonly actions: RunActions;
};

function ActivityRow({ run, label, actions }: ActivityRowProps) {
  const t = useTranslations('activity');
  const { header } = run;
  const { report, reportOf } = useActivityAddresses();
  const [scope, ...rest] = label.where(header);
  const { origin } = header;
  return (
    <div role="row" className={styles.row}>
      <div role="rowheader" className={styles.what}>
        <Link to={report(header)}>{label.what(header)}</Link>
        {(origin.kind === 'undo' || origin.kind === 'retry') && (
          <div className={styles.second}>
            <Link to={reportOf(origin.runId)}>{t(`origins.${origin.kind}`)}</Link>
          </div>
        )}
        {(origin.kind === 'lines' || origin.kind === 'reclaim') && (
          <div className={styles.second}>
            <bdi>{label.origin(origin)}</bdi>
          </div>
        )}
        {run.undone && <div className={styles.second}>{t('undone')}</div>}
      </div>
      <div role="cell">
        <time dateTime={new Date(header.startedAt).toISOString()}>{label.when(header)}</time>
        <div className={styles.second}>{label.took(header)}</div>
      </div>
      <div role="cell">@{header.who}</div>
      <div role="cell" className={styles.where}>
        {actions.isHere(header) ? <Link to={seatsPath(header)}>{scope}</Link> : scope}
        <div className={styles.second}>{rest.join(' · ')}</div>
      </div>
      <div role="cell">
        <RunState run={run} />
        {header.counts && <OutcomeCounts counts={header.counts} />}
      </div>
      <div role="cell" className={styles.more}>
        <RowMenu run={run} label={label} actions={actions} />
      </div>
    </div>
  );
}

function RunState({ run: { state, header } }: { readonly run: ListedRun }) {
  const t = useTranslations('activity.runStates');
  if (state !== 'ended') {
    return (
      <span className={styles.badge} data-tone={state === 'interrupted' ? 'problem' : 'busy'}>
        {t(state)}
      </span>
    );
  }
  const kind = header.end?.kind;
  if (kind !== 'canceled' && kind !== 'stopped') return null;
  return (
    <span className={styles.badge} data-tone="problem">
      {t(kind)}
    </span>
  );
}

function RowMenu({ run, label, actions }: ActivityRowProps) {
  const t = useTranslations('activity');
  const navigate = useNavigate();
  const { report } = useActivityAddresses();
  const { header } = run;
  const changed = header.counts ? header.counts.assigned + header.counts.removed : 0;
  return (
    <MenuButton
      label={t('more')}
      name={t('moreAbout', { what: label.what(header), when: label.when(header) })}
      icon={<MoreIcon />}
      items={[
        { label: t('open'), onClick: () => void navigate(report(header)) },
        {
          label: t('undo'),
          disabled: changed === 0 || !actions.mayChange(header),
          onClick: () => actions.onUndo(header),
        },
        { label: t('export'), onClick: () => actions.onExport(header) },
        {
          label: t('delete'),
          disabled: isUnderWay(run),
          onClick: () => actions.onDelete(header),
        },
      ]}
    />
  );
}

/** How many users ended in each state; empty states are left out. */
function OutcomeCounts({ counts }: { readonly counts: ReportCounts }) {
  const t = useTranslations('activity');
  const format = useFormatter();
  const states = REPORT_STATES.filter((state) => counts[state] > 0);
  if (states.length === 0) return <span className={styles.nobody}>{t('nobody')}</span>;
  return (
    <ul className={styles.counts}>
      {states.map((state) => (
        <li key={state} data-tone={toneOf(state)}>
          {t(`states.${state}`)} <strong>{format.number(counts[state])}</strong>
        </li>
      ))}
    </ul>
  );
}
