import type { Clock } from '../engine/run-ports';

type Sleeper = { readonly at: number; readonly order: number; readonly wake: () => void };

export type VirtualClock = Clock & {
  /** How many sleeps there were. */
  readonly sleeps: number;
};

/**
 * A clock on which time passes only when everybody waits: sleepers wake in the order of their time, each
 * after all that the one before set off has settled. So hours take milliseconds, and a seed always
 * gives the same run.
 */
export function createVirtualClock(start = 1_700_000_000_000): VirtualClock {
  let now = start;
  let order = 0;
  let isPumping = false;
  // Few sleep at once, so a plain array does.
  let sleepers: Sleeper[] = [];

  function pump(): void {
    const next = sleepers.reduce<Sleeper | null>(
      (first, one) =>
        !first || one.at < first.at || (one.at === first.at && one.order < first.order)
          ? one
          : first,
      null,
    );
    if (!next) {
      isPumping = false;
      return;
    }
    sleepers = sleepers.filter((one) => one !== next);
    now = Math.max(now, next.at);
    next.wake();
    setImmediate(pump);
  }

  return {
    now: () => now,
    get sleeps() {
      return order;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve();
          return;
        }
        const sleeper = { at: now + ms, order: order++, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          resolve();
        });
        if (isPumping) return;
        isPumping = true;
        setImmediate(pump);
      }),
  };
}
