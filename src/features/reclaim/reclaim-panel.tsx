import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Candidate, ReclaimReason } from '../../domain/reclaim/candidates';
import type { Selection } from '../../domain/roster/selection/selection';
import { EmailsNotice } from '../shared/emails/emails';
import { RosterNotices, RosterStatusLine } from '../shared/purchase/roster-status';
import { FilterBar } from '../shared/seats-list/filters/filter-bar';
import { UsageNotice } from '../shared/seats-list/list-notices';
import { ListDialogs } from '../shared/seats-list/list-dialogs';
import { useSeatsList } from '../shared/seats-list/seats-list-context';
import { SelectionBar } from '../shared/seats-list/selection/selection-bar';
import { SeatsBody } from '../shared/seats-list/table/seats-body';
import { TableTools } from '../shared/seats-list/table-tools';
import { usePanelKeys } from '../shared/seats-list/use-panel-keys';
import styles from './reclaim.module.css';

type ReclaimPanelProps = {
  readonly candidates: readonly Candidate[];
  readonly onRemove: () => void;
  /** In the bar of the selected users, beside removing their seats. */
  readonly actions: ReactNode;
  /** In place of the table where there are no candidates. */
  readonly empty: ReactNode;
};

/** The candidates in the users table, with a box for each reason. */
export function ReclaimPanel({ candidates, onRemove, actions, empty }: ReclaimPanelProps) {
  const { roster, snapshot, rows, note, selection, canWrite, workspace } = useSeatsList();
  const [keysOpen, setKeysOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const addRef = useRef<HTMLButtonElement>(null);
  usePanelKeys({
    search: () => searchRef.current?.focus(),
    filter: () => addRef.current?.click(),
    assign: () => undefined,
    remove: () => canWrite && selection.counts.total > 0 && onRemove(),
    selectAll: selection.selectAll,
    clear: selection.clear,
    help: () => setKeysOpen(true),
  });
  return (
    <>
      <RosterNotices roster={roster} snapshot={snapshot} />
      <EmailsNotice workspace={workspace} />
      <RosterStatusLine
        roster={roster}
        snapshot={snapshot}
        shown={rows.length}
        filtering
        note={note}
      />
      <UsageNotice />
      {empty ?? (
        <>
          <ReasonBoxes candidates={candidates} />
          <FilterBar searchRef={searchRef} addRef={addRef}>
            <TableTools onKeys={() => setKeysOpen(true)} />
          </FilterBar>
          <SeatsBody />
        </>
      )}
      <SelectionBar onRemove={onRemove}>{actions}</SelectionBar>
      <ListDialogs keysOpen={keysOpen} onCloseKeys={() => setKeysOpen(false)} />
    </>
  );
}

const REASONS: readonly ReclaimReason[] = ['blocked', 'never', 'idle', 'light'];

/** Selects or deselects all candidates with the same reason. */
function ReasonBoxes({ candidates }: Pick<ReclaimPanelProps, 'candidates'>) {
  const t = useTranslations('reclaim.groups');
  const { workspace, selection } = useSeatsList();
  return (
    <div role="group" aria-label={t('label')} className={styles.reasons}>
      {REASONS.map((reason) => {
        const ids = candidates.flatMap((one) => (one.reason === reason ? [one.user.id] : []));
        const count = ids.filter((id) => selection.selected.ids.has(id)).length;
        return (
          ids.length > 0 && (
            <ReasonBox
              key={reason}
              label={t(reason, { count: ids.length })}
              state={count === 0 ? 'none' : count === ids.length ? 'all' : 'some'}
              onChange={(on) => setAll(workspace.selection, ids, on)}
            />
          )
        );
      })}
    </div>
  );
}

function setAll(selection: Selection, ids: readonly string[], on: boolean): void {
  selection.set(ids, on);
}

type ReasonBoxProps = {
  readonly label: string;
  readonly state: 'none' | 'some' | 'all';
  readonly onChange: (on: boolean) => void;
};

function ReasonBox({ label, state, onChange }: ReasonBoxProps) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Only a property, not an attribute.
    if (ref.current) ref.current.indeterminate = state === 'some';
  }, [state]);
  return (
    <label className={styles.box}>
      <input
        ref={ref}
        type="checkbox"
        checked={state === 'all'}
        onChange={() => onChange(state !== 'all')}
      />
      {label}
    </label>
  );
}
