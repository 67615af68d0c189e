import { featureOfEvent, inOrder } from '../../domain/utilization/duo-features';
import type {
  DuoFeature,
  FeatureUsage,
  Usage,
  UsageSpan,
  UserUsage,
} from '../../domain/utilization/usage';
import type { Day } from '../../lib/days';

/** Somebody's single event, as GitLab lists it. */
export type DuoEvent = {
  readonly event: string;
  /** In UTC, as ISO 8601. */
  readonly timestamp: string;
  /** Null for an account that was deleted. */
  readonly user?:
    { readonly id: string; readonly username: string; readonly name: string } | null | undefined;
};

type Tally = { events: number; lastOn: Day };

type Counted = {
  readonly user: NonNullable<DuoEvent['user']>;
  readonly days: Set<Day>;
  readonly features: Map<DuoFeature, Tally>;
  shown: number;
  accepted: number;
};

/** Counts single events by user and feature, as GitLab counts them in its metrics. */
export function countEvents() {
  const all = new Map<string, Counted>();
  const features = new Set<DuoFeature>();
  let deletedEvents = 0;

  function entryOf(user: Counted['user']): Counted {
    const known = all.get(user.id);
    if (known) return known;
    const entry = { user, days: new Set<Day>(), features: new Map(), shown: 0, accepted: 0 };
    all.set(user.id, entry);
    return entry;
  }

  return {
    /** How many users have an event so far. */
    users: () => all.size,
    /** Counts an event, unless it is of a day outside the span. */
    add({ event, timestamp, user }: DuoEvent, { from, to }: UsageSpan): void {
      const day = timestamp.slice(0, 10);
      if (day < from || day > to) return;
      const feature = featureOfEvent(event);
      features.add(feature);
      if (!user) {
        deletedEvents += 1;
        return;
      }
      const entry = entryOf(user);
      const tally = entry.features.get(feature) ?? { events: 0, lastOn: day };
      tally.events += 1;
      if (day > tally.lastOn) tally.lastOn = day;
      entry.features.set(feature, tally);
      entry.days.add(day);
      if (event === 'CODE_SUGGESTION_SHOWN_IN_IDE') entry.shown += 1;
      if (event === 'CODE_SUGGESTION_ACCEPTED_IN_IDE') entry.accepted += 1;
    },
    /** What was counted. Without any event, nothing proves that GitLab collects them. */
    result(span: UsageSpan, complete: boolean): Usage {
      const shownFeatures = inOrder(features);
      const users = [...all.values()].map((entry) => usageIn(entry, shownFeatures));
      return {
        ...span,
        source: 'events',
        features: shownFeatures,
        users: new Map(users.map((user) => [user.userId, user])),
        complete,
        collected: users.length > 0 || deletedEvents > 0,
        counts: 'all',
        // GitLab does not tell the deleted accounts apart.
        deleted: { accounts: deletedEvents > 0 ? 1 : 0, events: deletedEvents },
      };
    },
  };
}

const NO_EVENTS: FeatureUsage = { events: 0, lastOn: null };

function usageIn(
  { user, days, features, shown, accepted }: Counted,
  all: readonly DuoFeature[],
): UserUsage {
  const tallies = [...features.values()];
  return {
    userId: user.id,
    username: user.username,
    name: user.name,
    events: tallies.reduce((sum, { events }) => sum + events, 0),
    activeDays: days.size,
    lastOn: [...days].toSorted().at(-1) ?? null,
    features: Object.fromEntries(all.map((one) => [one, features.get(one) ?? NO_EVENTS])),
    suggestions: { shown, accepted },
  };
}
