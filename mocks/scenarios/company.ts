import { WorldBuilder } from '../world/builder';
import type { GroupSpec, PurchaseSpec } from '../world/builder';
import { addCast, CAST_MEMBERS, joinCast } from '../world/cast';
import type { Cast } from '../world/cast';
import { dayOf } from '../world/days';
import type { AiMetricsMode, Plan, WorldGroup, WorldPurchase, WorldUser } from '../world/model';
import { shuffled } from '../world/random';
import { addTokens } from '../world/tokens';
import type { World } from '../world/world';
import { knowsAddOn } from '../version-rules';
import type { BuildContext } from './scenario';

export interface CompanySpec {
  /** Eligible users of the group, the cast among them. */
  readonly users: number;
  readonly quantity: number;
  /** Seats held by eligible users. */
  readonly assigned: number;
  /** Seats still held by users who have been blocked since. */
  readonly blockedHolders?: number;
  readonly addOn?: 'CODE_SUGGESTIONS' | 'DUO_ENTERPRISE';
  readonly purchase?: Partial<PurchaseSpec>;
  readonly plan?: Plan;
  readonly trialEndsIn?: number;
  readonly mainToken?: string;
  readonly aiMetrics?: AiMetricsMode;
  readonly clickHouse?: boolean;
  readonly group?: Partial<GroupSpec>;
  /** How many members without a seat use Duo all the same. */
  readonly withoutSeat?: number;
  /** Members who used Duo and left, and accounts that were deleted. */
  readonly former?: readonly ('left' | 'deleted')[];
}

export interface Company {
  readonly builder: WorldBuilder;
  readonly cast: Cast;
  readonly group: WorldGroup;
  /** A group in it. */
  readonly platform: WorldGroup;
  /** The eligible users beside the cast. */
  readonly generated: readonly WorldUser[];
  readonly purchase: WorldPurchase;
}

/** Duo Enterprise came with 17.3; before that everyone has Duo Pro. */
export function addOnOf(
  context: BuildContext,
  wanted: 'CODE_SUGGESTIONS' | 'DUO_ENTERPRISE',
): string {
  return knowsAddOn(context.version, wanted) ? wanted : 'CODE_SUGGESTIONS';
}

/** A top-level group on GitLab.com with subgroups, a project, members and one purchase. */
export function buildCompany(context: BuildContext, spec: CompanySpec): Company {
  const builder = new WorldBuilder('gitlab-com', context.now, context.seed);
  const cast = addCast(builder);
  const group = builder.addGroup({
    path: 'acme',
    name: 'Acme',
    plan: spec.plan ?? 'ultimate',
    ...(spec.trialEndsIn === undefined ? {} : { trialEndsIn: spec.trialEndsIn }),
    ...spec.group,
  });
  const platform = builder.addGroup({ path: 'platform', name: 'Platform', parent: group });
  const sre = builder.addGroup({ path: 'sre', name: 'Site reliability', parent: platform });
  const website = builder.addProject(group, 'website');
  const other = builder.addGroup({ path: 'globex', name: 'Globex', plan: 'premium' });
  joinCast(builder, cast, group);
  builder.addMember(other, cast.outsider, 'OWNER');

  const homes = [group, group, group, group, platform, platform, sre, website];
  const roles = ['GUEST', 'REPORTER', 'DEVELOPER', 'DEVELOPER', 'DEVELOPER', 'MAINTAINER'] as const;
  const join = (user: WorldUser): void => {
    builder.addMember(builder.random.pick(homes), user, builder.random.pick(roles));
  };
  const generated = Array.from({ length: spec.users - CAST_MEMBERS }, () => {
    const user = builder.addGenerated();
    join(user);
    return user;
  });
  const purchase = builder.addPurchase({
    name: addOnOf(context, spec.addOn ?? 'CODE_SUGGESTIONS'),
    namespace: group,
    quantity: spec.quantity,
    ...spec.purchase,
  });
  builder.giveSeats(purchase, shuffled(builder.random, generated).slice(0, spec.assigned));
  for (let index = 0; index < (spec.blockedHolders ?? 0); index += 1) {
    const former = builder.addGenerated({ state: index % 3 === 2 ? 'deactivated' : 'blocked' });
    join(former);
    builder.giveSeats(purchase, [former]);
  }
  const unseated = generated.filter(({ id }) => !purchase.seats.has(id));
  for (const user of unseated.slice(0, spec.withoutSeat ?? 0)) {
    const day = dayOf(context.now) - (user.id % 5);
    user.lastDuoActivityOn = day;
    user.lastActivityOn = Math.max(day, user.lastActivityOn ?? day);
  }
  for (const kind of spec.former ?? []) builder.addFormer(group, kind);
  addTokens(builder, cast, spec.mainToken);
  return { builder, cast, group, platform, generated, purchase };
}

export function company(spec: CompanySpec): (context: BuildContext) => World {
  return (context) => {
    const { builder } = buildCompany(context, spec);
    const { aiMetrics = 'null', clickHouse = true } = spec;
    return builder.build({ aiMetrics, clickHouse });
  };
}
