import '../../src/ui/theme/page.css';
import { ApolloProvider } from '@apollo/client/react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { createSelection } from '../../src/domain/roster/selection/selection';
import { createView } from '../../src/domain/roster/view/view';
import { SeatsPanel } from '../../src/features/seats/seats-panel';
import { createClient } from '../../src/gitlab/transport/client';
import { createCapabilities } from '../../src/gitlab/capabilities';
import { parseInstanceUrl } from '../../src/gitlab/session/instance-url';
import type { Session } from '../../src/gitlab/session/session';
import { SessionStoreContext } from '../../src/gitlab/session/session-context';
import type { SessionState, SessionStore } from '../../src/gitlab/session/session-store';
import { createTransport } from '../../src/gitlab/transport/transport';
import { loadAreaMessages, loadMessages } from '../../src/messages/locale';
import { savedViewsSetting, tableSetting } from '../../src/storage/seat-settings';
import { AppTheme } from '../../src/ui/theme/app-theme';
import { LiveRegionProvider } from '../../src/ui/feedback/live-region';
import { MessagesProvider } from '../../src/ui/messages/messages-provider';
import { find, textOf, type, type Candidate } from './candidate';
import { createStillRoster } from './still-roster';

const nothing = () => undefined;
const nobody = new Set<string>();
const NO_RULES = { kind: 'ready', rules: [], isProtected: () => null, durable: true } as const;

/** Somebody signed in to a GitLab that nothing is asked of. */
function createSession(): Session {
  const parsed = parseInstanceUrl('https://gitlab.example.com');
  if (!parsed.ok) throw new Error(parsed.problem);
  const instance = parsed.url;
  const transport = createTransport({ instance, token: () => null, onUnauthorized: nothing });
  const capabilities = createCapabilities();
  return {
    instance,
    user: {
      id: 'gid://gitlab/User/1',
      username: 'ana',
      name: 'Ana',
      avatarUrl: null,
      isAdmin: null,
    },
    scopes: ['api'],
    canWrite: true,
    tokenExpiresOn: null,
    version: '19.5.0-ee',
    capabilities,
    features: capabilities.features,
    client: createClient(transport, capabilities),
    transport,
  };
}

function createStore(session: Session): SessionStore {
  const state: SessionState = { kind: 'signed-in', session };
  return {
    getSnapshot: () => state,
    subscribe: () => nothing,
    signIn: () => Promise.resolve(),
    signInAgain: () => Promise.resolve(),
    lock: nothing,
    forget: nothing,
    signOut: nothing,
    lastInstance: () => null,
  };
}

const label = { ...(await loadMessages('en')), ...(await loadAreaMessages('en')) };

/** The panel of the seats page with all that it has: filters, notices, table, bar for the selected ones. */
export const ours: Candidate = {
  mount(root, users) {
    const session = createSession();
    createRoot(root).render(
      <MessagesProvider locale="en" messages={label}>
        <AppTheme>
          <LiveRegionProvider>
            <SessionStoreContext value={createStore(session)}>
              <ApolloProvider client={session.client}>
                <BrowserRouter>
                  <SeatsPanel
                    workspace={{
                      roster: createStillRoster(users),
                      selection: createSelection(),
                      view: createView(),
                      scope: SCOPE,
                      protectedUsers: {
                        getSnapshot: () => NO_RULES,
                        subscribe: () => nothing,
                        refresh: () => Promise.resolve(NO_RULES.isProtected),
                        save: () => Promise.resolve(),
                      },
                    }}
                    scopeName="Acme"
                    features={session.features}
                    version={session.version}
                    savedViews={savedViewsSetting(session.instance, 'acme')}
                    tableSettings={tableSetting()}
                    canWrite
                    readOnlyWhy=""
                    busy={nobody}
                    onToggle={nothing}
                    onAssign={nothing}
                    onRemove={nothing}
                  />
                </BrowserRouter>
              </ApolloProvider>
            </SessionStoreContext>
          </LiveRegionProvider>
        </AppTheme>
      </MessagesProvider>,
    );
  },
  topRow: () => textOf('[role=row][data-row="0"]'),
  shown: () => Number(find('[role=grid]').getAttribute('aria-rowcount')) - 1,
  sortByName: () => find('[role=columnheader][data-name=user] button').click(),
  search: (text) => type(find<HTMLInputElement>('input[type=search]'), text),
  selectAll: () => find('[role=columnheader] input[type=checkbox]').click(),
  isTopSelected: () => find('[role=row][data-row="0"]').ariaSelected === 'true',
  scroller: () => document.documentElement,
};

const SCOPE = {
  kind: 'group',
  id: 'gid://gitlab/Group/101',
  fullPath: 'acme',
  name: 'Acme',
} as const;
