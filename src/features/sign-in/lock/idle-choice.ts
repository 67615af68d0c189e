import { IDLE_LOCK_CHOICES, type IdleLockMinutes } from '../../../gitlab/app-config';

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
