import { GraphQLError } from 'graphql';
import { DUO_PARTS, useOf } from '../../rules/duo-use';
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

/** A row for each user with any use in the span, as the store's own facts have it. */
function metricsOf(user: WorldUser, from: number, to: number): Record<string, unknown> | null {
  const uses = DUO_PARTS.map((part) => [part, useOf(user, part, from, to)] as const);
  const totalEventCount = uses.reduce((sum, [, { events }]) => sum + events, 0);
  if (totalEventCount === 0) return null;
  const days = uses.flatMap(([, { lastDay }]) => lastDay ?? []);
  const counts: Record<string, unknown> = Object.fromEntries(
    uses.map(([part, { events, lastDay }]) => [
      part,
      {
        totalEventCount: events,
        lastDuoActivityOn: lastDay === null ? null : dayText(lastDay),
      },
    ]),
  );
  return { user, totalEventCount, lastDuoActivityOn: dayText(Math.max(...days)), ...counts };
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
