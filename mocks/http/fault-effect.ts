import { listAddOnUsers } from '../rules/add-on-users';
import { syncDirectory } from '../rules/directory';
import { scopeOf } from '../rules/eligibility';
import { addSeat, freeSeats, isActive, sendSeatMail } from '../rules/purchases';
import { dayAfter } from '../world/days';
import { purchaseIdOf, userIdOf } from '../world/global-ids';
import type { WorldPurchase, WorldUser } from '../world/model';
import { shuffled } from '../world/random';
import type { Random } from '../world/random';
import type { World } from '../world/world';
import type { Fault, WorldKind } from './fault';

export interface EffectContext {
  readonly world: World;
  readonly random: Random;
  readonly now: number;
  /** The request's own token. */
  readonly token: string | null;
  /** The request's body: what it is about is hit first. */
  readonly body: string;
}

function purchaseFor(fault: Fault, { world, now, body }: EffectContext): WorldPurchase | undefined {
  if (fault.purchase !== undefined) return world.purchase(purchaseIdOf(fault.purchase));
  const named = /gid:\/\/gitlab\/GitlabSubscriptions::AddOnPurchase\/(\d+)/.exec(body)?.[1];
  return named === undefined
    ? world.purchases.find((purchase) => isActive(purchase, now))
    : world.purchase(Number(named));
}

/** Eligible users without a seat, in a random order. */
function candidates(purchase: WorldPurchase, { world, random }: EffectContext): WorldUser[] {
  const free = listAddOnUsers(world, scopeOf(purchase), {
    purchase,
    assigned: false,
    search: null,
    sort: 'ID_ASC',
  });
  return shuffled(random, free);
}

/** Users that the request names, so that a run is hit in the middle. */
function usersIn({ world, body }: EffectContext): WorldUser[] {
  const ids = [...body.matchAll(/gid:\/\/gitlab\/User\/(\d+)/g)].map((match) => Number(match[1]));
  return ids.flatMap((id) => world.user(id) ?? []);
}

const EFFECTS: Readonly<Record<WorldKind, (fault: Fault, context: EffectContext) => void>> = {
  'revoke-token'(fault, { world, token }) {
    const hit = world.token(fault.token ?? token ?? '');
    if (hit !== undefined) hit.revoked = true;
  },
  'expire-purchase'(fault, context) {
    const purchase = purchaseFor(fault, context);
    if (purchase !== undefined) purchase.expiresOn = dayAfter(context.now, 0);
  },
  'steal-seats'(fault, context) {
    const purchase = purchaseFor(fault, context);
    if (purchase === undefined) return;
    const seats = Math.max(0, Math.min(fault.count ?? 1, freeSeats(purchase)));
    const named = new Set(usersIn(context));
    const others = candidates(purchase, context).filter((user) => !named.has(user));
    for (const user of others.slice(0, seats)) {
      addSeat(purchase, user.id, context.now);
      sendSeatMail(context.world, purchase, user.id, context.now);
    }
  },
  'make-ineligible'(fault, context) {
    const { world } = context;
    // The caller must stay able to see the outcome.
    const caller = world.token(context.token ?? '')?.userId;
    const chosen = fault.users?.flatMap((gid) => world.user(userIdOf(gid)) ?? []);
    const named = usersIn(context).filter(({ id, state }) => state === 'active' && id !== caller);
    const purchase = purchaseFor(fault, context);
    const free = purchase === undefined ? [] : candidates(purchase, context);
    const others = free.filter(({ id }) => id !== caller);
    const hit = chosen ?? [...named, ...others].slice(0, fault.count ?? 1);
    for (const user of hit) user.state = 'blocked';
    world.revision += 1;
  },
  'directory-sync'(_fault, { world, random, now }) {
    syncDirectory(world, random, now);
  },
};

export function applyEffect(
  fault: Fault & { readonly kind: WorldKind },
  context: EffectContext,
): void {
  EFFECTS[fault.kind](fault, context);
}
