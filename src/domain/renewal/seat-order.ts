import { daysBetween, type Day } from '../../lib/days';
import type { SeatUser } from '../seat-user';

/**
 * Where a holder may stand in the order in which GitLab takes seats away, as a span of numbers: who has
 * the smaller number goes first. The order GitLab documents is: who never used Code Suggestions, the most
 * recently assigned first; then whose last use of Code Suggestions lies furthest back.
 * Everyone who never used it is before 0; a use is the number of its day, from 0 on.
 * @see https://docs.gitlab.com/subscriptions/subscription-add-ons/#automatic-seat-removal
 */
export type OrderSpan = { readonly first: number; readonly last: number };

/** What is known beyond the roster. All of it is optional: without it the spans are wider. */
export type OrderKnowledge = {
  /**
   * The last day of Code Suggestions use by user id, as `aiUserMetrics` tells it. Null: looked for, and
   * never used. Who is not in it is not known.
   */
  readonly suggestionsOn?: ReadonlyMap<string, Day | null>;
  /** Users whose figures of use have no Code Suggestions. Only an assumption goes by it, no certainty. */
  readonly noSuggestions?: ReadonlySet<string>;
  /** The day of the assignment by user id, for those who never used Code Suggestions. The API does not tell it. */
  readonly assignedOn?: ReadonlyMap<string, Day>;
  /**
   * How to read Duo activity without knowing which part of Duo it was.
   * - `is-suggestions`: takes its day for the last use of Code Suggestions, and users of `noSuggestions` for
   *   such as never used them. An assumption, for the estimate.
   * - `may-be-other`: it may have been Chat alone, so Code Suggestions were last used that day, before, or never.
   */
  readonly duoActivity: 'is-suggestions' | 'may-be-other';
};

const EPOCH: Day = '1970-01-01';
/** The latest place among those who never used it: assigned longer ago than anybody. */
const LAST_OF_NEVER = -1;

/**
 * Where the holder may stand. None recorded counts as never used: GitLab records it since 17.9. Who is not
 * active may lose the seat before all others, by the job that takes seats from blocked users daily.
 */
export function orderSpan(user: SeatUser, knowledge: OrderKnowledge): OrderSpan {
  const span = spanByUse(user, knowledge);
  return user.state === 'active' ? span : { first: -Infinity, last: span.last };
}

function spanByUse(user: SeatUser, knowledge: OrderKnowledge): OrderSpan {
  const told = knowledge.suggestionsOn?.get(user.id);
  if (told !== undefined) return told === null ? neverUsed(user, knowledge) : usedOn(told);
  const day = user.lastDuoActivityOn;
  if (day === undefined) return { first: -Infinity, last: Infinity };
  if (day === null) return neverUsed(user, knowledge);
  if (knowledge.duoActivity === 'is-suggestions') {
    return knowledge.noSuggestions?.has(user.id) ? neverUsed(user, knowledge) : usedOn(day);
  }
  return { first: neverUsed(user, knowledge).first, last: usedOn(day).last };
}

function neverUsed(user: SeatUser, { assignedOn }: OrderKnowledge): OrderSpan {
  const day = assignedOn?.get(user.id);
  if (day === undefined) return { first: -Infinity, last: LAST_OF_NEVER };
  // The later the assignment, the earlier the turn.
  const turn = LAST_OF_NEVER - daysBetween(EPOCH, day);
  return { first: turn, last: turn };
}

function usedOn(day: Day): OrderSpan {
  const turn = daysBetween(EPOCH, day);
  return { first: turn, last: turn };
}
