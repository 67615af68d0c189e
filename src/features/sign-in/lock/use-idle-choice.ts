import { useSyncExternalStore } from 'react';
import { effectiveIdle, idleChoices, type IdleChoice } from './idle-choice';
import { IDLE_LOCK_CHOICES } from '../../../gitlab/app-config';
import { readIdleLock, watchIdleLock, writeIdleLock } from '../../../storage/idle-lock-setting';
import { useAppConfig } from '../../shared/config-context';

const listeners = new Set<() => void>();
let chosen = known(readIdleLock());

function known(minutes: number | null | undefined): IdleChoice | undefined {
  if (minutes === null || minutes === undefined) return minutes;
  return IDLE_LOCK_CHOICES.find((choice) => choice === minutes);
}

function choose(choice: IdleChoice): void {
  writeIdleLock(choice);
  setState(choice);
}

function setState(choice: IdleChoice | undefined): void {
  chosen = choice;
  for (const listener of listeners) listener();
}

// All tabs are locked together, so they count to the same time.
watchIdleLock(() => setState(known(readIdleLock())));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** After how long without a person the page is locked, and what else could be chosen. */
export function useIdleChoice(): {
  readonly chosen: IdleChoice;
  readonly choices: readonly IdleChoice[];
  readonly choose: (choice: IdleChoice) => void;
} {
  const longest = useAppConfig().idleLockMinutes;
  const own = useSyncExternalStore(subscribe, () => chosen);
  return { chosen: effectiveIdle(own, longest), choices: idleChoices(longest), choose };
}
