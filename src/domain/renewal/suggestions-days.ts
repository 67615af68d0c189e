import { isDay, type Day } from '../../lib/days';
import type { UsageAnswer } from '../utilisation/usage';

/**
 * The last day of Code Suggestions use of each user for whom GitLab's figures tell one, by user id.
 * Whoever has none in the span asked for is not in it: they may have used it before.
 */
export function suggestionsDays(answer: UsageAnswer): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  if (answer.kind !== 'answered') return days;
  for (const { userId, parts } of answer.users) {
    const { events, lastOn } = parts.codeSuggestions;
    if ((events ?? 0) > 0 && typeof lastOn === 'string' && isDay(lastOn)) days.set(userId, lastOn);
  }
  return days;
}
