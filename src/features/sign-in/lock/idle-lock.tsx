import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { IdleLockMinutes } from '../../../gitlab/app-config';
import { useSessionState, useSessionStore } from '../../../gitlab/session/session-context';
import { openTabChannel } from '../../../lib/tab-channel';
import { useDemo } from '../../shared/demo-context';
import { lazyDialog } from '../../../ui/layout/lazy-part';
import { createIdleTimer } from './idle-timer';
import { useIdleChoice } from './idle-choice';

// The page is locked all the same where its code does not come.
const IdleWarning = lazyDialog(async () => (await import('./idle-warning')).IdleWarning, {
  close: ({ onStay }) => onStay(),
});

/** Locks a signed-in page when it is idle. The demo is not locked: it has no secret, and its user knows no token. */
export function IdleLockGuard() {
  const store = useSessionStore();
  const state = useSessionState();
  const { gitlab: demo } = useDemo();
  const { chosen } = useIdleChoice();
  // Also while a new token is requested: the page behind can still be read.
  const isOpen =
    state.kind === 'signed-in' || (state.kind === 'interrupted' && state.reason === 'refused');
  if (!isOpen || chosen === null || demo) return null;
  return <IdleLock key={chosen} minutes={chosen} onLock={() => store.lock()} />;
}

type IdleLockProps = {
  readonly minutes: IdleLockMinutes;
  readonly onLock: () => void;
};

/** Input, which shows that the user is present. */
const INPUT_EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** After these events, timers may have been late. */
const WAKE_EVENTS = ['visibilitychange', 'focus', 'pageshow'] as const;

/** Tabs report input to each other, at most this often (ms). */
const REPORT_EVERY_MS = 1_000;

const isSeen = (value: unknown): value is 'seen' => value === 'seen';

/** Locks the page after so many minutes without input in any tab, and warns before. `minutes` must not change. */
export function IdleLock({ minutes, onLock }: IdleLockProps) {
  const [timer] = useState(() => createIdleTimer(minutes * 60_000, onLock));
  const phase = useSyncExternalStore(timer.subscribe, timer.getSnapshot);
  const postRef = useRef<() => void>(() => undefined);

  useEffect(() => {
    const options = { capture: true, passive: true };
    const others = openTabChannel('duo-seats:presence', isSeen);
    let reportedAt = -Infinity;
    postRef.current = () => others.post('seen');
    // A warning needs an answer: moving the mouse toward "Lock now" is none.
    const onInput = () => {
      if (timer.getSnapshot().kind !== 'active') return;
      timer.active();
      if (Date.now() - reportedAt < REPORT_EVERY_MS) return;
      reportedAt = Date.now();
      others.post('seen');
    };
    others.subscribe(timer.active);
    timer.check();
    for (const name of INPUT_EVENTS) window.addEventListener(name, onInput, options);
    for (const name of WAKE_EVENTS) window.addEventListener(name, timer.check, true);
    return () => {
      for (const name of INPUT_EVENTS) window.removeEventListener(name, onInput, options);
      for (const name of WAKE_EVENTS) window.removeEventListener(name, timer.check, true);
      others.close();
      timer.dispose();
    };
  }, [timer]);

  function stay() {
    timer.active();
    postRef.current();
  }

  return phase.kind === 'warning' ? (
    <IdleWarning lockAt={phase.lockAt} onStay={stay} onLock={onLock} />
  ) : null;
}
