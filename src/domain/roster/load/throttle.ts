import type { Clock } from '../../clock';

export type Throttle = {
  /** Runs now, or at the end of the present interval; many requests make one run. */
  request(): void;
  /** Runs now. */
  now(): void;
  stop(): void;
};

/** At most one run per `every()` ms, except where `now` is asked for. */
export function createThrottle(clock: Clock, every: () => number, run: () => void): Throttle {
  const ending = new AbortController();
  let last = -Infinity;
  let pending = false;
  let waiting = false;

  function go(): void {
    pending = false;
    last = clock.now();
    run();
  }

  function request(): void {
    const rest = last + every() - clock.now();
    if (rest <= 0) {
      go();
      return;
    }
    pending = true;
    if (waiting) return;
    waiting = true;
    const wake = (): void => {
      waiting = false;
      if (pending && !ending.signal.aborted) request();
    };
    void clock.sleep(rest, ending.signal).then(wake, wake);
  }

  return { request, now: go, stop: () => ending.abort() };
}
