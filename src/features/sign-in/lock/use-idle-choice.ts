import { useSyncExternalStore } from 'react';
import { effectiveIdle, idleChoices, type IdleChoice } from './idle-choice';
import { IDLE_LOCK_CHOICES } from '../../../gitlab/app-config';
import { idleLockSetting } from '../../../storage/settings';
import { useAppConfig } from '../../shared/config-context';

function known(minutes: number | null | undefined): IdleChoice | undefined {
  if (minutes === null || minutes === undefined) return minutes;
  return IDLE_LOCK_CHOICES.find((choice) => choice === minutes);
}

/** After how long without a person the page is locked, and what else could be chosen. */
export function useIdleChoice(): {
  readonly chosen: IdleChoice;
  readonly choices: readonly IdleChoice[];
  readonly choose: (choice: IdleChoice) => void;
} {
  const longest = useAppConfig().idleLockMinutes;
  // All tabs are locked together, so they count to the same time.
  const own = known(useSyncExternalStore(idleLockSetting.subscribe, idleLockSetting.read));
  return {
    chosen: effectiveIdle(own, longest),
    choices: idleChoices(longest),
    choose: idleLockSetting.write,
  };
}
