import { MemoryRouter } from 'react-router-dom';
import { vi } from 'vitest';
import type { Roster } from '../../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import { createSelection } from '../../../domain/roster/selection/selection';
import { createView } from '../../../domain/roster/view/view';
import type { SeatUser } from '../../../domain/seat-user';
import type { Session } from '../../../gitlab/session/session';
import { SessionStoreContext } from '../../../gitlab/session/session-context';
import type { SessionStore } from '../../../gitlab/session/session-store';
import { createStore } from '../../../lib/store';
import { renderWithMessages } from '../../../ui/messages/render-with-messages';
import { createProtectedUsers } from '../../../workspace/protected-users';
import type { ShownFeatures } from '../../shared/team-view/use-team-view';
import { SeatsPanel } from '../seats-panel';

function snapshotOf(users: readonly SeatUser[]): RosterSnapshot {
  return {
    status: { kind: 'complete', checkedBy: 'count' },
    users,
    version: 1,
    find: (id) => users.find((user) => user.id === id),
    holdersLoaded: users.filter(({ holdsSeat }) => holdsSeat).length,
    usersComplete: true,
    holders: 'complete',
    asOf: 0,
    holdersAsOf: 0,
    stale: false,
    startedAt: 0,
    progress: [],
    loaded: users.length,
    total: users.length,
    failures: [],
    slowedUntil: null,
  };
}

const ALL_FEATURES: ShownFeatures = {
  gitlabActivity: true,
  lastDuoActivity: true,
  lastLogin: true,
  seatFilter: true,
  sort: true,
  count: true,
  bulk: true,
  usageByFeature: true,
  usageEvents: true,
  instanceUsage: true,
};

type Options = {
  readonly features?: Partial<ShownFeatures>;
  /** As the browser keeps them. */
  readonly tableSettings?: unknown;
};

/** For tests: the panel of the seats page with users that are all loaded, and no GitLab behind it. */
export function renderSeatsPanel(users: readonly SeatUser[], options: Options = {}) {
  const store = createStore(snapshotOf(users));
  const nothing = () => undefined;
  const roster: Roster = {
    purchase: { id: 'purchase', name: 'DUO_PRO', purchasedQuantity: 9, assignedQuantity: 0 },
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    load: nothing,
    pause: nothing,
    resume: nothing,
    cancel: nothing,
    refresh: nothing,
    retry: nothing,
    patch: nothing,
    patchUsers: nothing,
    setEmails: nothing,
    requestSeq: () => 1,
    search: () => Promise.reject(new Error('No search in GitLab was expected')),
    dispose: nothing,
  };
  const protectedUsers = createProtectedUsers({
    load: () => Promise.resolve([]),
    save: () => Promise.resolve(true),
  });
  const session = { transport: {} } as Session;
  const sessions: SessionStore = {
    ...createStore({ kind: 'signed-in', session } as const),
    signIn: () => Promise.resolve(),
    signInAgain: () => Promise.resolve(),
    lock: nothing,
    forget: nothing,
    signOut: nothing,
    lastInstance: () => null,
  };
  renderWithMessages(
    <SessionStoreContext value={sessions}>
      <MemoryRouter>
        <SeatsPanel
          workspace={{
            roster,
            selection: createSelection(),
            view: createView(),
            scope: { kind: 'instance' },
            protectedUsers,
            purchaseId: roster.purchase.id,
            runs: { subscribe: () => nothing },
          }}
          available={9}
          scopeName="GitLab"
          features={{ ...ALL_FEATURES, ...options.features }}
          version="19.5.0-ee"
          savedViews={{
            read: () => ({ views: [], defaultId: null }),
            write: () => true,
            subscribe: () => nothing,
          }}
          tableSettings={{ read: () => options.tableSettings ?? null, write: () => true }}
          canWrite
          readOnlyWhy=""
          busy={new Set()}
          onToggle={nothing}
          onAssign={vi.fn()}
          onRemove={vi.fn()}
        />
      </MemoryRouter>
    </SessionStoreContext>,
  );
  return { publish: (next: readonly SeatUser[]) => store.setState(snapshotOf(next)) };
}
