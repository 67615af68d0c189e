import { ApolloProvider } from '@apollo/client/react';
import { act } from '@testing-library/react';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { DEFAULT_RETENTION } from '../../../domain/journal/journal';
import { SessionStoreContext, useSession } from '../../../gitlab/session/session-context';
import {
  createSessionStore,
  liveSession,
  type SessionStore,
} from '../../../gitlab/session/session-store';
import { createTokenVault } from '../../../gitlab/session/token-vault';
import { INSTANCE, strictGitLab, type StrictGitLab } from '../../../gitlab/testing/strict-gitlab';
import { renderWithMessages } from '../../../ui/messages/render-with-messages';
import { createWorkspaces, WorkspacesContext } from '../../../workspace/workspace';
import { DemoProvider } from '../demo-context';

type SignedInOptions = {
  /** Of the mocked GitLab. */
  readonly scenario?: string;
  /** One of the demo tokens; by default the first of the scenario. */
  readonly token?: string;
  /** Where the router starts. */
  readonly path?: string;
  /** Answers a request in place of the mocked GitLab. */
  readonly intercept?: (operation: string) => Response | undefined;
};

/** Renders below a session, its client and a router, against the mocked GitLab. */
export async function renderSignedIn(
  element: ReactElement,
  { scenario = 'groups', token, path = '/', intercept = () => undefined }: SignedInOptions = {},
): Promise<StrictGitLab & { readonly store: SessionStore; readonly path: () => string }> {
  const mocked = strictGitLab({ world: { scenario } });
  const store = createSessionStore(createTokenVault(null, null), {
    fetch: async (input, init) => {
      const body = typeof init?.body === 'string' ? init.body : '{}';
      const { operationName = '' } = JSON.parse(body) as { readonly operationName?: string };
      return intercept(operationName) ?? mocked.fetch(input, init);
    },
  });
  const [main] = mocked.gitlab.snapshot({ omit: ['users', 'seats', 'mails'] }).tokens;
  await store.signIn({ instance: INSTANCE, token: token ?? main?.token ?? '', keep: false });
  const paths = [path];
  await act(async () => {
    renderWithMessages(
      <SessionStoreContext value={store}>
        <DemoProvider>
          <MemoryRouter initialEntries={[path]}>
            <Providers store={store}>{element}</Providers>
            <Path onChange={(next) => void paths.push(next)} />
          </MemoryRouter>
        </DemoProvider>
      </SessionStoreContext>,
    );
    await Promise.resolve();
  });
  return { ...mocked, store, path: () => paths.at(-1) ?? path };
}

function Path({ onChange }: { readonly onChange: (path: string) => void }) {
  const { pathname } = useLocation();
  useEffect(() => onChange(pathname), [onChange, pathname]);
  return null;
}

type ProvidersProps = { readonly store: SessionStore; readonly children: ReactNode };

function Providers({ store, children }: ProvidersProps) {
  const session = useSession();
  const [workspaces] = useState(() =>
    createWorkspaces(liveSession(session, store), DEFAULT_RETENTION),
  );
  return (
    <ApolloProvider client={session.client}>
      <WorkspacesContext value={workspaces}>{children}</WorkspacesContext>
    </ApolloProvider>
  );
}
