import { createTheme, ThemeProvider } from '@mui/material/styles';
import { DataGrid, type GridColDef, type GridFilterModel } from '@mui/x-data-grid';
import { useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import type { ActivityDay, SeatUser } from '../../../src/domain/seat-user';
import { find, textOf, type, type Candidate } from '../candidate';
import { SearchAbove } from './search-above';
import { dayWord, emailWord, GRID_HEIGHT, ROW_HEIGHT, seatWord } from './words';

const day = (value: ActivityDay) => dayWord(value);

const COLUMNS: GridColDef<SeatUser>[] = [
  { field: 'name', headerName: 'User', width: 200 },
  { field: 'username', headerName: 'Username', width: 150 },
  { field: 'holdsSeat', headerName: 'Seat', width: 90, valueFormatter: seatWord },
  { field: 'state', headerName: 'State', width: 120 },
  { field: 'publicEmail', headerName: 'Email', width: 220, valueFormatter: emailWord },
  { field: 'lastActivityOn', headerName: 'GitLab activity', width: 140, valueFormatter: day },
  { field: 'lastDuoActivityOn', headerName: 'Duo activity', width: 140, valueFormatter: day },
];

const theme = createTheme();
const FIRST_PAGE = { pagination: { paginationModel: { page: 0, pageSize: 100 } } };

type GridProps = { readonly users: readonly SeatUser[]; readonly text: string };

/** The community edition shows at most 100 rows a page: the other rows are behind its pager. */
function Grid({ users, text }: GridProps) {
  const filterModel = useMemo<GridFilterModel>(
    () => ({ items: [], quickFilterValues: text === '' ? [] : [text] }),
    [text],
  );
  return (
    <div style={{ height: GRID_HEIGHT }}>
      <DataGrid
        rows={users}
        columns={COLUMNS}
        rowHeight={ROW_HEIGHT}
        checkboxSelection
        disableRowSelectionOnClick
        filterModel={filterModel}
        initialState={FIRST_PAGE}
        pageSizeOptions={[100]}
      />
    </div>
  );
}

export const muiX: Candidate = {
  mount(root, users) {
    createRoot(root).render(
      <ThemeProvider theme={theme}>
        <SearchAbove>{(text) => <Grid users={users} text={text} />}</SearchAbove>
      </ThemeProvider>,
    );
  },
  topRow: () => textOf('.MuiDataGrid-row[data-rowindex="0"]'),
  shown: () => Number(find('[role=grid]').getAttribute('aria-rowcount')) - 1,
  sortByName: () => find('[role=columnheader][data-field=name]').click(),
  search: (text) => type(find<HTMLInputElement>('#search'), text),
  selectAll: () => find('[role=columnheader] input[type=checkbox]').click(),
  isTopSelected: () => find('.MuiDataGrid-row[data-rowindex="0"]').ariaSelected === 'true',
  scroller: () => find('.MuiDataGrid-virtualScroller'),
};
