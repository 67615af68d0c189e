import type { Clock } from '../clock';

export type VirtualClock = Clock & {
  /** Lets everything happen that is due up to `ms` from now, in order; the clock then stands there. */
  advance(ms: number): Promise<void>;
  /** Lets everything happen until nobody sleeps any more. */
  settle(): Promise<void>;
};

type Sleeper = { readonly at: number; readonly wake: () => void };

/**
 * Virtual time: hours take milliseconds, and a seed always gives the same run. Sleepers wake in the order
 * of their time (at the same time: of going to sleep), each after all that the one before set off has
 * settled. Time passes by `advance` and `settle` alone; with `runs` it passes by itself whenever
 * everything waits for it.
 */
export function createVirtualClock({
  start = 1_700_000_000_000,
  runs = false,
}: { readonly start?: number; readonly runs?: boolean } = {}): VirtualClock {
  let now = start;
  let isRunning = false;
  // Few sleep at once, so a plain array does.
  let sleepers: Sleeper[] = [];

  function pass(until: number, done: () => void): void {
    // After all microtasks.
    setImmediate(() => {
      const next = sleepers.reduce<Sleeper | null>(
        (first, one) => (first !== null && first.at <= one.at ? first : one),
        null,
      );
      if (next === null || next.at > until) {
        done();
        return;
      }
      now = Math.max(now, next.at);
      next.wake();
      pass(until, done);
    });
  }

  function runOn(): void {
    if (!runs || isRunning) return;
    isRunning = true;
    pass(Infinity, () => {
      isRunning = false;
    });
  }

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve();
          return;
        }
        function wake(): void {
          signal?.removeEventListener('abort', wake);
          sleepers = sleepers.filter((one) => one !== sleeper);
          resolve();
        }
        const sleeper = { at: now + Math.max(0, ms), wake };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', wake);
        runOn();
      }),
    advance: (ms) =>
      new Promise((resolve) => {
        const until = now + ms;
        pass(until, () => {
          now = until;
          resolve();
        });
      }),
    settle: () => new Promise((resolve) => pass(Infinity, resolve)),
  };
}
