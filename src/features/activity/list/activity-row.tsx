import MoreIcon from '@mui/icons-material/MoreHoriz';
import { Link, useNavigate } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { RunHeader } from '../../../domain/journal/journal';
import { MenuButton } from '../../../ui/controls/menu-button';
import styles from './activity-table.module.css';
import { isUnderWay, type ListedRun } from '../listed-run';
import { OutcomeCounts } from './outcome-counts';
import { scopePath } from '../scope-path';
import type { RunLabel } from '../use-run-label';

export type RunActions = {
  readonly onUndo: (header: RunHeader) => void;
  readonly onExport: (header: RunHeader) => void;
  readonly onDelete: (header: RunHeader) => void;
  /** Whether it was made at the instance that one is signed in to. */
  readonly isHere: (header: RunHeader) => boolean;
  /** Whether its seats can be changed from here: the same instance, and a token that may. */
  readonly mayChange: (header: RunHeader) => boolean;
};

type ActivityRowProps = {
  readonly run: ListedRun;
  readonly label: RunLabel;
  readonly actions: RunActions;
};

export function ActivityRow({ run, label, actions }: ActivityRowProps) {
  const t = useTranslations('activity');
  const { header } = run;
  const [scope, ...rest] = label.where(header);
  const { origin } = header;
  return (
    <div role="row" className={styles.row}>
      <div role="rowheader" className={styles.what}>
        <Link to={`/activity/${header.id}`}>{label.what(header)}</Link>
        {(origin.kind === 'undo' || origin.kind === 'retry') && (
          <div className={styles.second}>
            <Link to={`/activity/${origin.runId}`}>{t(`origins.${origin.kind}`)}</Link>
          </div>
        )}
        {origin.kind === 'lines' && <div className={styles.second}>{t('origins.lines')}</div>}
        {run.undone && <div className={styles.second}>{t('undone')}</div>}
      </div>
      <div role="cell">
        <time dateTime={new Date(header.startedAt).toISOString()}>{label.when(header)}</time>
        <div className={styles.second}>{label.took(header)}</div>
      </div>
      <div role="cell">@{header.who}</div>
      <div role="cell" className={styles.where}>
        {actions.isHere(header) ? <Link to={scopePath(header)}>{scope}</Link> : scope}
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
      <span className={styles.badge} data-tone={state === 'interrupted' ? 'trouble' : 'busy'}>
        {t(state)}
      </span>
    );
  }
  const kind = header.end?.kind;
  if (kind !== 'cancelled' && kind !== 'stopped') return null;
  return (
    <span className={styles.badge} data-tone="trouble">
      {t(kind)}
    </span>
  );
}

function RowMenu({ run, label, actions }: ActivityRowProps) {
  const t = useTranslations('activity');
  const navigate = useNavigate();
  const { header } = run;
  const changed = header.counts ? header.counts.assigned + header.counts.removed : 0;
  return (
    <MenuButton
      label={t('more')}
      name={t('moreAbout', { what: label.what(header), when: label.when(header) })}
      icon={<MoreIcon />}
      items={[
        { label: t('open'), onClick: () => void navigate(`/activity/${header.id}`) },
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
