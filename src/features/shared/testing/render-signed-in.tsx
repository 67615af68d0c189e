import { ApolloProvider } from '@apollo/client/react';
import { configure } from '@testing-library/react';
import type { ReactElement } from 'react';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router-dom';
import { onTestFinished, vi } from 'vitest';
import { createGitLab, type GitLab } from '../../../../mocks/gitlab';
import { answerIntercepted } from '../../../../mocks/intercept';
import { readSdl } from '../../../../mocks/read-sdl';
import {
  createWorld,
  specUserId,
  type UserSpec,
  type WorldSpec,
} from '../../../../mocks/world/create-world';
import { DEFAULT_RETENTION } from '../../../domain/journal/journal';
import type { Purchase } from '../../../domain/purchase';
import type { TeamView } from '../../../domain/team-view';
import { listPurchases } from '../../../gitlab/purchases';
import type { Session } from '../../../gitlab/session/session';
import { SessionStoreContext } from '../../../gitlab/session/session-context';
import { liveSession } from '../../../gitlab/session/live-session';
import { createSessionStore, type SessionStore } from '../../../gitlab/session/session-store';
import { createTokenVault } from '../../../gitlab/session/token-vault';
import { INSTANCE } from '../../../gitlab/testing/strict-gitlab';
import { createStore } from '../../../lib/store';
import { renderWithMessages } from '../../../ui/messages/render-with-messages';
import { type Workspace, createWorkspaces, WorkspacesContext } from '../../../workspace/workspace';
import { DemoProvider } from '../demo-context';
import { type PlanDialogProps, PlanReviewHost } from '../plans/plan-review';
import type { ScopeOutlet } from '../scope-context';

// A page and its lazy parts take a while on a busy machine. jsdom is slow to say whether an element is hidden.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
vi.setConfig({ testTimeout: 60_000 });

const NOW = Date.parse('2026-03-10T12:00:00Z');
const TODAY = Math.floor(NOW / 86_400_000);

/** A user of the world, with the last Duo and GitLab activity in days ago; null for none recorded. */
export function userSpec(
  name: string,
  duo: number | null,
  { gitlab = 1, ...more }: Partial<UserSpec> & { readonly gitlab?: number | null } = {},
): UserSpec {
  const day = (ago: number | null) => (ago === null ? null : TODAY - ago);
  const dates = { lastDuoActivityOn: day(duo), lastActivityOn: day(gitlab) };
  return { name, username: name.toLowerCase(), publicEmail: null, ...dates, ...more };
}

type SignedInOptions = {
  /** The scenario of the mocked GitLab; unless given, one group Acme with the users and purchases of `world`. */
  readonly scenario?: string;
  readonly world?: WorldSpec;
  readonly version?: string;
  /** One of the demo tokens; by default the one that the mocked GitLab offers first. */
  readonly token?: string;
  /** What the page is told: whether the user owns the group Acme. */
  readonly owned?: boolean | null;
  /** Where the router starts. */
  readonly path?: string;
  /** The route of the page, with its parameters. */
  readonly route?: string;
  /** Called before the page is rendered, such as to carry out a run. */
  readonly prepare?: (workspace: Workspace, purchase: Purchase) => Promise<void>;
  /** Answers an operation in place of GitLab. */
  readonly answer?: (operation: string) => Response | undefined;
};

type SignedIn = {
  readonly gitlab: GitLab;
  readonly store: SessionStore;
  readonly session: Session;
  /** Names of the operations that were sent. */
  readonly sent: readonly string[];
  /** The path and query of the page. */
  readonly address: () => string;
};

/** Renders a page for the signed-in user of a mocked GitLab, in the group Acme, on March 10, 2026. */
export async function renderSignedIn(
  page: ReactElement,
  options: SignedInOptions = {},
): Promise<SignedIn> {
  const { scenario = 'groups', world, version, owned = true } = options;
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  onTestFinished(() => void vi.useRealTimers());
  const gitlab = createGitLab({
    sdl: readSdl(),
    origin: INSTANCE,
    rateLimit: null,
    now: NOW,
    ...(world ? { version: '18.5', world: () => worldOf(world) } : { scenario }),
    ...(version === undefined ? {} : { version }),
  });
  const sent: string[] = [];
  const store = createSessionStore(createTokenVault(null, null), {
    fetch: async (input, init) => {
      const body = typeof init?.body === 'string' ? init.body : '{}';
      const { operationName = '' } = JSON.parse(body) as { readonly operationName?: string };
      sent.push(operationName);
      const own = options.answer?.(operationName);
      const answer = own ?? (await answerIntercepted(gitlab, new Request(input, init)));
      if (!answer) throw new TypeError('dropped');
      return answer;
    },
  });
  const [first] = gitlab.snapshot({ omit: ['users', 'seats', 'mails'] }).tokens;
  const token = options.token ?? first?.token ?? '';
  await store.signIn({ instance: INSTANCE, token, keep: false });
  const state = store.getSnapshot();
  if (state.kind !== 'signed-in') throw new Error('Not signed in');
  const { session } = state;
  const workspaces = createWorkspaces(liveSession(session, store), {
    retention: DEFAULT_RETENTION,
    teamView: createStore<TeamView | null>(null),
  });
  const id = `gid://gitlab/Group/${gitlab.world.groupByPath('acme')?.id ?? 0}`;
  const scope = { kind: 'group', id, fullPath: 'acme', name: 'Acme' } as const;
  const outlet: ScopeOutlet = { scope, name: scope.name, owned };
  if (options.prepare) {
    const [purchase] = await listPurchases(session, scope);
    if (!purchase) throw new Error('No purchase');
    await options.prepare(workspaces.open(scope, purchase), purchase);
  }
  const pages = [{ path: options.route ?? '*', element: page }];
  const router = createMemoryRouter([{ element: <Outlet context={outlet} />, children: pages }], {
    initialEntries: [options.path ?? '/'],
  });
  renderWithMessages(
    <SessionStoreContext value={store}>
      <DemoProvider>
        <ApolloProvider client={session.client}>
          <WorkspacesContext value={workspaces}>
            <PlanReviewHost dialog={PlanStub} blockedBy={null}>
              <RouterProvider router={router} />
            </PlanReviewHost>
          </WorkspacesContext>
        </ApolloProvider>
      </DemoProvider>
    </SessionStoreContext>,
  );
  const address = () => router.state.location.pathname + router.state.location.search;
  return { gitlab, store, session, sent, address };
}

/** Seats come with a drawn Duo activity, so the specified one is set afterwards. */
function worldOf(spec: WorldSpec) {
  const world = createWorld({ now: NOW, ...spec });
  const users = typeof spec.users === 'object' ? spec.users : [];
  users.forEach(({ lastDuoActivityOn }, index) => {
    const user = world.user(specUserId(index));
    if (user && lastDuoActivityOn !== undefined) user.lastDuoActivityOn = lastDuoActivityOn;
  });
  return world;
}

/** In place of the plan's own dialog, which is another feature. */
function PlanStub({ plan, throughput, onConfirm, onCancel }: PlanDialogProps) {
  const names = plan.entries.flatMap((entry) =>
    entry.disposition === 'change' ? [entry.user.name] : [],
  );
  return (
    <div role="dialog" aria-label={`${plan.action} ${names.join(', ')}`}>
      <p>{`Batches of ${throughput.batchLimit}`}</p>
      <button onClick={() => onConfirm(plan)}>Confirm</button>
      <button onClick={onCancel}>Cancel</button>
    </div>
  );
}
