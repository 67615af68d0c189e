import { useTranslations } from 'use-intl';
import type { Roster } from '../../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import type { SelectionCounts } from '../../../domain/roster/selection/selection';
import { restLoader } from './rest-loader';
import type { SelectAllLabel } from '../table/seats-head';
import { SelectionBar } from './selection-bar';

type SeatsBulkProps = {
  readonly roster: Roster;
  readonly snapshot: RosterSnapshot;
  readonly counts: SelectionCounts;
  /** Null when all that are shown are selected. */
  readonly selectAllLabel: SelectAllLabel | null;
  readonly onSelectAll: () => void;
  readonly canWrite: boolean;
  readonly readOnlyWhy: string;
  readonly onClear: () => void;
  readonly onAssign: () => void;
  readonly onRemove: () => void;
};

/** The bar of the selected users, with what it covers: everybody, or only who is loaded. */
export function SeatsBulk(props: SeatsBulkProps) {
  const { roster, snapshot, counts, selectAllLabel, onSelectAll, ...actions } = props;
  const t = useTranslations('seats.bar');
  const { usersComplete, users, total } = snapshot;
  const loaded = users.length;
  return (
    <SelectionBar
      {...counts}
      {...actions}
      more={selectAllLabel && { label: selectAllLabel.title, onSelect: onSelectAll }}
      onlyLoaded={
        usersComplete
          ? null
          : total === null
            ? t('onlyLoadedOpen')
            : t('onlyLoaded', { loaded, total })
      }
      onLoadRest={restLoader(roster, snapshot)}
    />
  );
}
