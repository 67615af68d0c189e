import { type Day, daysBetween, isDay } from '../../lib/days';
import type { SeatUser } from '../seat-user';
import type { UsageAnswer } from '../utilization/usage';

/**
 * The order in which GitLab removes seats. Its API does not say which of the two it uses.
 * - `by-use`, with ClickHouse (GitLab.com): first users who never used Code Suggestions, the most recently
 *   assigned first; then the others, the least recent use of Code Suggestions first.
 * - `by-assignment`, without ClickHouse (most of Self-Managed): the most recently assigned first.
 * - `unknown`: either of them.
 * @see https://docs.gitlab.com/subscriptions/subscription-add-ons/#automatic-seat-removal
 */
export type SeatOrder = 'by-use' | 'by-assignment' | 'unknown';

/**
 * A holder's possible positions in that order. The smallest number loses the seat first. By use, a user who
 * never used Code Suggestions is below 0; any other is at the day of the last use, in days since the epoch.
 */
export type OrderSpan = { readonly first: number; readonly last: number };

/** What is known beyond the roster. Less knowledge makes the spans wider, and never moves them. */
export type OrderKnowledge = {
  readonly order: SeatOrder;
  readonly suggestions?: SuggestionsUse | undefined;
  /** The day of the assignment by user id. The API does not share it. */
  readonly assignedOn?: ReadonlyMap<string, Day>;
};

const EPOCH: Day = '1970-01-01';
const ANYWHERE: OrderSpan = { first: -Infinity, last: Infinity };
/** The last position of the users who never used Code Suggestions. */
const LAST_OF_NEVER = -1;

/**
 * The holder's possible positions. No recorded activity counts as never used: GitLab records it since 17.9. A
 * user who is not active may be first, as another job removes the seats of blocked users.
 */
export function orderSpan(user: SeatUser, knowledge: OrderKnowledge): OrderSpan {
  if (knowledge.order === 'unknown') return ANYWHERE;
  const span =
    knowledge.order === 'by-use' ? spanByUse(user, knowledge) : spanByAssignment(user, knowledge);
  return user.state === 'active' ? span : { first: -Infinity, last: span.last };
}

/**
 * The reported day of Code Suggestions is exact. Other Duo activity may have been Chat alone, so Code Suggestions
 * were last used on its day, before it, or never.
 */
function spanByUse(user: SeatUser, knowledge: OrderKnowledge): OrderSpan {
  const { suggestions } = knowledge;
  const reported = suggestions?.on.get(user.id);
  if (reported !== undefined) return { first: dayPosition(reported), last: dayPosition(reported) };
  const day = user.lastDuoActivityOn;
  const onThatDay = day === undefined ? Infinity : day === null ? LAST_OF_NEVER : dayPosition(day);
  const beforeSpan = suggestions?.none.has(user.id) ? dayPosition(suggestions.from) - 1 : Infinity;
  const last = Math.min(onThatDay, beforeSpan);
  const never = neverUsed(user, knowledge);
  return last <= LAST_OF_NEVER ? never : { first: never.first, last };
}

function spanByAssignment(user: SeatUser, knowledge: OrderKnowledge): OrderSpan {
  return knowledge.assignedOn?.has(user.id) ? neverUsed(user, knowledge) : ANYWHERE;
}

function neverUsed(user: SeatUser, { assignedOn }: OrderKnowledge): OrderSpan {
  const day = assignedOn?.get(user.id);
  if (day === undefined) return { first: -Infinity, last: LAST_OF_NEVER };
  // The most recently assigned user comes first.
  const position = LAST_OF_NEVER - daysBetween(EPOCH, day);
  return { first: position, last: position };
}

function dayPosition(day: Day): number {
  return daysBetween(EPOCH, day);
}

/** The use of Code Suggestions in the span that starts with `from`. Nothing is known of users in neither set. */
export type SuggestionsUse = {
  /** The day of the last use by user id. */
  readonly on: ReadonlyMap<string, Day>;
  /** Users without any since `from`. They may have used them before. */
  readonly none: ReadonlySet<string>;
  readonly from: Day;
};

/**
 * What an answer tells about Code Suggestions. Null where it tells nothing: without ClickHouse, GitLab lists
 * nobody, or users with a count of 0 each. So the zeros count only beside a use.
 */
export function suggestionsUse(answer: UsageAnswer): SuggestionsUse | null {
  if (answer.kind !== 'answered') return null;
  const on = new Map<string, Day>();
  const none = new Set<string>();
  for (const { userId, features } of answer.usage.users.values()) {
    const { events, lastOn } = features['codeSuggestions'] ?? {};
    if (events === 0) none.add(userId);
    else if (events !== undefined && typeof lastOn === 'string' && isDay(lastOn)) {
      on.set(userId, lastOn);
    }
  }
  return on.size === 0 ? null : { on, none, from: answer.usage.from };
}
