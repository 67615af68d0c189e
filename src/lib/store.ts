/** What React's `useSyncExternalStore` reads: a snapshot that stays the same object until something changes. */
export type Readable<T> = {
  readonly getSnapshot: () => T;
  /** Returns how to unsubscribe. */
  readonly subscribe: (listener: () => void) => () => void;
};

export type Store<T> = Readable<T> & {
  /** Replaces the snapshot and calls every listener, unless it is the same value. */
  readonly setState: (next: T | ((before: T) => T)) => void;
};

/** A value that others can follow. */
export function createStore<T>(initial: T): Store<T> {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    setState(next) {
      const after = typeof next === 'function' ? (next as (before: T) => T)(state) : next;
      if (Object.is(after, state)) return;
      state = after;
      // A copy: a listener may unsubscribe itself or others.
      for (const listener of [...listeners]) listener();
    },
  };
}
