import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../../ui/controls/button';
import type { Roster } from '../../../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../../../domain/roster/roster-snapshot';
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
  if (selection.counts.total === 0) return null;
  const describedBy = canWrite ? undefined : 'bulk-read-only';
  return (
    <div role="region" aria-label={t('label')} className={styles.bar}>
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
        <Button
          size="small"
          variant={onAssign ? 'outlined' : 'contained'}
          disabled={!canWrite}
          aria-describedby={describedBy}
          onClick={onRemove}
        >
          {t('remove')}
        </Button>
        {onAssign && (
          <Button
            size="small"
            variant="contained"
            disabled={!canWrite}
            aria-describedby={describedBy}
            onClick={onAssign}
          >
            {t('assign')}
          </Button>
        )}
      </div>
    </div>
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
      {!usersComplete && (
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
