import { GraphQLError } from 'graphql';
import { DUO_EVENTS } from '../../rules/duo-use';
import type { DuoFeature, FeatureUse } from '../../rules/duo-use';
import { countOf, fieldOf, mayReadUse, usesOf } from '../../rules/duo-users';
import type { DaySpan, UserUse } from '../../rules/duo-users';
import { dayText, monthOf, monthsBefore, parseDay } from '../../world/days';
import type { WorldGroup } from '../../world/model';
import type { Context, Resolver, Resolvers } from '../context';
import { resourceNotAvailable } from '../errors';
import { paginate } from '../pagination';
import type { PageArguments } from '../pagination';

interface SpanArguments {
  readonly startDate?: string | null;
  readonly endDate?: string | null;
}

interface MetricsArguments extends PageArguments, SpanArguments {
  readonly sort?: string | null;
}

/** The current month where nothing is named; a year and no more. It is checked before the right to read. */
function spanOf({ startDate, endDate }: SpanArguments, now: number): DaySpan {
  const [first, last] = monthOf(now);
  const from = parseDay(startDate ?? '') ?? first;
  const to = parseDay(endDate ?? '') ?? last;
  if (from < monthsBefore(to, 12)) throw new GraphQLError('maximum date range is 1 year');
  return { from, to };
}

/** Many instances share no figures at all: the world says so. */
function aiUserMetrics(group: WorldGroup, args: MetricsArguments, context: Context): unknown {
  const { world, viewer, now } = context;
  const span = spanOf(args, now);
  if (world.aiMetrics === 'error' || !mayReadUse(context, viewer, group)) {
    throw resourceNotAvailable();
  }
  if (world.aiMetrics === 'null') return null;
  return paginate(usesOf(context, group, span, args.sort), args);
}

/** Null without ClickHouse and without the right, never an error. */
function aiMetrics(group: WorldGroup, args: SpanArguments, context: Context): unknown {
  const { world, viewer, now } = context;
  const span = spanOf(args, now);
  if (world.aiMetrics !== 'answered' || !world.clickHouse) return null;
  if (!mayReadUse(context, viewer, group)) return null;
  const uses = usesOf(context, group, span);
  const used = (feature: DuoFeature): number =>
    uses.filter(({ features }) => (features[feature]?.total ?? 0) > 0).length;
  return {
    codeSuggestionsContributorsCount: used('codeSuggestions'),
    duoChatContributorsCount: used('chat'),
    duoUsedCount: uses.filter(({ total }) => total > 0).length,
  };
}

const dayOrNull = (day: number | null | undefined): string | null =>
  day == null ? null : dayText(day);

/** One field an event; of a feature's own, the day is the last one in the span. */
function featureFields(feature: DuoFeature, { total, counts, lastDay }: FeatureUse): unknown {
  return {
    totalEventCount: total,
    lastDuoActivityOn: dayOrNull(lastDay),
    ...Object.fromEntries(
      DUO_EVENTS[feature].map((event, index) => [fieldOf(event), counts[index] ?? 0]),
    ),
  };
}

const features: Readonly<Record<string, Resolver>> = Object.fromEntries(
  (Object.keys(DUO_EVENTS) as DuoFeature[]).map((feature) => [
    feature,
    (use: UserUse) => {
      const own = use.features[feature];
      return own === undefined ? null : featureFields(feature, own);
    },
  ]),
);

export const metricsResolvers: Resolvers = {
  Group: { aiMetrics, aiUserMetrics },
  AiUserMetrics: {
    ...features,
    codeSuggestionsAcceptedCount: (use: UserUse) => countOf(use, 'CODE_SUGGESTION_ACCEPTED_IN_IDE'),
    duoChatInteractionsCount: (use: UserUse) => countOf(use, 'REQUEST_DUO_CHAT_RESPONSE'),
    totalEventCount: ({ total }: UserUse) => total,
    lastDuoActivityOn: ({ lastDay }: UserUse) => dayOrNull(lastDay),
    // An account that was deleted is no user any more.
    user: ({ user }: UserUse, _args: unknown, { world }: Context) => world.user(user.id) ?? null,
  },
};
