/** The part of `navigator.locks` that is needed. */
export type LockManagerLike = {
  request(
    name: string,
    options: { ifAvailable: true },
    granted: (lock: unknown) => Promise<void>,
  ): Promise<unknown>;
};

/**
 * The right to run on a purchase.
 * - `held`: ours, until released or until the page goes.
 * - `busy`: another tab of this browser is at it.
 * - `unsupported`: this browser has no locks, so other tabs are not kept away.
 */
export type RunLock =
  | { readonly kind: 'held'; release(): void }
  | { readonly kind: 'busy' }
  | { readonly kind: 'unsupported'; release(): void };

const NAME_PREFIX = 'duo-seats run ';

/** Whether any tab of this browser changes seats, of whatever purchase; false where there are no locks. */
export async function isAnyRunUnderWay(locks: LockManager | undefined): Promise<boolean> {
  const { held = [] } = (await locks?.query()) ?? {};
  return held.some(({ name }) => name?.startsWith(NAME_PREFIX));
}

/** Asks for the lock of a purchase; answers at once, never waits for another tab. */
export function acquireRunLock(
  locks: LockManagerLike | undefined,
  instance: string,
  purchaseId: string,
): Promise<RunLock> {
  const unsupported: RunLock = { kind: 'unsupported', release: () => undefined };
  if (!locks) return Promise.resolve(unsupported);
  return new Promise((resolve) => {
    const granted = (lock: unknown): Promise<void> => {
      if (lock === null) {
        resolve({ kind: 'busy' });
        return Promise.resolve();
      }
      // The lock is held for as long as this promise is open.
      return new Promise((release) => resolve({ kind: 'held', release }));
    };
    const name = `${NAME_PREFIX}${instance} ${purchaseId}`;
    locks.request(name, { ifAvailable: true }, granted).catch(() => resolve(unsupported));
  });
}
