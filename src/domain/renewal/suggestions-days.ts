import { isDay, type Day } from '../../lib/days';
import type { UsageAnswer } from '../utilization/usage';

/** What GitLab's figures of use tell of Code Suggestions. Of users in neither, nothing is known. */
export type SuggestionsUse = {
  /** The last day by user id. */
  readonly on: ReadonlyMap<string, Day>;
  /**
   * Users with figures and no use of Code Suggestions in them. They may have used it before the span asked
   * for, or before GitLab began to count: a reason to expect, none to be certain.
   */
  readonly none: ReadonlySet<string>;
};

export function suggestionsUse(answer: UsageAnswer): SuggestionsUse {
  const on = new Map<string, Day>();
  const none = new Set<string>();
  if (answer.kind !== 'answered') return { on, none };
  for (const { userId, parts } of answer.users) {
    const { events, lastOn } = parts.codeSuggestions;
    if (events === 0) none.add(userId);
    else if (events !== undefined && typeof lastOn === 'string' && isDay(lastOn)) {
      on.set(userId, lastOn);
    }
  }
  return { on, none };
}
