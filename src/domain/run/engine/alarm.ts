import type { Clock } from '../../clock';

/** A wait that ends at its time, or as soon as something happens. */
export type Alarm = {
  /** `until` in milliseconds since the epoch; null waits for {@link Alarm.ring} alone. */
  wait(until: number | null): Promise<void>;
  /** Something happened. Without effect while nobody waits. */
  ring(): void;
};

export function createAlarm(clock: Clock): Alarm {
  let waiting: (() => void) | null = null;
  return {
    ring() {
      waiting?.();
    },
    async wait(until) {
      const timer = new AbortController();
      const rung = new Promise<void>((resolve) => {
        waiting = resolve;
      });
      const ends = [rung];
      if (until !== null) ends.push(clock.sleep(Math.max(0, until - clock.now()), timer.signal));
      await Promise.race(ends);
      waiting = null;
      timer.abort();
    },
  };
}
