import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import type { SeatUser } from '../../../domain/seat-user';
import { useNarrowWindow } from '../../../ui/layout/use-narrow-window';
import type { Workspace } from '../../../workspace/workspace';
import type { ShownFeatures } from '../team-view/use-team-view';
import { useUserParam } from './details/use-user-param';
import type { WritePermission } from '../use-write-permission';
import { useSeatSelection } from './selection/use-seat-selection';
import type { CellProps } from './table/cells';
import { useTableLayout, type TableSettingsPort } from './table/table-layout';
import { useListState } from './use-list-state';
import { useSeatRows } from './use-seat-rows';
import { isFilteringUse } from '../../../domain/roster/filters/filters';
import { type FeatureColumn, isUsageColumn } from '../../../domain/roster/view/list-state';
import type { ListUsage } from './usage/list-usage';
import { showsUsage } from '../usage/shows-usage';
import { type SeatsKnown, useSeatSince } from './use-seat-since';

/** Some users, in the order that they have unless they are sorted, and the cell that says why they are listed. */
export type ListPart = {
  readonly users: readonly SeatUser[];
  readonly Reason: (props: CellProps) => ReactNode;
};

export type SeatsListOptions = WritePermission & {
  readonly workspace: SeatsKnown &
    Pick<Workspace, 'roster' | 'selection' | 'view' | 'scope' | 'protectedUsers'>;
  /** Whether figures of use are needed, whatever the list shows. */
  readonly needsUse?: boolean;
  /** Seats that can still be assigned. */
  readonly available: number;
  /** Given where the list is about some users alone, who all hold a seat. */
  readonly part?: ListPart | undefined;
  /** The group's name, or the host. */
  readonly scopeName: string;
  readonly features: ShownFeatures;
  /** Such as `17.3.0-ee`; null where GitLab does not report it. */
  readonly version: string | null;
  readonly tableSettings: TableSettingsPort;
  /** Ids of users whose seat is being changed by a toggle right now. */
  readonly busy: ReadonlySet<string>;
  readonly onToggle: (user: SeatUser) => void;
};

export type SeatsList = ReturnType<typeof useSeatsListValue>;

const SeatsListContext = createContext<SeatsList | null>(null);

type SeatsListProviderProps = SeatsListOptions & { readonly children: ReactNode };

/** Provides what all parts of the seats page share: users, filters, selection, columns, permissions. */
export function SeatsListProvider({ children, ...options }: SeatsListProviderProps) {
  return <SeatsListContext value={useSeatsListValue(options)}>{children}</SeatsListContext>;
}

/** It changes with each keystroke and each loaded page; rows therefore read it only through their props. */
export function useSeatsList(): SeatsList {
  const list = useContext(SeatsListContext);
  if (list === null) throw new Error('useSeatsList needs a SeatsListProvider around it');
  return list;
}

function useSeatsListValue(options: SeatsListOptions) {
  const { workspace, part } = options;
  const { roster, scope } = workspace;
  const list = useListState();
  useEffect(() => roster.load(), [roster]);
  const hasReasons = part !== undefined;
  const [loadedUse, setUse] = useState<ListUsage>();
  const hasUsage = showsUsage(scope, options.features);
  const use = hasUsage ? loadedUse : undefined;
  const features = useMemo(
    () => ({ ...options.features, hasReasons, hasUsage }),
    [options.features, hasReasons, hasUsage],
  );
  const counted = use?.figures?.usage.features;
  const layout = useTableLayout(
    options.tableSettings,
    features,
    useMemo(() => counted?.map((feature): FeatureColumn => `use.${feature}`), [counted]),
  );
  const details = useUserParam();
  const { filters, sort } = list.state;
  const seatSince = useSeatSince(
    workspace,
    details.id !== null ||
      filters.since.length > 0 ||
      sort.some(({ column }) => column === 'since') ||
      layout.shown.some(({ id }) => id === 'since'),
  );
  const shown = useSeatRows(workspace, list, { seatSince, figures: use?.figures }, part?.users);
  const [note, say] = useNote();
  return {
    ...options,
    ...shown,
    /** With what this GitLab may tell of use. */
    features,
    roster,
    scope,
    list,
    selection: useSeatSelection(workspace, shown),
    layout,
    details,
    /** Since when seats are held; undefined until something shows it. */
    seatSince,
    /** Use by feature; undefined until its code is there. */
    use,
    setUse,
    /** Whether something shows, filters or sorts by figures of use. */
    needsUse:
      options.needsUse === true ||
      isFilteringUse(filters) ||
      sort.some(({ column }) => isUsageColumn(column)) ||
      layout.shown.some(({ sort: key }) => key !== undefined && isUsageColumn(key)),
    /** Whether the window is so narrow that each user is a card. */
    cards: useNarrowWindow(),
    /** How the last action went; it goes away by itself. */
    note,
    say,
  };
}

const SHOWN_FOR_MS = 6_000;

function useNote(): readonly [note: string, say: (label: string) => void] {
  // The count makes the same label, said again, a new one.
  const [note, setNote] = useState({ label: '', count: 0 });
  useEffect(() => {
    if (note.label === '') return undefined;
    const timer = setTimeout(() => setNote(({ count }) => ({ label: '', count })), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [note]);
  const say = useCallback(
    (label: string) => setNote(({ count }) => ({ label, count: count + 1 })),
    [],
  );
  return [note.label, say];
}
