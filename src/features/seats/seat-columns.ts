import { columnVisibilityFeature, tableFeatures, type ColumnDef } from '@tanstack/react-table';
import type { SortColumn } from '../../domain/roster/sort';
import type { SeatUser } from '../../domain/seat-user';

/** Only the features in use are bundled. Sorting, filtering and selection are the roster's own. */
export const seatTableFeatures = tableFeatures({ columnVisibilityFeature });

export type SeatColumnId = 'select' | 'user' | 'seat' | 'state' | 'email' | 'gitlab' | 'duo';

export type SeatColumn = ColumnDef<typeof seatTableFeatures, SeatUser> & {
  readonly id: SeatColumnId;
};

/** The columns in their order. */
export const SEAT_COLUMNS: SeatColumn[] = [
  { id: 'select', enableHiding: false },
  { id: 'user', accessorKey: 'name', enableHiding: false },
  { id: 'seat', accessorKey: 'holdsSeat' },
  { id: 'state', accessorKey: 'state' },
  { id: 'email', accessorKey: 'publicEmail' },
  { id: 'gitlab', accessorKey: 'lastActivityOn' },
  { id: 'duo', accessorKey: 'lastDuoActivityOn' },
];

/** By which key of the roster a column sorts. */
export const SORTED_BY: Readonly<Partial<Record<SeatColumnId, SortColumn>>> = {
  user: 'name',
  seat: 'seat',
  state: 'state',
  email: 'email',
  gitlab: 'gitlab',
  duo: 'duo',
};

/** Track sizes of the CSS grid that lays out head and rows alike. */
export const TRACKS: Readonly<Record<SeatColumnId, string>> = {
  select: '44px',
  user: 'minmax(220px, 2fr)',
  seat: '76px',
  state: 'minmax(104px, 0.7fr)',
  email: 'minmax(120px, 1.2fr)',
  gitlab: 'minmax(132px, 0.9fr)',
  duo: 'minmax(132px, 0.9fr)',
};
