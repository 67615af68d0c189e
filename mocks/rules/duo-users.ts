import { countedFeatures, listsUsersByEvents } from '../version-rules';
import type { GitLabVersion } from '../versions';
import { dayOf } from '../world/days';
import { ACCESS } from '../world/model';
import type { WorldGroup, WorldPurchase, WorldUser } from '../world/model';
import type { World } from '../world/world';
import { DUO_EVENTS, useOf } from './duo-use';
import type { DuoFeature, FeatureUse } from './duo-use';
import { isHeldToGrants } from './fine-grained';
import { isActive } from './purchases';
import { accessIn, isAdmin, lineage } from './viewer';
import type { Viewer } from './viewer';

/** A user's use of Duo in a span of days. */
export interface UserUse {
  readonly user: WorldUser;
  readonly features: Readonly<Partial<Record<DuoFeature, FeatureUse>>>;
  readonly total: number;
  readonly lastDay: number | null;
}

/** What the questions about use are answered from. */
export interface UseSource {
  readonly world: World;
  readonly version: GitLabVersion;
  readonly now: number;
}

export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** Whose events belong to a group, in the order of users: members, those of its subgroups and projects, who left. */
export function usersOf(world: World, group: WorldGroup): readonly WorldUser[] {
  return world.memo(`use in group ${group.id}`, String(world.revision), () => {
    const groups = world.groups.filter((other) => lineage(world, other).includes(group));
    const inside = new Set(groups.map(({ id }) => id));
    const projects = world.projects.filter(({ groupId }) => inside.has(groupId));
    const users = new Map<number, WorldUser>();
    for (const { members } of [...groups, ...projects]) {
      for (const { userId, state } of members) {
        const user = state === 'active' ? world.user(userId) : undefined;
        if (user !== undefined) users.set(userId, user);
      }
    }
    for (const { formerUsers } of groups) for (const user of formerUsers) users.set(user.id, user);
    return [...users.values()].sort((a, b) => a.id - b.id);
  });
}

/** The active purchase of Duo Enterprise that a group draws on. */
function enterprisePurchase({ world, now }: UseSource, group: WorldGroup): WorldPurchase | null {
  const found = world.purchases.find(
    (purchase) =>
      purchase.name === 'DUO_ENTERPRISE' &&
      [group.rootId, null].includes(purchase.namespaceId) &&
      isActive(purchase, now),
  );
  return found ?? null;
}

/** Whether the caller reads who uses Duo in a group (`read_enterprise_ai_analytics`). */
export function mayReadUse(source: UseSource, viewer: Viewer, group: WorldGroup): boolean {
  const { world, version } = source;
  const { user } = viewer;
  if (user === null || isHeldToGrants(world, viewer, group)) return false;
  if (listsUsersByEvents(version)) {
    return isAdmin(viewer) || accessIn(world, user.id, group) >= ACCESS.REPORTER;
  }
  return enterprisePurchase(source, group)?.seats.has(user.id) ?? false;
}

function useIn(user: WorldUser, { from, to }: DaySpan, features: readonly DuoFeature[]): UserUse {
  const uses = features.map((feature) => [feature, useOf(user, feature, from, to)] as const);
  const days = uses.flatMap(([, { lastDay }]) => lastDay ?? []);
  return {
    user,
    features: Object.fromEntries(uses),
    total: uses.reduce((sum, [, { total }]) => sum + total, 0),
    lastDay: days.length === 0 ? null : Math.max(...days),
  };
}

const NEVER: DaySpan = { from: 0, to: -1 };

/**
 * The rows of `aiUserMetrics`, in the order of an `AiUserMetricsSort`, those alike by the user's ID. Newer: everyone
 * with an event, and nobody without ClickHouse. Older: the members who hold a Duo Enterprise seat, with zeros where
 * there is nothing, or no ClickHouse.
 */
export function usesOf(
  source: UseSource,
  group: WorldGroup,
  span: DaySpan,
  sort: string | null = null,
): readonly UserUse[] {
  const { world, version } = source;
  const purchase = enterprisePurchase(source, group);
  const stamp = [world.revision, version.text, world.clickHouse, purchase?.seatRevision].join();
  return world.memo(`uses ${group.id} ${span.from} ${span.to} ${sort ?? ''}`, stamp, () => {
    if (sort !== null) return sorted(usesOf(source, group, span), sort);
    const features = countedFeatures(version);
    const users = usersOf(world, group);
    if (!listsUsersByEvents(version)) {
      const held = users.filter(({ id }) => {
        const seat = purchase?.seats.get(id);
        return seat !== undefined && dayOf(seat.assignedAt) <= span.to;
      });
      return held.map((user) => useIn(user, world.clickHouse ? span : NEVER, features));
    }
    if (!world.clickHouse) return [];
    return users.map((user) => useIn(user, span, features)).filter(({ total }) => total > 0);
  });
}

/** How often one kind of event was in a user's use. */
export function countOf({ features }: UserUse, event: string): number {
  for (const [feature, use] of Object.entries(features)) {
    const names: readonly string[] = DUO_EVENTS[feature as DuoFeature];
    const index = names.indexOf(event);
    if (index >= 0) return use.counts[index] ?? 0;
  }
  return 0;
}

const camel = (name: string): string =>
  name.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `CHAT_TOTAL_COUNT` is of a feature, `TOTAL_EVENTS_COUNT` of all, anything else of one kind of event. */
function sortKey(use: UserUse, field: string): number {
  if (field === 'TOTAL_EVENTS_COUNT') return use.total;
  const feature = /^(\w+)_TOTAL_COUNT$/.exec(field)?.[1];
  if (feature === undefined) return countOf(use, field);
  return use.features[camel(feature) as DuoFeature]?.total ?? 0;
}

function sorted(uses: readonly UserUse[], sort: string): readonly UserUse[] {
  const [, field = '', direction] = /^(\w+)_(ASC|DESC)$/.exec(sort) ?? [];
  const sign = direction === 'ASC' ? 1 : -1;
  const keys = new Map(uses.map((use) => [use, sortKey(use, field)]));
  const keyOf = (use: UserUse): number => keys.get(use) ?? 0;
  return uses.toSorted((a, b) => sign * (keyOf(a) - keyOf(b)) || a.user.id - b.user.id);
}

/** The field that counts a kind of event: `REQUEST_DUO_CHAT_RESPONSE` is in `requestDuoChatResponseEventCount`. */
export const fieldOf = (event: string): string => `${camel(event)}EventCount`;
