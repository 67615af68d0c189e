import {
  columnOrderingFeature,
  columnVisibilityFeature,
  tableFeatures,
  type ColumnDef,
} from '@tanstack/react-table';
import type { GatewayFeatures } from '../../../domain/gateway';
import type { SortColumn } from '../../../domain/roster/view/list-state';
import type { SeatUser } from '../../../domain/seat-user';

/** Only the features in use are bundled. Sorting, filtering and selection are the roster's own. */
export const seatTableFeatures = tableFeatures({ columnOrderingFeature, columnVisibilityFeature });

/** The columns in the order they have until somebody moves them. */
export const SEAT_COLUMN_IDS = [
  'select',
  'user',
  'seat',
  'state',
  'email',
  'gitlab',
  'duo',
  'login',
] as const;

export type SeatColumnId = (typeof SEAT_COLUMN_IDS)[number];

type SeatColumn = ColumnDef<typeof seatTableFeatures, SeatUser> & {
  readonly id: SeatColumnId;
};

export const SEAT_COLUMNS: SeatColumn[] = [
  { id: 'select', enableHiding: false },
  { id: 'user', accessorKey: 'name', enableHiding: false },
  { id: 'seat', accessorKey: 'holdsSeat' },
  { id: 'state', accessorKey: 'state' },
  { id: 'email', accessorKey: 'publicEmail' },
  { id: 'gitlab', accessorKey: 'lastActivityOn' },
  { id: 'duo', accessorKey: 'lastDuoActivityOn' },
  { id: 'login', accessorKey: 'lastLoginAt' },
];

/** The columns of a card, which are the same whatever the table's are. */
export const CARD_COLUMNS: readonly SeatColumnId[] = ['select', 'user', 'seat', 'state'];

/** A row is nothing without its box and its name. */
export const FIXED_COLUMNS: ReadonlySet<SeatColumnId> = new Set(['select', 'user']);

/** By which key of the roster a column sorts. */
export const SORTED_BY: Readonly<Partial<Record<SeatColumnId, SortColumn>>> = {
  user: 'name',
  seat: 'seat',
  state: 'state',
  email: 'email',
  gitlab: 'gitlab',
  duo: 'duo',
  login: 'login',
};

/** Columns of which this GitLab has nothing to tell. */
export function missingColumns(
  features: Pick<GatewayFeatures, 'lastDuoActivity' | 'lastLogin'>,
): ReadonlySet<SeatColumnId> {
  const missing = new Set<SeatColumnId>();
  if (!features.lastDuoActivity) missing.add('duo');
  if (!features.lastLogin) missing.add('login');
  return missing;
}
