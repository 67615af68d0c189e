import type { Retention } from '../domain/journal/journal';
import type { Place, Purchase } from '../domain/purchase';
import type { Session } from '../gitlab/session/session';
import { createDesk, type Desk } from './workspace';

/** The desks of a session, by place and purchase. */
export type Desks = {
  open(place: Place, purchase: Purchase): Desk;
  all(): readonly Desk[];
  subscribe(listener: () => void): () => void;
  /** What waited for a new token goes on. */
  signedInAgain(): void;
  dispose(): void;
};

export function createDesks(session: Session, retention: Retention): Desks {
  const byKey = new Map<string, Desk>();
  const listeners = new Set<() => void>();
  let list: readonly Desk[] = [];
  return {
    open(place, purchase) {
      const key = `${place.kind === 'group' ? place.id : 'instance'} ${purchase.id}`;
      const known = byKey.get(key);
      if (known) return known;
      const desk = createDesk(session, place, purchase, retention);
      byKey.set(key, desk);
      list = [...byKey.values()];
      // Pages open desks while they render, when nobody else may be told yet.
      queueMicrotask(() => {
        for (const listener of listeners) listener();
      });
      return desk;
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
      for (const desk of byKey.values()) desk.dispose();
      byKey.clear();
      list = [];
    },
  };
}
