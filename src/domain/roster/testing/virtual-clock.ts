import type { Clock } from '../../clock';

export type VirtualClock = Clock & {
  /** Lets everything happen that is due up to `ms` from now, in order; the clock then stands there. */
  advance(ms: number): Promise<void>;
  /** Lets everything happen until nobody sleeps any more. */
  settle(): Promise<void>;
};

type Sleeper = { readonly at: number; readonly order: number; readonly wake: () => void };

/** Time that passes only when told to; whoever sleeps to the same moment wakes in the order of going to sleep. */
export function createVirtualClock(start = 1_700_000_000_000): VirtualClock {
  let now = start;
  let order = 0;
  let sleepers: Sleeper[] = [];

  const microtasks = (): Promise<void> => new Promise((done) => setImmediate(done));

  async function run(until: number): Promise<void> {
    for (;;) {
      await microtasks();
      const next = sleepers.reduce<Sleeper | null>(
        (best, one) =>
          best === null || one.at < best.at || (one.at === best.at && one.order < best.order)
            ? one
            : best,
        null,
      );
      if (next === null || next.at > until) return;
      sleepers = sleepers.filter((one) => one !== next);
      now = Math.max(now, next.at);
      next.wake();
    }
  }

  return {
    now: () => now,
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        order += 1;
        const abort = (): void => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          reject(new Error('aborted'));
        };
        const wake = (): void => {
          signal?.removeEventListener('abort', abort);
          resolve();
        };
        const sleeper = { at: now + Math.max(0, ms), order, wake };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', abort);
      });
    },
    async advance(ms) {
      const until = now + ms;
      await run(until);
      now = until;
    },
    settle: () => run(Infinity),
  };
}
