import type { Day } from '../../lib/days';
import type { ActivityDay } from '../seat-user';

/**
 * A feature of GitLab Duo, by the name that GitLab's schema gives it: `codeSuggestions`, `chat`, `codeReview`,
 * `agentPlatform` and more. They come and go with releases.
 */
export type DuoFeature = string;

/** The use of one feature in a span of days. */
export type FeatureUsage = {
  /** Undefined where this GitLab does not count them. */
  readonly events: number | undefined;
  /** The last day within the span; null for none in it, undefined where this GitLab does not tell. */
  readonly lastOn: ActivityDay;
};

/** Suggestions of Code Suggestions in a span of days. Undefined where this GitLab does not count them. */
export type SuggestionCounts = {
  readonly shown: number | undefined;
  readonly accepted: number | undefined;
};

/** A user's use of GitLab Duo in a span of days. */
export type UserUsage = {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  /** Events of all features, more of them than in `features` perhaps; undefined where nobody knows. */
  readonly events: number | undefined;
  /** Days with an event; undefined where only counts are known. */
  readonly activeDays: number | undefined;
  /** The last day within the span. It is not the user's last Duo activity, which may be older or newer. */
  readonly lastOn: ActivityDay;
  readonly features: Readonly<Partial<Record<DuoFeature, FeatureUsage>>>;
  readonly suggestions: SuggestionCounts;
};

/** The days that figures are about, both included. */
export type UsageSpan = { readonly from: Day; readonly to: Day };

/** Use by user and feature in a span of days. */
export type Usage = UsageSpan & {
  /** `metrics`: counts by GitLab, from ClickHouse. `events`: counted here, from events in PostgreSQL. */
  readonly source: 'metrics' | 'events';
  /** The features that this GitLab counts, in the order in which they are shown. */
  readonly features: readonly DuoFeature[];
  /** Who has an event in the span, by ID: members with a seat, without one, and who left. */
  readonly users: ReadonlyMap<string, UserUsage>;
  /**
   * Set where GitLab lists seat holders without events as well, as it does before 18.x: these have none, and of
   * others nothing is known.
   */
  readonly without?: ReadonlySet<string>;
  /** False where GitLab has more than was read. Then nothing is known of who is not in `users`. */
  readonly complete: boolean;
  /**
   * Whether it is certain that this GitLab collects such figures. An empty answer, or zeros alone, may mean that
   * it does not: then nothing is known of who is not in `users`.
   */
  readonly collected: boolean;
  /** `some`: before 18.7, `events` are accepted suggestions and chats alone. */
  readonly counts: 'all' | 'some';
  /** Events of accounts that were deleted, which GitLab does not name. */
  readonly deleted: { readonly accounts: number; readonly events: number };
};

/** Why there are no figures. */
export type UsageGap =
  /** This GitLab does not know the question. */
  | 'version'
  /** GitLab does not share the figures with this token. */
  | 'refused'
  /** GitLab has no such figures for an instance, or shares them with administrators alone. */
  | 'instance'
  /** GitLab answered that it has none. */
  | 'nothing'
  /** GitLab answers for a year at most; from single events, for the last three months. */
  | 'range';

export type UsageAnswer =
  | { readonly kind: 'answered'; readonly usage: Usage }
  | { readonly kind: 'unavailable'; readonly why: UsageGap };

/**
 * What is known of a user's use in the span: the figures, `none` for no events in it, or undefined where nobody
 * knows. None in the span is neither none ever nor idle since its end.
 */
export type KnownUsage = UserUsage | 'none' | undefined;

export function usageOf(usage: Usage | undefined, userId: string): KnownUsage {
  if (usage === undefined) return undefined;
  const own = usage.users.get(userId);
  if (own !== undefined) return own;
  if (!usage.collected) return undefined;
  const isNone = usage.without?.has(userId) ?? usage.complete;
  return isNone ? 'none' : undefined;
}

/** Events of a feature, or of all for null: 0 for none in the span, undefined where nobody knows. */
export function eventsOf(
  usage: Usage | undefined,
  userId: string,
  feature: DuoFeature | null,
): number | undefined {
  return usage && eventsIn(usage, usageOf(usage, userId), feature);
}

/** The same of what is known of a user. */
export function eventsIn(
  { features }: Usage,
  own: KnownUsage,
  feature: DuoFeature | null,
): number | undefined {
  if (own === undefined) return undefined;
  if (own === 'none') return feature === null || features.includes(feature) ? 0 : undefined;
  return feature === null ? own.events : own.features[feature]?.events;
}

/** The share of suggestions that a user accepted, from 0 to 1; undefined without any shown. */
export function acceptedShare({ suggestions }: UserUsage): number | undefined {
  const { shown, accepted } = suggestions;
  return shown === undefined || shown === 0 || accepted === undefined
    ? undefined
    : Math.min(1, accepted / shown);
}

/** How many days a span has. */
export const USAGE_PERIODS = [7, 30, 90] as const;
export type UsagePeriod = (typeof USAGE_PERIODS)[number];

/** How much somebody uses GitLab Duo. `none` in the span; `unknown` where nobody knows. */
export const INTENSITIES = ['heavy', 'regular', 'light', 'none', 'unknown'] as const;
export type Intensity = (typeof INTENSITIES)[number];

/** From how many events a week on use is heavy, or regular. What is less, and more than none, is light. */
export type IntensityBounds = { readonly heavy: number; readonly regular: number };

export const DEFAULT_BOUNDS: IntensityBounds = { heavy: 50, regular: 10 };

/** @param days how many days the span has. */
export function intensityOf(
  events: number | undefined,
  days: number,
  { heavy, regular }: IntensityBounds,
): Intensity {
  if (events === undefined) return 'unknown';
  if (events === 0) return 'none';
  const weekly = (events * 7) / days;
  return weekly >= heavy ? 'heavy' : weekly >= regular ? 'regular' : 'light';
}

/** Users and events of one feature. */
export type FeatureTotals = {
  readonly feature: DuoFeature;
  readonly users: number;
  readonly events: number;
};

/** Users and events of each feature. A feature without figures for any user is left out: it is unknown, not zero. */
export function featureTotals({ features, users }: Usage): readonly FeatureTotals[] {
  return features.flatMap((feature) => {
    const reported = [...users.values()]
      .map((user) => user.features[feature]?.events)
      .filter((events) => events !== undefined);
    if (reported.length === 0 && users.size > 0) return [];
    const used = reported.filter((events) => events > 0);
    return [{ feature, users: used.length, events: used.reduce((sum, events) => sum + events, 0) }];
  });
}

/** The users with the most events in the span first. */
export function byUse({ users }: Usage): readonly UserUsage[] {
  return [...users.values()].toSorted(
    (a, b) => (b.events ?? 0) - (a.events ?? 0) || (a.username < b.username ? -1 : 1),
  );
}
