import { useEffect, useState, useSyncExternalStore } from 'react';
import type { IdleLockMinutes } from '../../gitlab/app-config';
import { createIdleTimer } from './idle-timer';
import { IdleWarning } from './idle-warning';

type IdleLockProps = {
  readonly minutes: IdleLockMinutes;
  readonly onLock: () => void;
};

/** What tells that somebody is there. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** What tells that time may have passed unseen. */
const WAKING = ['visibilitychange', 'focus', 'pageshow'] as const;

/** Locks the page after so many minutes without a person, and warns before. Fixed for as long as it lives. */
export function IdleLock({ minutes, onLock }: IdleLockProps) {
  const [timer] = useState(() => createIdleTimer(minutes * 60_000, onLock));
  const phase = useSyncExternalStore(timer.subscribe, timer.getSnapshot);

  useEffect(() => {
    const options = { capture: true, passive: true };
    // Once warned, an answer is asked for: moving the mouse towards "Lock now" is none.
    const seen = () => {
      if (timer.getSnapshot().kind === 'active') timer.active();
    };
    timer.check();
    for (const sign of SIGNS) window.addEventListener(sign, seen, options);
    for (const waking of WAKING) window.addEventListener(waking, timer.check, true);
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, seen, options);
      for (const waking of WAKING) window.removeEventListener(waking, timer.check, true);
      timer.dispose();
    };
  }, [timer]);

  return phase.kind === 'warning' ? (
    <IdleWarning lockAt={phase.lockAt} onStay={timer.active} onLock={onLock} />
  ) : null;
}
