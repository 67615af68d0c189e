import { createTheme, ThemeProvider } from '@mui/material/styles';
import {
  MaterialReactTable,
  useMaterialReactTable,
  type MRT_ColumnDef,
  type MRT_TableInstance,
} from 'material-react-table';
import { useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import type { ActivityDay, SeatUser } from '../../../src/domain/seat-user';
import { find, textOf, type, type Candidate } from '../candidate';
import { SearchAbove } from './search-above';
import { dayWord, emailWord, GRID_HEIGHT, seatWord } from './words';

const COLUMNS: MRT_ColumnDef<SeatUser>[] = [
  { accessorKey: 'name', header: 'User', size: 200 },
  { accessorKey: 'username', header: 'Username', size: 150 },
  {
    accessorKey: 'holdsSeat',
    header: 'Seat',
    size: 90,
    Cell: ({ row }) => seatWord(row.original.holdsSeat),
  },
  { accessorKey: 'state', header: 'State', size: 120 },
  {
    accessorKey: 'publicEmail',
    header: 'Email',
    size: 220,
    Cell: ({ row }) => emailWord(row.original.publicEmail),
  },
  {
    accessorKey: 'lastActivityOn',
    header: 'GitLab activity',
    size: 140,
    Cell: ({ cell }) => dayWord(cell.getValue<ActivityDay>()),
  },
  {
    accessorKey: 'lastDuoActivityOn',
    header: 'Duo activity',
    size: 140,
    Cell: ({ cell }) => dayWord(cell.getValue<ActivityDay>()),
  },
];

const theme = createTheme();
const rowId = ({ id }: SeatUser) => id;

let shownNow: MRT_TableInstance<SeatUser> | null = null;

type GridProps = { readonly users: readonly SeatUser[]; readonly text: string };

/** As its guide to virtualized rows says; searching without its fuzzy ranking, which sorts by rank as well. */
function Grid({ users, text }: GridProps) {
  const rows = useMemo(() => [...users], [users]);
  const table = useMaterialReactTable({
    columns: COLUMNS,
    data: rows,
    getRowId: rowId,
    state: { globalFilter: text },
    enableRowVirtualization: true,
    rowVirtualizerOptions: { overscan: 5 },
    enablePagination: false,
    enableBottomToolbar: false,
    enableRowSelection: true,
    selectAllMode: 'all',
    enableGlobalFilterRankedResults: false,
    globalFilterFn: 'contains',
    initialState: { density: 'compact' },
    muiTableContainerProps: { style: { height: GRID_HEIGHT, maxHeight: GRID_HEIGHT } },
  });
  shownNow = table;
  return <MaterialReactTable table={table} />;
}

export const mrt: Candidate = {
  mount(root, users) {
    createRoot(root).render(
      <ThemeProvider theme={theme}>
        <SearchAbove>{(text) => <Grid users={users} text={text} />}</SearchAbove>
      </ThemeProvider>,
    );
  },
  topRow: () => textOf('tbody tr[data-index="0"]'),
  shown: () => shownNow?.getRowModel().rows.length ?? 0,
  sortByName: () => find('thead .MuiTableSortLabel-root').click(),
  search: (text) => type(find<HTMLInputElement>('#search'), text),
  selectAll: () => find('thead input[type=checkbox]').click(),
  isTopSelected: () =>
    find<HTMLInputElement>('tbody tr[data-index="0"] input[type=checkbox]').checked,
  scroller: () => find('.MuiTableContainer-root'),
};
