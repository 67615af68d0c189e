import {
  ClientSideRowModelModule,
  QuickFilterModule,
  RowApiModule,
  RowSelectionModule,
  type ColDef,
  type GetRowIdParams,
  type GridApi,
  type RowSelectionOptions,
  type ValueFormatterParams,
} from 'ag-grid-community';
import { AgGridProvider, AgGridReact } from 'ag-grid-react';
import { useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import type { ActivityDay, SeatUser } from '../../../src/domain/seat-user';
import { find, textOf, type, type Candidate } from '../candidate';
import { SearchAbove } from './search-above';
import { dayWord, emailWord, GRID_HEIGHT, ROW_HEIGHT, seatWord } from './words';

/** Only what is used, as its guide to bundle sizes says. */
const MODULES = [ClientSideRowModelModule, QuickFilterModule, RowApiModule, RowSelectionModule];

const day = ({ value }: ValueFormatterParams<SeatUser, ActivityDay>) => dayWord(value);

// Types are named, so that no row is looked at to find them; text needs no component.
const COLUMNS: ColDef<SeatUser>[] = [
  { field: 'name', headerName: 'User', width: 200, cellDataType: 'text' },
  { field: 'username', headerName: 'Username', width: 150, cellDataType: 'text' },
  {
    field: 'holdsSeat',
    headerName: 'Seat',
    width: 90,
    cellDataType: false,
    valueFormatter: ({ data }) => seatWord(data?.holdsSeat ?? false),
  },
  { field: 'state', headerName: 'State', width: 120, cellDataType: 'text' },
  {
    field: 'publicEmail',
    headerName: 'Email',
    width: 220,
    cellDataType: 'text',
    valueFormatter: ({ data }) => emailWord(data?.publicEmail ?? null),
  },
  {
    field: 'lastActivityOn',
    headerName: 'GitLab activity',
    width: 140,
    cellDataType: 'text',
    valueFormatter: day,
  },
  {
    field: 'lastDuoActivityOn',
    headerName: 'Duo activity',
    width: 140,
    cellDataType: 'text',
    valueFormatter: day,
  },
];

const SELECTION: RowSelectionOptions<SeatUser> = { mode: 'multiRow', selectAll: 'filtered' };
const rowId = ({ data }: GetRowIdParams<SeatUser>) => data.id;

let api: GridApi<SeatUser> | null = null;

type GridProps = { readonly users: readonly SeatUser[]; readonly text: string };

function Grid({ users, text }: GridProps) {
  // Its types ask for an array that may be changed.
  const rows = useMemo(() => users as SeatUser[], [users]);
  return (
    <AgGridProvider modules={MODULES}>
      <div style={{ height: GRID_HEIGHT }}>
        <AgGridReact<SeatUser>
          rowData={rows}
          columnDefs={COLUMNS}
          getRowId={rowId}
          rowHeight={ROW_HEIGHT}
          rowSelection={SELECTION}
          quickFilterText={text}
          cacheQuickFilter
          onGridReady={(event) => {
            api = event.api;
          }}
        />
      </div>
    </AgGridProvider>
  );
}

export const agGrid: Candidate = {
  mount(root, users) {
    createRoot(root).render(
      <SearchAbove>{(text) => <Grid users={users} text={text} />}</SearchAbove>,
    );
  },
  topRow: () => textOf('.ag-row[row-index="0"]'),
  shown: () => api?.getDisplayedRowCount() ?? 0,
  sortByName: () => find('.ag-header-cell[col-id=name] .ag-header-cell-label').click(),
  search: (text) => type(find<HTMLInputElement>('#search'), text),
  selectAll: () => find('.ag-header-cell input[type=checkbox]').click(),
  isTopSelected: () => find('.ag-row[row-index="0"]').ariaSelected === 'true',
  scroller: () => find('.ag-grid-viewport'),
};
