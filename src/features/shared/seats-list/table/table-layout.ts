import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  functionalUpdate,
  tableFeatures,
  useTable,
  type ColumnOrderState,
  type ColumnSizingState,
  type ColumnVisibilityState,
  type Updater,
} from '@tanstack/react-table';
import { useCallback, useMemo, useRef, useState } from 'react';
import * as v from 'valibot';
import type { SeatUser } from '../../../../domain/seat-user';
import { type FeatureColumn, isFeatureColumn } from '../../../../domain/roster/view/list-state';
import {
  type ColumnFeatures,
  columnOf,
  isColumnId,
  SEAT_COLUMNS,
  type SeatColumn,
  type SeatColumnId,
} from './columns';

/** How the table is laid out, in the terms of TanStack Table. */
export type TableLayout = {
  /** Ids of all columns, also of hidden and unavailable ones. The check boxes stay first. */
  readonly columnOrder: ColumnOrderState;
  /** A column that is not in it is visible. */
  readonly columnVisibility: ColumnVisibilityState;
  /** In px, of columns that were resized. */
  readonly columnSizing: ColumnSizingState;
  readonly dense: boolean;
};

const COLUMN_IDS = SEAT_COLUMNS.map(({ id }) => id);

export const DEFAULT_LAYOUT: TableLayout = {
  columnOrder: COLUMN_IDS,
  columnVisibility: Object.fromEntries(
    SEAT_COLUMNS.filter(({ hiding }) => hiding === 'hidden').map(({ id }) => [id, false]),
  ),
  columnSizing: {},
  dense: false,
};

const MAX_WIDTH = 640;

/** The width, in px, that a column gets when another one is asked for. */
export function clampWidth({ minWidth }: SeatColumn, width: number): number {
  return Math.round(Math.min(MAX_WIDTH, Math.max(minWidth, width)));
}

/** The order with a column in front of another one, or last for null. */
export function moveColumn(
  order: ColumnOrderState,
  column: SeatColumnId,
  before: SeatColumnId | null,
): ColumnOrderState {
  if (column === 'select' || before === 'select' || column === before) return order;
  const others = order.filter((one) => one !== column);
  const index = before === null ? others.length : others.indexOf(before);
  return index < 0 ? order : others.toSpliced(index, 0, column);
}

/** The order after a column changed places with its neighbor among `shown`: -1 left, 1 right. */
export function shiftColumn(
  order: ColumnOrderState,
  column: SeatColumnId,
  by: -1 | 1,
  shown: readonly SeatColumnId[],
): ColumnOrderState {
  const index = shown.indexOf(column);
  const neighbor = shown[index + by];
  if (index < 0 || neighbor === undefined) return order;
  // To the right means in front of the one after the neighbor.
  return moveColumn(order, column, by < 0 ? neighbor : (shown[index + 2] ?? null));
}

/** CSS grid tracks for the head and the rows alike; together never wider than the table. */
export function tracksOf(columns: readonly SeatColumn[], sizing: ColumnSizingState): string {
  return columns
    .map(({ id, minWidth, width }) => {
      const size = sizing[id];
      return `minmax(${minWidth}px, ${size === undefined ? width : `${size}px`})`;
    })
    .join(' ');
}

/** What the browser keeps; the format of version 1, from before TanStack Table had the state. */
const StoredColumn = v.fallback(v.nullable(v.custom<SeatColumnId>(isColumnId)), null);
const StoredLayout = v.object({
  order: v.fallback(v.array(StoredColumn), []),
  hidden: v.fallback(v.array(StoredColumn), []),
  widths: v.fallback(v.record(v.string(), v.pipe(v.number(), v.finite())), {}),
  dense: v.fallback(v.boolean(), false),
});
const StoredSettings = v.object({
  layout: v.optional(v.unknown()),
  dismissed: v.fallback(v.array(v.unknown()), []),
});

type Settings = {
  readonly layout: TableLayout;
  /** The notices that the user closed. */
  readonly dismissed: readonly string[];
};

/** The stored settings; what is unknown or invalid in them is left out. */
export function readSettings(value: unknown): Settings {
  const read = v.safeParse(StoredSettings, value);
  if (!read.success) return { layout: DEFAULT_LAYOUT, dismissed: [] };
  const { layout, dismissed } = read.output;
  return {
    layout: readLayout(layout),
    dismissed: dismissed.filter((notice) => typeof notice === 'string'),
  };
}

function readLayout(value: unknown): TableLayout {
  const read = v.safeParse(StoredLayout, value);
  if (!read.success) return DEFAULT_LAYOUT;
  const { order, hidden, widths, dense } = read.output;
  const known = new Set(['select', ...order].filter((id) => id !== null));
  // A column of a later version goes to the end.
  const missing = COLUMN_IDS.filter((id) => !known.has(id));
  const visibility = SEAT_COLUMNS.flatMap(({ id, hiding }) =>
    hiding !== 'no' && (hidden.includes(id) || (hiding === 'hidden' && missing.includes(id)))
      ? [[id, false] as const]
      : [],
  );
  // Of each feature there may be a column, so that only those that were shown are visible.
  const features = [...known].filter(isFeatureColumn);
  const sizing = Object.entries(widths).flatMap(([id, width]) =>
    isColumnId(id) ? [[id, clampWidth(columnOf(id), width)] as const] : [],
  );
  return {
    columnOrder: [...known, ...missing],
    columnVisibility: Object.fromEntries([
      ...visibility,
      ...features.map((id) => [id, !hidden.includes(id)] as const),
    ]),
    columnSizing: Object.fromEntries(sizing),
    dense,
  };
}

