import * as v from 'valibot';
import { FIXED_COLUMNS, SEAT_COLUMN_IDS, type SeatColumnId } from './seat-columns';

/** How the table is laid out; remembered by the browser. */
export type TableLayout = {
  /** All columns, also the hidden ones. The boxes stay first. */
  readonly order: readonly SeatColumnId[];
  readonly hidden: readonly SeatColumnId[];
  /** In px, of columns that were resized. */
  readonly widths: Readonly<Partial<Record<SeatColumnId, number>>>;
  readonly dense: boolean;
};

export const DEFAULT_LAYOUT: TableLayout = {
  order: SEAT_COLUMN_IDS,
  hidden: ['login'],
  widths: {},
  dense: false,
};

export type LayoutAction =
  | { readonly type: 'toggle'; readonly column: SeatColumnId }
  /** Puts a column in front of another one, or last. */
  | { readonly type: 'place'; readonly column: SeatColumnId; readonly before: SeatColumnId | null }
  /** Changes places with the shown neighbor to the left (-1) or right (1). */
  | {
      readonly type: 'shift';
      readonly column: SeatColumnId;
      readonly by: -1 | 1;
      readonly shown: readonly SeatColumnId[];
    }
  /** Null: as wide as there is room for. */
  | { readonly type: 'width'; readonly column: SeatColumnId; readonly width: number | null }
  | { readonly type: 'density' }
  | { readonly type: 'reset' };

export function layoutReducer(layout: TableLayout, action: LayoutAction): TableLayout {
  switch (action.type) {
    case 'toggle': {
      const { column } = action;
      if (FIXED_COLUMNS.has(column)) return layout;
      const others = layout.hidden.filter((one) => one !== column);
      const hidden = others.length < layout.hidden.length ? others : [...others, column];
      return { ...layout, hidden };
    }
    case 'place':
      return { ...layout, order: placed(layout.order, action.column, action.before) };
    case 'shift': {
      const { column, by, shown } = action;
      const index = shown.indexOf(column);
      // To the right means in front of the one after the neighbor.
      const before = by < 0 ? shown[index - 1] : (shown[index + 2] ?? null);
      const stays = index < 0 || before === undefined || (by > 0 && index === shown.length - 1);
      return stays ? layout : { ...layout, order: placed(layout.order, column, before) };
    }
    case 'width': {
      const { [action.column]: _before, ...others } = layout.widths;
      const width = action.width === null ? null : clampWidth(action.column, action.width);
      return { ...layout, widths: width === null ? others : { ...others, [action.column]: width } };
    }
    case 'density':
      return { ...layout, dense: !layout.dense };
    case 'reset':
      return { ...DEFAULT_LAYOUT, dense: layout.dense };
  }
}

function placed(
  order: readonly SeatColumnId[],
  column: SeatColumnId,
  before: SeatColumnId | null,
): readonly SeatColumnId[] {
  if (column === 'select' || before === 'select' || column === before) return order;
  const rest = order.filter((one) => one !== column);
  const index = before === null ? rest.length : rest.indexOf(before);
  return index < 0 ? order : rest.toSpliced(index, 0, column);
}

/** What a column needs to say anything, in px. All of them together fit beside each other on a tablet. */
export const MIN_WIDTH: Readonly<Record<SeatColumnId, number>> = {
  select: 44,
  user: 140,
  seat: 60,
  state: 76,
  email: 76,
  gitlab: 84,
  duo: 84,
  login: 84,
};

const MAX_WIDTH = 640;

export function clampWidth(column: SeatColumnId, width: number): number {
  return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH[column], width)));
}

/** Shares of the room that is left, for columns that nobody resized. */
const SHARE: Readonly<Record<SeatColumnId, string>> = {
  select: '44px',
  user: '2.4fr',
  seat: '80px',
  state: '0.8fr',
  email: '1.3fr',
  gitlab: '1.1fr',
  duo: '1.1fr',
  login: '1.1fr',
};

/** Track sizes of the CSS grid that lays out head and rows alike; never wider than the table. */
export function tracksOf(columns: readonly SeatColumnId[], widths: TableLayout['widths']): string {
  return columns
    .map((column) => {
      const width = widths[column];
      const most = width === undefined ? SHARE[column] : `${width}px`;
      return `minmax(${MIN_WIDTH[column]}px, ${most})`;
    })
    .join(' ');
}

const Column = v.picklist(SEAT_COLUMN_IDS);
const Kept = v.object({
  order: v.fallback(v.array(v.fallback(v.nullable(Column), null)), []),
  hidden: v.fallback(v.array(v.fallback(v.nullable(Column), null)), []),
  widths: v.fallback(v.record(v.string(), v.pipe(v.number(), v.finite())), {}),
  dense: v.fallback(v.boolean(), false),
});

/** The layout in what the browser kept; whatever is unknown or wrong in it is left out. */
export function readLayout(value: unknown): TableLayout {
  const read = v.safeParse(Kept, value);
  if (!read.success) return DEFAULT_LAYOUT;
  const { order, hidden, widths, dense } = read.output;
  const known = order.filter((column) => column !== null);
  const kept = new Set<SeatColumnId>(['select', ...known]);
  // A column that came with a later version takes its place at the end.
  const late = SEAT_COLUMN_IDS.filter((column) => !kept.has(column));
  const lateHidden = late.filter((column) => DEFAULT_LAYOUT.hidden.includes(column));
  return {
    order: [...kept, ...late],
    hidden: [...new Set([...hidden, ...lateHidden])].filter(
      (column) => column !== null && !FIXED_COLUMNS.has(column),
    ) as readonly SeatColumnId[],
    widths: Object.fromEntries(
      SEAT_COLUMN_IDS.flatMap((column) => {
        const width = widths[column];
        return width === undefined ? [] : [[column, clampWidth(column, width)]];
      }),
    ),
    dense,
  };
}
