import { DAY_MS, dayOf } from '../world/days';
import type { WorldUser } from '../world/model';

/** What GitLab counts, by feature. ee/lib/gitlab/tracking/ai_tracking.rb */
export const DUO_EVENTS = {
  codeSuggestions: [
    'CODE_SUGGESTION_SHOWN_IN_IDE',
    'CODE_SUGGESTION_ACCEPTED_IN_IDE',
    'CODE_SUGGESTION_REJECTED_IN_IDE',
  ],
  chat: ['REQUEST_DUO_CHAT_RESPONSE'],
  codeReview: [
    'REQUEST_REVIEW_DUO_CODE_REVIEW_ON_MR_BY_AUTHOR',
    'POST_COMMENT_DUO_CODE_REVIEW_ON_DIFF',
    'REACT_THUMBS_UP_ON_DUO_CODE_REVIEW_COMMENT',
  ],
  troubleshootJob: ['TROUBLESHOOT_JOB'],
  agentPlatform: [
    'AGENT_PLATFORM_SESSION_CREATED',
    'AGENT_PLATFORM_SESSION_STARTED',
    'AGENT_PLATFORM_SESSION_FINISHED',
  ],
  mcp: ['START_MCP_TOOL_CALL', 'FINISH_MCP_TOOL_CALL'],
  fixPipeline: ['FIX_PIPELINE_SUGGESTION_POSTED', 'FIX_PIPELINE_SUGGESTION_APPLIED'],
  duoWorkflow: ['DUO_WORKFLOW_WORKLOAD_COMPLETED'],
} as const;
export type DuoFeature = keyof typeof DUO_EVENTS;

/** Use of one feature in a span of days: how often, of which kind, and on which day last. */
export interface FeatureUse {
  readonly total: number;
  /** As many of each as there are in `DUO_EVENTS`, in that order. */
  readonly counts: readonly number[];
  readonly lastDay: number | null;
}

/** No usage is older than this. */
const LONGEST_HISTORY = 400;

/** Of the other features: one user in so many uses it, and last at most so many days before the latest of all. */
const RARE: Readonly<Partial<Record<DuoFeature, readonly [users: number, days: number]>>> = {
  codeReview: [5, 13],
  troubleshootJob: [11, 17],
  agentPlatform: [3, 7],
  mcp: [12, 10],
  fixPipeline: [14, 9],
  duoWorkflow: [10, 8],
};

/**
 * The day on which a feature was used last, as days since 1970; null for never. Everything follows from what
 * the world knows of a user, so that the metrics never contradict GitLab's other answers:
 * - Code Suggestions: what the overage job goes by.
 * - The latest of all is the last Duo activity. Where that was no suggestion, it was a chat.
 */
export function lastUse(user: WorldUser, feature: DuoFeature): number | null {
  const last = user.lastDuoActivityOn;
  const suggested = user.codeSuggestionsUsedAt === null ? null : dayOf(user.codeSuggestionsUsedAt);
  if (feature === 'codeSuggestions') return suggested;
  if (last === null) return null;
  if (feature === 'chat') {
    const behind = suggested === last ? user.id % 9 : 0;
    return user.id % 4 === 0 && behind > 0 ? null : last - behind;
  }
  const [users, days] = RARE[feature] ?? [1, 1];
  return user.id % users === 0 ? last - (user.id % days) : null;
}

/** Use from one day to another, both included; the same for every caller. */
export function useOf(user: WorldUser, feature: DuoFeature, from: number, to: number): FeatureUse {
  const counts: number[] = DUO_EVENTS[feature].map(() => 0);
  const last = lastUse(user, feature);
  let total = 0;
  let lastDay: number | null = null;
  if (last !== null) {
    const first = Math.max(from, dayOf(user.createdAt), last - LONGEST_HISTORY);
    for (let day = Math.min(to, last); day >= first; day -= 1) {
      const count = eventsOn(user.id, feature, day, last);
      if (count === 0) continue;
      total += count;
      lastDay ??= day;
      splitOf(user.id, feature, count).forEach((part, index) => {
        counts[index] = (counts[index] ?? 0) + part;
      });
    }
  }
  return { total, counts, lastDay };
}

/** One event of one user. */
export interface DuoEvent {
  readonly user: WorldUser;
  readonly event: string;
  /** From 0 to 1: how much of the day was over. */
  readonly place: number;
}

/** The events of a day, which add up to what `useOf` counts on it. */
export function eventsOfDay(user: WorldUser, feature: DuoFeature, day: number): DuoEvent[] {
  const last = lastUse(user, feature);
  const first = Math.max(dayOf(user.createdAt), (last ?? 0) - LONGEST_HISTORY);
  if (last === null || day > last || day < first) return [];
  const count = eventsOn(user.id, feature, day, last);
  const kinds = splitOf(user.id, feature, count).flatMap((part, index) =>
    Array.from({ length: part }, () => DUO_EVENTS[feature][index] ?? ''),
  );
  const shift = (mix(user.id, day) % 1_000) / 1_000;
  return kinds.map((event, index) => ({ user, event, place: (index + 0.3 + shift / 2) / count }));
}

/** When an event was, in epoch milliseconds: on today within what is over of it. Whole seconds, as GitLab keeps. */
export function momentOf({ place }: DuoEvent, day: number, now: number): number {
  const start = day * DAY_MS;
  const span = Math.min(DAY_MS, Math.max(0, now - start));
  return start + Math.floor((place * span) / 1_000) * 1_000;
}

const BUSY: Readonly<Record<DuoFeature, number>> = {
  codeSuggestions: 14,
  chat: 5,
  codeReview: 3,
  troubleshootJob: 2,
  agentPlatform: 4,
  mcp: 6,
  fixPipeline: 2,
  duoWorkflow: 2,
};

/** A few events on some days, at weekends none, and certainly one on the last day. One user in six is busy. */
function eventsOn(id: number, feature: DuoFeature, day: number, last: number): number {
  const draw = mix(id * 31 + feature.length, day);
  const most = BUSY[feature] * (id % 6 === 0 ? 4 : 1);
  if (day === last) return 1 + (draw % most);
  // 1970 began on a Thursday.
  const weekday = (day + 4) % 7;
  const works = weekday !== 0 && weekday !== 6 && draw % 10 < 3 + (id % 5);
  return works ? 1 + (draw % most) : 0;
}

/** What the events were: half of the suggestions' are that one was shown; others take turns. */
function splitOf(id: number, feature: DuoFeature, count: number): number[] {
  if (feature === 'codeSuggestions') {
    const shown = Math.ceil(count / 2);
    const accepted = Math.round(((count - shown) * (id % 10)) / 10);
    return [shown, accepted, count - shown - accepted];
  }
  const kinds = DUO_EVENTS[feature].length;
  return DUO_EVENTS[feature].map((_, index) => Math.floor((count + kinds - 1 - index) / kinds));
}

/** A number that looks random and is the same for the same two. */
function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
