import type { Retention } from '../domain/journal/journal';
import type { SeatScope, Purchase } from '../domain/purchase';
import type { Session } from '../gitlab/session/session';
import { createWorkspace, type Workspace } from './workspace';

/** The workspaces of a session, by place and purchase. */
export type Workspaces = {
  open(scope: SeatScope, purchase: Purchase): Workspace;
  all(): readonly Workspace[];
  subscribe(listener: () => void): () => void;
  /** What waited for a new token goes on. */
  signedInAgain(): void;
  dispose(): void;
};

export function createWorkspaces(session: Session, retention: Retention): Workspaces {
  const byKey = new Map<string, Workspace>();
  const listeners = new Set<() => void>();
  let list: readonly Workspace[] = [];
  return {
    open(scope, purchase) {
      const key = `${scope.kind === 'group' ? scope.id : 'instance'} ${purchase.id}`;
      const known = byKey.get(key);
      if (known) return known;
      const workspace = createWorkspace(session, scope, purchase, retention);
      byKey.set(key, workspace);
      list = [...byKey.values()];
      // Pages open workspaces while they render, when nobody else may be told yet.
      queueMicrotask(() => {
        for (const listener of listeners) listener();
      });
      return workspace;
    },
    all: () => list,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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
      list = [];
    },
  };
}
