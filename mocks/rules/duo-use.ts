import { dayOf } from '../world/days';
import type { WorldUser } from '../world/model';

/** The parts of Duo that `aiUserMetrics` counts. */
export const DUO_PARTS = ['codeSuggestions', 'chat', 'codeReview'] as const;
export type DuoPart = (typeof DUO_PARTS)[number];

/** Use of one part in a span of days: how often, and on which day last. */
export interface PartUse {
  readonly events: number;
  readonly lastDay: number | null;
}

/** No usage is older than this. */
const LONGEST_HISTORY = 400;

/**
 * The day on which a part was used last, as days since 1970; null for never. Everything follows from what
 * the world knows of a user, so that the metrics never contradict GitLab's other answers:
 * - Code Suggestions: what the overage job goes by.
 * - The latest of the three is the last Duo activity. Where that was no suggestion, it was a chat.
 */
export function lastUse(user: WorldUser, part: DuoPart): number | null {
  const last = user.lastDuoActivityOn;
  const suggested = user.codeSuggestionsUsedAt === null ? null : dayOf(user.codeSuggestionsUsedAt);
  if (part === 'codeSuggestions') return suggested;
  if (last === null) return null;
  const behind = suggested === last ? user.id % 9 : 0;
  if (part === 'chat') return user.id % 4 === 0 && behind > 0 ? null : last - behind;
  return user.id % 5 === 0 ? last - (user.id % 13) : null;
}

/** Use from one day to another, both included; the same for every caller. */
export function useOf(user: WorldUser, part: DuoPart, from: number, to: number): PartUse {
  const last = lastUse(user, part);
  const none = { events: 0, lastDay: null };
  if (last === null || last < from) return none;
  const first = Math.max(from, dayOf(user.createdAt), last - LONGEST_HISTORY);
  let events = 0;
  let lastDay: number | null = null;
  for (let day = Math.min(to, last); day >= first; day -= 1) {
    const count = eventsOn(user.id, part, day, last);
    events += count;
    if (count > 0) lastDay ??= day;
  }
  return { events, lastDay };
}

const BUSY = { codeSuggestions: 14, chat: 5, codeReview: 1 } as const;

/** A few events on some days, at weekends none, and certainly one on the last day. */
function eventsOn(id: number, part: DuoPart, day: number, last: number): number {
  const draw = mix(id * 31 + part.length, day);
  if (day === last) return 1 + (draw % BUSY[part]);
  // 1970 began on a Thursday.
  const weekday = (day + 4) % 7;
  const works = weekday !== 0 && weekday !== 6 && draw % 10 < 3 + (id % 5);
  return works ? 1 + (draw % BUSY[part]) : 0;
}

/** A number that looks random and is the same for the same two. */
function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
