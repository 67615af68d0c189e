import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { IdleLockMinutes } from '../../../gitlab/app-config';
import { openTabChannel } from '../../../lib/tab-channel';
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

/** Tabs tell each other that somebody is there, at most this often (ms). */
const TELL_EVERY_MS = 1_000;

const isSeen = (value: unknown): value is 'seen' => value === 'seen';

/**
 * Locks the page after so many minutes without a person in any tab, and warns before. Fixed for as long as
 * it lives.
 */
export function IdleLock({ minutes, onLock }: IdleLockProps) {
  const [timer] = useState(() => createIdleTimer(minutes * 60_000, onLock));
  const phase = useSyncExternalStore(timer.subscribe, timer.getSnapshot);
  const tellRef = useRef<() => void>(() => undefined);

  useEffect(() => {
    const options = { capture: true, passive: true };
    const others = openTabChannel('duo-seats:presence', isSeen);
    let announcedAt = -Infinity;
    tellRef.current = () => others.post('seen');
    // Once warned, an answer is asked for: moving the mouse toward "Lock now" is none.
    const seen = () => {
      if (timer.getSnapshot().kind !== 'active') return;
      timer.active();
      if (Date.now() - announcedAt < TELL_EVERY_MS) return;
      announcedAt = Date.now();
      others.post('seen');
    };
    others.subscribe(timer.active);
    timer.check();
    for (const sign of SIGNS) window.addEventListener(sign, seen, options);
    for (const waking of WAKING) window.addEventListener(waking, timer.check, true);
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, seen, options);
      for (const waking of WAKING) window.removeEventListener(waking, timer.check, true);
      others.close();
      timer.dispose();
    };
  }, [timer]);

  function stay() {
    timer.active();
    tellRef.current();
  }

  return phase.kind === 'warning' ? (
    <IdleWarning lockAt={phase.lockAt} onStay={stay} onLock={onLock} />
  ) : null;
}
