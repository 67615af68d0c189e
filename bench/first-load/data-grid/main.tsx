import { ApolloClient, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { ApolloProvider, useQuery } from '@apollo/client/react';
import { DataGrid, type GridColDef } from '@mui/x-data-grid';
import { createRoot } from 'react-dom/client';

const params = new URLSearchParams(window.location.search);

const client = new ApolloClient({
  link: new HttpLink({
    uri: `${params.get('gitlab') ?? ''}/api/graphql`,
    headers: { Authorization: `Bearer ${params.get('token') ?? ''}` },
    credentials: 'omit',
  }),
  cache: new InMemoryCache(),
});

const USERS: TypedDocumentNode<Answer> = gql`
  query Users($purchase: GitlabSubscriptionsAddOnPurchaseID!) {
    namespace(fullPath: "acme") {
      id
      addOnEligibleUsers(addOnType: DUO_ENTERPRISE, addOnPurchaseIds: [$purchase], first: 100) {
        nodes {
          id
          name
          username
          state
          publicEmail
          lastActivityOn
          lastDuoActivityOn
          addOnAssignments(addOnPurchaseIds: [$purchase]) {
            nodes {
              addOnPurchase {
                id
              }
            }
          }
        }
      }
    }
  }
`;

type User = {
  readonly id: string;
  readonly addOnAssignments: { readonly nodes: readonly unknown[] };
};
type Answer = { readonly namespace: { readonly addOnEligibleUsers: { readonly nodes: User[] } } };

const COLUMNS: GridColDef<User>[] = [
  { field: 'name', headerName: 'User', width: 200 },
  { field: 'username', headerName: 'Username', width: 150 },
  {
    field: 'holdsSeat',
    headerName: 'Seat',
    width: 90,
    valueGetter: (_value, { addOnAssignments }) =>
      addOnAssignments.nodes.length > 0 ? 'Yes' : 'No',
  },
  { field: 'state', headerName: 'State', width: 120 },
  { field: 'publicEmail', headerName: 'Email', width: 220 },
  { field: 'lastActivityOn', headerName: 'GitLab activity', width: 140 },
  { field: 'lastDuoActivityOn', headerName: 'Duo activity', width: 140 },
];

function Users() {
  const { data, loading } = useQuery(USERS, {
    variables: { purchase: params.get('purchase') },
  });
  return (
    <div style={{ height: '90vh' }}>
      <DataGrid
        rows={data?.namespace.addOnEligibleUsers.nodes ?? []}
        columns={COLUMNS}
        loading={loading}
        checkboxSelection
      />
    </div>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ApolloProvider client={client}>
      <Users />
    </ApolloProvider>,
  );
}
