import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { SeatAction } from '../../../../domain/plan/plan';
import { Button } from '../../../../ui/controls/button';
import type { Roster } from '../../../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../../../domain/roster/roster-snapshot';
import { selectionChanges } from '../../../../domain/roster/selection/selection-changes';
import { useSeatsList } from '../seats-list-context';
import styles from './selection-bar.module.css';

type SelectionBarProps = {
  /** Not given where all users hold a seat. */
  readonly onAssign?: () => void;
  readonly onRemove: () => void;
  /** Further actions. */
  readonly children?: ReactNode;
};

/** What can be done with the selected users. It overlays the page, so that nothing jumps. */
export function SelectionBar({ onAssign, onRemove, children }: SelectionBarProps) {
  const { selection, canWrite, readOnlyWhy } = useSeatsList();
  const t = useTranslations('seats.bar');
  const format = useFormatter();
  const changes = useSelectionChanges();
  const { total, holding, free } = selection.counts;
  if (total === 0) return null;
  const describedBy = canWrite ? undefined : 'bulk-read-only';
  const primary = !onAssign || changes.remove > changes.assign ? 'remove' : 'assign';
  const button = (action: SeatAction, wanted: number, onClick: () => void) => (
    <Button
      size="small"
      variant={action === primary && changes[action] > 0 ? 'contained' : 'outlined'}
      disabled={!canWrite || wanted === 0}
      aria-describedby={describedBy}
      onClick={onClick}
    >
      {t(action)} <span className={styles.count}>{format.number(changes[action])}</span>
    </Button>
  );
  return (
    <div role="region" aria-label={t('label')} className={styles.bar} data-no-print>
      <SelectionSummary />
      {!canWrite && (
        <span id="bulk-read-only" className={styles.why}>
          {readOnlyWhy}
        </span>
      )}
      <div className={styles.actions}>
        <Button size="small" variant="text" onClick={selection.clear}>
          {t('clear')}
        </Button>
        {children}
        {button('remove', holding, onRemove)}
        {onAssign && button('assign', free, onAssign)}
      </div>
    </div>
  );
}

/** How many of the selected users each action would change, of those that are loaded. */
function useSelectionChanges(): Readonly<Record<SeatAction, number>> {
  const { selection, snapshot, available, workspace } = useSeatsList();
  const { subscribe, getSnapshot } = workspace.protectedUsers;
  const { isProtected } = useSyncExternalStore(subscribe, getSnapshot);
  const { ids } = selection.selected;
  return useMemo(
    () => selectionChanges(ids, snapshot, { isProtected, available }),
    [ids, snapshot, isProtected, available],
  );
}

/** How many users are selected, and how to select those that are not shown or not loaded. */
function SelectionSummary() {
  const { roster, snapshot, selection, part } = useSeatsList();
  const t = useTranslations('seats.bar');
  const { counts, all, selectAllLabel, selectAll } = selection;
  const { usersComplete, users, total } = snapshot;
  const loadRest = restLoader(roster, snapshot);
  return (
    <div className={styles.summary}>
      <strong>{t('selected', { count: counts.total })}</strong>
      {!part && <span>{t('holding', { count: counts.holding })}</span>}
      {counts.hidden > 0 && <span>{t('hidden', { count: counts.hidden })}</span>}
      {counts.missing > 0 && <span>{t('missing', { count: counts.missing })}</span>}
      {all !== 'all' && (
        <button type="button" className={styles.more} onClick={selectAll}>
          {selectAllLabel.title}
        </button>
      )}
      {!usersComplete && users.length !== total && (
        <span className={styles.caution}>
          {total === null ? t('onlyLoadedOpen') : t('onlyLoaded', { loaded: users.length, total })}
        </span>
      )}
      {loadRest && (
        <button type="button" className={styles.more} onClick={loadRest}>
          {t('loadRest')}
        </button>
      )}
    </div>
  );
}

/** Loads the remaining users; null while that is under way, done or impossible. */
function restLoader(roster: Roster, snapshot: RosterSnapshot): (() => void) | null {
  const { status, usersComplete } = snapshot;
  if (usersComplete) return null;
  switch (status.kind) {
    case 'asking':
      return () => roster.load({ confirmed: true });
    case 'partial':
      return () => roster.retry();
    case 'paused':
      return status.reason === 'user' ? () => roster.resume() : null;
    default:
      return null;
  }
}
