/** How long before the lock somebody is warned, in ms. */
export const WARNING_MS = 60_000;

/** `lockAt` is a moment in ms. `locked` is for good: a new timer begins after the next sign-in. */
export type IdlePhase =
  | { readonly kind: 'active' }
  | { readonly kind: 'warning'; readonly lockAt: number }
  | { readonly kind: 'locked' };

export type IdleTimer = {
  getSnapshot(): IdlePhase;
  subscribe(listener: () => void): () => void;
  /** Somebody is there. Too late once the time is over, whatever a sleeping computer did to timers. */
  active(): void;
  /** Looks at the clock again: after the page was hidden, or the computer slept. */
  check(): void;
  dispose(): void;
};

export type IdleClock = {
  readonly now: () => number;
  /** Calls back once after so many ms; answers how to call it off. */
  readonly after: (ms: number, callback: () => void) => () => void;
};

export const browserClock: IdleClock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Counts the time since somebody was last there, by the wall clock: a computer asleep is nobody there. */
export function createIdleTimer(
  limitMs: number,
  onLock: () => void,
  clock: IdleClock = browserClock,
): IdleTimer {
  const listeners = new Set<() => void>();
  let phase: IdlePhase = { kind: 'active' };
  let lastActive = clock.now();
  let cancel: () => void = () => undefined;

  function setState(next: IdlePhase): void {
    phase = next;
    for (const listener of listeners) listener();
  }

  function check(): void {
    if (phase.kind === 'locked') return;
    cancel();
    const now = clock.now();
    // A clock that was set back must not make anybody absent for longer than allowed.
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
    getSnapshot: () => phase,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    active() {
      if (phase.kind === 'locked') return;
      if (clock.now() - lastActive >= limitMs) {
        check();
        return;
      }
      lastActive = clock.now();
      // The pending timer looks at the clock itself; only a warning has to go at once.
      if (phase.kind === 'warning') check();
    },
    check,
    dispose: () => cancel(),
  };
}
