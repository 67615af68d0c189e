import { useSyncExternalStore } from 'react';
import { IDLE_LOCK_CHOICES, type IdleLockMinutes } from '../../../gitlab/app-config';
import { idleLockSetting } from '../../../storage/settings';
import { useAppConfig } from '../../shared/config-context';

/** Minutes without input before the page locks, or null for never. */
export type IdleChoice = IdleLockMinutes | null;

/** The offered choices: all of them, or none longer than `config.json` allows. */
export function idleChoices(longest: IdleChoice): readonly IdleChoice[] {
  if (longest === null) return [null, ...IDLE_LOCK_CHOICES];
  return IDLE_LOCK_CHOICES.filter((minutes) => minutes <= longest);
}

/** The user's choice where it is allowed, else the longest that is. */
export function effectiveIdle(chosen: IdleChoice | undefined, longest: IdleChoice): IdleChoice {
  return chosen !== undefined && idleChoices(longest).includes(chosen) ? chosen : longest;
}

function known(minutes: number | null | undefined): IdleChoice | undefined {
  if (minutes === null || minutes === undefined) return minutes;
  return IDLE_LOCK_CHOICES.find((choice) => choice === minutes);
}

/** After how many minutes the page locks, and what else can be chosen. */
export function useIdleChoice(): {
  readonly chosen: IdleChoice;
  readonly choices: readonly IdleChoice[];
  readonly choose: (choice: IdleChoice) => void;
} {
  const longest = useAppConfig().idleLockMinutes;
  // All tabs lock together, so they use the same choice.
  const own = known(useSyncExternalStore(idleLockSetting.subscribe, idleLockSetting.read));
  return {
    chosen: effectiveIdle(own, longest),
    choices: idleChoices(longest),
    choose: idleLockSetting.write,
  };
}
