import { GraphQLError } from 'graphql';
import { eventsIn } from '../../rules/duo-events';
import type { PlacedEvent } from '../../rules/duo-events';
import { momentOf } from '../../rules/duo-use';
import { mayReadUse } from '../../rules/duo-users';
import type { DaySpan } from '../../rules/duo-users';
import { isHeldToGrants } from '../../rules/fine-grained';
import { isAdmin } from '../../rules/viewer';
import { dayOf, monthsBefore, parseDay, timeText } from '../../world/days';
import { userIdOf } from '../../world/global-ids';
import type { WorldGroup } from '../../world/model';
import type { Context, Resolvers } from '../context';
import { decodeCursor, encodeCursor, MAX_PAGE_SIZE } from '../pagination';
import type { Connection, PageArguments } from '../pagination';

interface EventsArguments extends PageArguments {
  readonly startDate?: string | null;
  readonly endDate?: string | null;
  readonly events?: readonly string[] | null;
  readonly userIds?: readonly string[] | null;
}

/** Whose events are asked for: a group's, or the whole instance's for null. */
interface UsageData {
  readonly group: WorldGroup | null;
}

/**
 * The last 7 days where nothing is named; less than a month. A day that is named as the end is one at whose
 * beginning it ends, so that its events are not among them.
 * ee/app/graphql/resolvers/analytics/ai_usage/usage_events_resolver.rb, ee/app/finders/ai/
 */
function spanOf({ startDate, endDate }: EventsArguments, now: number): DaySpan {
  const end = parseDay(endDate ?? '');
  const to = end ?? dayOf(now);
  const from = parseDay(startDate ?? '') ?? dayOf(now) - 7;
  if (from <= monthsBefore(to, 1)) throw new GraphQLError('maximum date range is 1 month');
  return { from, to: end === null ? to : end - 1 };
}

const cursorOf = ({ day, index }: PlacedEvent): string => encodeCursor(`${day}.${index}`);

/** A day is days since 1970, an index counts from its latest event. */
function afterCursor(cursor: string, { day, index }: PlacedEvent): boolean {
  const [lastDay = 0, lastIndex = 0] = decodeCursor(cursor).split('.').map(Number);
  return day < lastDay || (day === lastDay && index > lastIndex);
}

/** Pages forward alone: nothing asks for the last events. */
function all(
  { group }: UsageData,
  args: EventsArguments,
  context: Context,
): Omit<Connection<PlacedEvent>, 'count'> {
  const span = spanOf(args, context.now);
  const filter = {
    events: args.events?.length ? new Set(args.events) : null,
    userIds: args.userIds?.length ? new Set(args.userIds.map(userIdOf)) : null,
  };
  const { after } = args;
  const size = Math.min(args.first ?? MAX_PAGE_SIZE, MAX_PAGE_SIZE);
  const reached = after ? Number(decodeCursor(after).split('.')[0]) : span.to;
  const rest: DaySpan = { from: span.from, to: Math.min(span.to, reached) };
  const nodes: PlacedEvent[] = [];
  let hasNextPage = false;
  for (const event of eventsIn(context, group, rest, filter)) {
    if (after && !afterCursor(after, event)) continue;
    hasNextPage = nodes.length === size;
    if (hasNextPage) break;
    nodes.push(event);
  }
  const [first, last] = [nodes[0], nodes.at(-1)];
  return {
    nodes,
    edges: () => nodes.map((node) => ({ cursor: cursorOf(node), node })),
    pageInfo: {
      startCursor: first === undefined ? null : cursorOf(first),
      endCursor: last === undefined ? null : cursorOf(last),
      hasNextPage,
      hasPreviousPage: Boolean(after),
    },
  };
}

/** Refused, it is null without an error. No fine-grained token reads it. */
function groupData(group: WorldGroup, _args: unknown, context: Context): UsageData | null {
  const { world, viewer } = context;
  return world.aiMetrics === 'answered' && mayReadUse(context, viewer, group) ? { group } : null;
}

/** For administrators alone. */
function instanceData(
  _root: unknown,
  _args: unknown,
  { world, viewer }: Context,
): UsageData | null {
  return isAdmin(viewer) && !isHeldToGrants(world, viewer, null) ? { group: null } : null;
}

const timestamp = (event: PlacedEvent, _args: unknown, { now }: Context): string =>
  timeText(momentOf(event, event.day, now));

/** The first group that they are a member of. */
function namespacePath({ user }: PlacedEvent, _args: unknown, { world }: Context): string | null {
  const group = world.groups.find(({ members }) => members.some((m) => m.userId === user.id));
  return group?.fullPath ?? null;
}

export const usageDataResolvers: Resolvers = {
  Query: { aiUsageData: instanceData },
  Group: { aiUsageData: groupData },
  AiUsageData: { all },
  AiInstanceUsageData: { all },
  AiUsageEvent: { timestamp },
  AiInstanceUsageEvent: { timestamp, namespacePath },
};
