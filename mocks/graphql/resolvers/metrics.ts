import { GraphQLError } from 'graphql';
import { mergedMembers, memberSources } from '../../rules/members';
import { accessIn, isAdmin } from '../../rules/viewer';
import { dayOf, dayText, parseDay } from '../../world/days';
import { ACCESS } from '../../world/model';
import type { WorldGroup, WorldUser } from '../../world/model';
import type { Context, Resolvers } from '../context';
import { resourceNotAvailable } from '../errors';
import { paginate } from '../pagination';
import type { PageArguments } from '../pagination';

interface MetricsArguments extends PageArguments {
  readonly startDate?: string | null;
  readonly endDate?: string | null;
}

const LONGEST_RANGE = 366;
const FEATURES = [
  { key: 'codeSuggestions', share: 0.7 },
  { key: 'chat', share: 0.25 },
  { key: 'codeReview', share: 0.05 },
] as const;

/** Counts that stay the same for the same person and range. */
function metricsOf(user: WorldUser, from: number, to: number): Record<string, unknown> | null {
  const last = user.lastDuoActivityOn;
  if (last === null || last < from) return null;
  const lastDay = Math.min(last, to);
  const activeDays = Math.max(1, Math.round((lastDay - from + 1) * ((user.id % 7) + 1) * 0.1));
  const total = activeDays * (3 + (user.id % 23));
  const lastDuoActivityOn = dayText(lastDay);
  const counts = Object.fromEntries(
    FEATURES.map(({ key, share }) => {
      const totalEventCount = Math.round(total * share);
      return [
        key,
        { totalEventCount, lastDuoActivityOn: totalEventCount === 0 ? null : lastDuoActivityOn },
      ];
    }),
  );
  return { user, totalEventCount: total, lastDuoActivityOn, ...counts };
}

/** Answered where the world says so: many instances have no ClickHouse, or the caller no right. */
function aiUserMetrics(
  group: WorldGroup,
  args: MetricsArguments,
  { world, viewer, now }: Context,
): unknown {
  const access = viewer.user === null ? 0 : accessIn(world, viewer.user.id, group);
  if (world.aiMetrics === 'error' || (!isAdmin(viewer) && access < ACCESS.REPORTER)) {
    throw resourceNotAvailable();
  }
  if (world.aiMetrics === 'null') return null;
  const to = parseDay(args.endDate ?? '') ?? dayOf(now);
  const from = parseDay(args.startDate ?? '') ?? to - 30;
  if (from > to) throw new GraphQLError('endDate must be after startDate');
  if (to - from > LONGEST_RANGE) throw new GraphQLError('maximum date range is 1 year');
  const members = mergedMembers(world, memberSources(world, group, ['DIRECT', 'DESCENDANTS']));
  const rows = members.flatMap(({ userId }) => {
    const user = world.user(userId);
    return user === undefined ? [] : (metricsOf(user, from, to) ?? []);
  });
  return paginate(rows, args);
}

export const metricsResolvers: Resolvers = { Group: { aiUserMetrics } };
