import { createStore, type Readable } from '../../../lib/store';

/** How long before the lock the warning comes, in ms. */
export const WARNING_MS = 60_000;

/** `lockAt` is in ms since the epoch. `locked` is final: the next sign-in creates a new timer. */
type IdlePhase =
  | { readonly kind: 'active' }
  | { readonly kind: 'warning'; readonly lockAt: number }
  | { readonly kind: 'locked' };

export type IdleTimer = Readable<IdlePhase> & {
  /** Reports input. It no longer helps once the time is over, even if a sleeping computer delayed the timer. */
  readonly active: () => void;
  /** Reads the clock again: after the page was hidden, or the computer slept. */
  readonly check: () => void;
  readonly dispose: () => void;
};

type IdleClock = {
  readonly now: () => number;
  /** Calls back once after so many ms; returns how to cancel it. */
  readonly after: (ms: number, callback: () => void) => () => void;
};

const browserClock: IdleClock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Counts the time since the last input by the wall clock, so that sleep counts as idle. */
export function createIdleTimer(
  limitMs: number,
  onLock: () => void,
  clock: IdleClock = browserClock,
): IdleTimer {
  const { getSnapshot, subscribe, setState } = createStore<IdlePhase>({ kind: 'active' });
  let lastActive = clock.now();
  let cancel: () => void = () => undefined;

  function check(): void {
    const phase = getSnapshot();
    if (phase.kind === 'locked') return;
    cancel();
    const now = clock.now();
    // Setting the clock back must not extend the time.
    if (now < lastActive) lastActive = now;
    const lockAt = lastActive + limitMs;
    if (now >= lockAt) {
      setState({ kind: 'locked' });
      onLock();
      return;
    }
    const warnAt = lockAt - WARNING_MS;
    if (now >= warnAt) {
      if (phase.kind !== 'warning') setState({ kind: 'warning', lockAt });
      cancel = clock.after(lockAt - now, check);
      return;
    }
    if (phase.kind === 'warning') setState({ kind: 'active' });
    cancel = clock.after(warnAt - now, check);
  }

  check();
  return {
    getSnapshot,
    subscribe,
    active() {
      const phase = getSnapshot();
      if (phase.kind === 'locked') return;
      if (clock.now() - lastActive >= limitMs) {
        check();
        return;
      }
      lastActive = clock.now();
      // The pending timer reads the clock itself; only a warning has to disappear at once.
      if (phase.kind === 'warning') check();
    },
    check,
    dispose: () => cancel(),
  };
}