/** The settings in the format that `readSettings` reads. */
export function storedSettings({ layout, dismissed }: Settings) {
  const { columnOrder, columnVisibility, columnSizing, dense } = layout;
  const hidden = columnOrder.filter((id) => !isVisible(columnVisibility, id));
  return {
    version: 1,
    layout: { order: columnOrder, hidden, widths: columnSizing, dense },
    dismissed,
  };
}

/** Whether a column is shown. That of a feature is hidden until it is switched on. */
function isVisible(visibility: ColumnVisibilityState, id: string): boolean {
  return visibility[id] ?? !isFeatureColumn(id);
}

export type TableSettingsPort = {
  read(): unknown;
  /** False when the browser does not keep it beyond the page. */
  write(value: unknown): boolean;
};

/** Notices about other versions of GitLab are not worth keeping forever. */
const MAX_DISMISSED = 20;

const TABLE_FEATURES = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
});
const NO_ROWS: SeatUser[] = [];
const NO_FEATURES: readonly FeatureColumn[] = [];

/** The columns of the table as this browser lays them out, and the ways to change that. */
export function useTableLayout(
  port: TableSettingsPort,
  features: ColumnFeatures,
  /** The columns of the features that this GitLab counts, as far as they are known. */
  counted: readonly FeatureColumn[] = NO_FEATURES,
) {
  const [{ layout, dismissed }, setSettings] = useState(() => readSettings(port.read()));
  const latest = useRef({ layout, dismissed });
  const save = useCallback(
    (change: Partial<Settings>) => {
      // Two changes before the next render must not undo each other.
      latest.current = { ...latest.current, ...change };
      setSettings(latest.current);
      port.write(storedSettings(latest.current));
    },
    [port],
  );
  /** The layout with the columns of features in it, at the end, until they are moved. */
  function complete(layout: TableLayout): TableLayout {
    const { columnOrder: order, columnVisibility: visibility } = layout;
    const added = counted.filter((id) => !order.includes(id));
    if (added.length === 0) return layout;
    const hidden = Object.fromEntries(added.map((id) => [id, isVisible(visibility, id)]));
    return {
      ...layout,
      columnOrder: [...order, ...added],
      columnVisibility: { ...hidden, ...visibility },
    };
  }
  function update<Key extends keyof TableLayout>(
    key: Key,
    updater: Updater<TableLayout[Key]>,
  ): void {
    const before = complete(latest.current.layout);
    const value = functionalUpdate(updater, before[key]);
    if (value !== before[key]) save({ layout: { ...before, [key]: value } });
  }

  const { columnOrder, columnVisibility, columnSizing, dense } = complete(layout);
  const ids = [...COLUMN_IDS, ...columnOrder.filter(isFeatureColumn)].join();
  const definitions = useMemo(
    () =>
      ids
        .split(',')
        .filter(isColumnId)
        .map(columnOf)
        .filter(({ isAvailable }) => isAvailable?.(features) ?? true)
        .map(({ id, hiding }) => ({ id, enableHiding: hiding !== 'no' })),
    [features, ids],
  );
  const table = useTable({
    features: TABLE_FEATURES,
    columns: definitions,
    // The table library never sees the users: rows are the roster's business.
    data: NO_ROWS,
    state: { columnOrder, columnVisibility, columnSizing },
    onColumnOrderChange: (updater) => update('columnOrder', updater),
    onColumnVisibilityChange: (updater) => update('columnVisibility', updater),
    onColumnSizingChange: (updater) => update('columnSizing', updater),
  });

  return {
    /** Those that this GitLab supports, hidden ones too, in order. */
    available: useColumns(table.getAllLeafColumns()),
    /** Those in the table, in order. */
    shown: useColumns(table.getVisibleLeafColumns()),
    sizing: columnSizing,
    dense,
    dismissed,
    toggle: (column: SeatColumnId) => table.getColumn(column)?.toggleVisibility(),
    move: (column: SeatColumnId, before: SeatColumnId | null) =>
      table.setColumnOrder((order) => moveColumn(order, column, before)),
    shift: (column: SeatColumnId, by: -1 | 1, among: readonly SeatColumn[]) =>
      table.setColumnOrder((order) =>
        shiftColumn(
          order,
          column,
          by,
          among.map(({ id }) => id),
        ),
      ),
    /** In px; null gives the column its share of the free width again. */
    resize(column: SeatColumn, width: number | null) {
      if (width === null) {
        table.getColumn(column.id)?.resetSize();
        return;
      }
      const size = clampWidth(column, width);
      table.setColumnSizing((sizing) => ({ ...sizing, [column.id]: size }));
    },
    toggleDensity: () => update('dense', (before) => !before),
    reset: () => save({ layout: { ...DEFAULT_LAYOUT, dense } }),
    dismiss: (notice: string) =>
      save({ dismissed: [...latest.current.dismissed, notice].slice(-MAX_DISMISSED) }),
  };
}

/** The columns of the table library's; the same array until one comes, goes or moves. */
function useColumns(columns: readonly { readonly id: string }[]): readonly SeatColumn[] {
  const ids = columns.map(({ id }) => id).join();
  return useMemo(() => ids.split(',').filter(isColumnId).map(columnOf), [ids]);
}
