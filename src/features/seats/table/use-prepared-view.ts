import { useEffect } from 'react';
import type { RosterView } from '../../../domain/roster/view/view';
import type { SeatUser } from '../../../domain/seat-user';

/** Safari has no idle callbacks: short turns with pauses between them are near enough. */
const TURN_MS = 8;
const PAUSE_MS = 40;

function whenIdle(work: (isTimeUp: () => boolean) => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback((deadline) => work(() => deadline.timeRemaining() <= 1));
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(() => {
    const end = performance.now() + TURN_MS;
    work(() => performance.now() >= end);
  }, PAUSE_MS);
  return () => clearTimeout(timer);
}

/** Prepares searching and sorting while nobody waits, so that the first time is as fast as the next. */
export function useWarmView(view: RosterView, users: readonly SeatUser[], locale: string): void {
  useEffect(() => {
    let cancel: () => void = () => undefined;
    function turn(isTimeUp: () => boolean): void {
      if (!view.warm(users, locale, isTimeUp)) cancel = whenIdle(turn);
    }
    cancel = whenIdle(turn);
    return () => cancel();
  }, [view, users, locale]);
}
