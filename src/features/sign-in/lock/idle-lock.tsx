import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { IdleLockMinutes } from '../../../gitlab/app-config';
import { useSessionState, useSessionStore } from '../../../gitlab/session/session-context';
import { openTabChannel } from '../../../lib/tab-channel';
import { useDemo } from '../../shared/demo-context';
import { createIdleTimer } from './idle-timer';
import { useIdleChoice } from './idle-choice';

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

type IdleWarningProps = {
  /** When the page will be locked (ms). */
  readonly lockAt: number;
  readonly onStay: () => void;
  readonly onLock: () => void;
};

/** Says that the page is about to be locked, and takes an answer: Escape stays. */
function IdleWarning({ lockAt, onStay, onLock }: IdleWarningProps) {
  const t = useTranslations('lock.warning');
  const id = useId();
  const stayRef = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    stayRef.current?.focus();
  }, []);

  return (
    <Dialog
      open
      role="alertdialog"
      maxWidth="xs"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onStay}
    >
      <DialogTitle id={`${id}-title`}>{t('title')}</DialogTitle>
      <DialogContent>
        <p id={`${id}-text`}>{t('text')}</p>
        <Countdown until={lockAt} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onLock}>{t('lockNow')}</Button>
        <Button ref={stayRef} variant="contained" onClick={onStay}>
          {t('stay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Seconds left, for the eye: reading each of them out would drown everything else. */
function Countdown({ until }: { readonly until: number }) {
  const t = useTranslations('lock.warning');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000));
  return (
    <p role="timer" aria-live="off">
      {t('seconds', { seconds })}
    </p>
  );
}

/** Watches over a signed-in page. The demo has no secret, and nobody would know its token. */
export function IdleLockGuard() {
  const store = useSessionStore();
  const state = useSessionState();
  const { gitlab: demo } = useDemo();
  const { chosen } = useIdleChoice();
  // Also while a new token is asked for: the page behind is still there to be read.
  const isOpen =
    state.kind === 'signed-in' || (state.kind === 'interrupted' && state.reason === 'refused');
  if (!isOpen || chosen === null || demo) return null;
  return <IdleLock key={chosen} minutes={chosen} onLock={() => store.lock()} />;
}
