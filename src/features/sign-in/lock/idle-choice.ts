import { useSyncExternalStore } from 'react';
import { IDLE_LOCK_CHOICES, type IdleLockMinutes } from '../../../gitlab/app-config';
import { readIdleLock, watchIdleLock, writeIdleLock } from '../../../storage/idle-lock-setting';
import { useAppConfig } from '../../shared/config-context';

/** Minutes without a person, or null for never. */
export type IdleChoice = IdleLockMinutes | null;

/** What a person may choose: anything, or nothing longer than whoever serves the page allows. */
export function idleChoices(longest: IdleChoice): readonly IdleChoice[] {
  if (longest === null) return [null, ...IDLE_LOCK_CHOICES];
  return IDLE_LOCK_CHOICES.filter((minutes) => minutes <= longest);
}

/** What holds: the person's choice where it is allowed, else the longest that is. */
export function effectiveIdle(chosen: IdleChoice | undefined, longest: IdleChoice): IdleChoice {
  return chosen !== undefined && idleChoices(longest).includes(chosen) ? chosen : longest;
}

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
