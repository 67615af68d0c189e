import { createContext, useContext } from 'react';
import { systemClock } from '../domain/clock';
import type { SeatGateway } from '../domain/gateway';
import type { Retention } from '../domain/journal/journal';
import type { Purchase, SeatScope } from '../domain/purchase';
import { createRoster } from '../domain/roster/roster';
import type { Roster } from '../domain/roster/roster-options';
import { rosterInTeamView } from '../domain/roster/team-roster';
import { createSelection, type Selection } from '../domain/roster/selection/selection';
import { createView, type RosterView } from '../domain/roster/view/view';
import type { TeamView } from '../domain/team-view';
import { createSeatGateway } from '../gitlab/seat-gateway';
import type { LiveSession } from '../gitlab/session/live-session';
import { createStore, type Readable } from '../lib/store';
import type { ProtectedUsersControl } from './protected-users';
import type { RunControl } from './run-control';
import { lateSeatChanges } from './seat-changes';
import { gatewayInTeamView } from './team-view';

/**
 * The engines of one purchase: its users, their selection, and the runs that change seats. Kept until
 * sign-out, so that a run goes on while other pages are open.
 */
export type Workspace = {
  readonly scope: SeatScope;
  readonly purchaseId: string;
  readonly gateway: SeatGateway;
  readonly roster: Roster;
  readonly selection: Selection;
  readonly view: RosterView;
  readonly runs: RunControl;
  readonly protectedUsers: ProtectedUsersControl;
  dispose(): void;
};

export type WorkspaceOptions = {
  readonly retention: Retention;
  readonly teamView: Readable<TeamView | null>;
};

export function createWorkspace(
  session: LiveSession,
  scope: SeatScope,
  purchase: Purchase,
  { retention, teamView }: WorkspaceOptions,
): Workspace {
  const gateway = createSeatGateway(session, scope, purchase);
  const roster = createRoster({ gateway, purchase, clock: systemClock, random: Math.random });
  const { runs, protectedUsers } = lateSeatChanges(async () => {
    const { openSeatChanges } = await import('./open-seat-changes');
    const purchaseId = purchase.id;
    return openSeatChanges({ session, scope, purchaseId, gateway, roster, retention });
  }, gateway.features);
  return {
    scope,
    purchaseId: purchase.id,
    // The engines above see all that GitLab reports, pages and plans what the team view lets through.
    gateway: gatewayInTeamView(gateway, teamView),
    roster: rosterInTeamView(roster, teamView, systemClock),
    selection: createSelection(),
    view: createView(),
    runs,
    protectedUsers,
    dispose() {
      roster.dispose();
      runs.dispose();
    },
  };
}

/** The workspaces of a session, one for each scope and purchase. */
export type Workspaces = {
  open(scope: SeatScope, purchase: Purchase): Workspace;
  all(): readonly Workspace[];
  subscribe(listener: () => void): () => void;
  /** Resumes what waited for a new token. */
  signedInAgain(): void;
  dispose(): void;
};

export function createWorkspaces(session: LiveSession, options: WorkspaceOptions): Workspaces {
  const byKey = new Map<string, Workspace>();
  const { getSnapshot, subscribe, setState } = createStore<readonly Workspace[]>([]);
  return {
    open(scope, purchase) {
      const key = `${scope.kind === 'group' ? scope.id : 'instance'} ${purchase.id}`;
      const known = byKey.get(key);
      if (known) return known;
      const workspace = createWorkspace(session, scope, purchase, options);
      byKey.set(key, workspace);
      // Pages open workspaces while they render, when nothing else may change.
      queueMicrotask(() => setState([...byKey.values()]));
      return workspace;
    },
    all: getSnapshot,
    subscribe,
    signedInAgain() {
      for (const { roster, runs } of byKey.values()) {
        const { status } = roster.getSnapshot();
        if (status.kind === 'paused' && status.reason === 'auth') roster.resume();
        runs.signedInAgain();
      }
    },
    dispose() {
      for (const workspace of byKey.values()) workspace.dispose();
      byKey.clear();
      setState([]);
    },
  };
}

export const WorkspacesContext = createContext<Workspaces | null>(null);

export function useWorkspaces(): Workspaces {
  const workspaces = useContext(WorkspacesContext);
  if (!workspaces) throw new Error('useWorkspaces outside of a session');
  return workspaces;
}
