import fakeDataProvider from 'ra-data-fakerest';
import { Admin, DataTable, List, Resource } from 'react-admin';
import { createRoot } from 'react-dom/client';
import { makeLargeRoster } from '../../../src/domain/roster/testing/large-roster';

// In the page: it waits for no server, which is to its advantage.
const dataProvider = fakeDataProvider({ users: makeLargeRoster(1000) });

/** As its quick start makes a list. */
function UserList() {
  return (
    <List>
      <DataTable>
        <DataTable.Col source="name" />
        <DataTable.Col source="username" />
        <DataTable.Col source="holdsSeat" />
        <DataTable.Col source="state" />
        <DataTable.Col source="publicEmail" />
        <DataTable.Col source="lastActivityOn" />
        <DataTable.Col source="lastDuoActivityOn" />
      </DataTable>
    </List>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Admin dataProvider={dataProvider}>
      <Resource name="users" list={UserList} />
    </Admin>,
  );
}
