import { ApolloProvider } from '@apollo/client/react';
import { configure } from '@testing-library/react';
import type { ReactElement } from 'react';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router-dom';
import { vi } from 'vitest';
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
import { listPurchases } from '../../../gitlab/purchases';
import type { InstanceUrl } from '../../../gitlab/session/instance-url';
import type { Session } from '../../../gitlab/session/session';
import { SessionStoreContext } from '../../../gitlab/session/session-context';
import type { SessionStore } from '../../../gitlab/session/session-store';
import { openSession } from '../../../gitlab/session/sign-in';
import { renderWithMessages } from '../../../ui/messages/render-with-messages';
import { type Workspace, createWorkspaces, WorkspacesContext } from '../../../workspace/workspace';
import { DemoProvider } from '../demo-context';
import { type PlanDialogProps, PlanReviewHost } from '../plans/plan-review';
import type { ScopeOutlet } from '../scope-context';

// A page and its lazy parts take a while on a busy machine. jsdom is slow to say whether an element is hidden.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
vi.setConfig({ testTimeout: 60_000 });

export const INSTANCE = 'https://gitlab.acme.test';
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

type StageOptions = {
  readonly world: WorldSpec;
  readonly version?: string;
  readonly token?: string;
  readonly owned?: boolean | null;
  /** The address of the page, below the group. */
  readonly path?: string;
  /** The route of the page, with its parameters. */
  readonly route?: string;
  /** Called before the page is rendered, such as to carry out a run. */
  readonly prepare?: (workspace: Workspace, purchase: Purchase) => Promise<void>;
  /** Answers an operation in place of GitLab. */
  readonly answer?: (operation: string) => Response | undefined;
};

type Stage = {
  readonly gitlab: GitLab;
  readonly session: Session;
  /** Names of the operations that were sent. */
  readonly sent: string[];
  /** The path and query of the page. */
  readonly address: () => string;
};

/**
 * Renders a page for the Owner of the group Acme of a mocked GitLab, on March 10, 2026. The test has to restore
 * the clock with `vi.useRealTimers()`.
 */
export async function renderSignedIn(page: ReactElement, options: StageOptions): Promise<Stage> {
  const { version = '18.5', token = 'glpat-demo-owner', owned = true } = options;
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  const gitlab = createGitLab({
    sdl: readSdl(),
    origin: INSTANCE,
    version,
    rateLimit: null,
    now: NOW,
    world: () => worldOf(options.world),
  });
  const sent: string[] = [];
  const session = await (
    await openSession({
      instance: INSTANCE as InstanceUrl,
      token: () => token,
      onUnauthorized: () => undefined,
      fetch: async (input, init) => {
        const { operationName = '' } =
          typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, string>) : {};
        sent.push(operationName);
        const own = options.answer?.(operationName);
        const answer = own ?? (await answerIntercepted(gitlab, new Request(input, init)));
        if (!answer) throw new TypeError('dropped');
        return answer;
      },
    })
  ).known;
  const state = { kind: 'signed-in', session } as const;
  const store = {
    getSnapshot: () => state,
    subscribe: () => () => undefined,
  } as unknown as SessionStore;
  const workspaces = createWorkspaces(session, DEFAULT_RETENTION);
  const group = gitlab.world.groupByPath('acme');
  const outlet: ScopeOutlet = {
    scope: {
      kind: 'group',
      id: `gid://gitlab/Group/${group?.id ?? 0}`,
      fullPath: 'acme',
      name: 'Acme',
    },
    name: 'Acme',
    owned,
  };
  if (options.prepare) {
    const [purchase] = await listPurchases(session, outlet.scope);
    if (!purchase) throw new Error('No purchase');
    await options.prepare(workspaces.open(outlet.scope, purchase), purchase);
  }
  const router = createMemoryRouter(
    [
      {
        element: <Outlet context={outlet} />,
        children: [{ path: options.route ?? '*', element: page }],
      },
    ],
    { initialEntries: [options.path ?? '/'] },
  );
  renderWithMessages(
    <SessionStoreContext value={store}>
      <DemoProvider>
        <ApolloProvider client={session.client}>
          <WorkspacesContext value={workspaces}>
            <PlanReviewHost dialog={PlanStub}>
              <RouterProvider router={router} />
            </PlanReviewHost>
          </WorkspacesContext>
        </ApolloProvider>
      </DemoProvider>
    </SessionStoreContext>,
  );
  return {
    gitlab,
    session,
    sent,
    address: () => router.state.location.pathname + router.state.location.search,
  };
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
