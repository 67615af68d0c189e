import { WorldBuilder } from '../world/builder';
import { addCast, CAST_ACTIVE, joinCast } from '../world/cast';
import { shuffled } from '../world/random';
import { addTokens } from '../world/tokens';
import type { World } from '../world/world';
import { addOnOf } from './company';
import type { BuildContext } from './scenario';

export interface InstanceSpec {
  /** Active users, the cast among them. */
  readonly users: number;
  readonly quantity: number;
  readonly assigned: number;
  readonly blockedHolders: number;
  readonly addOn: 'CODE_SUGGESTIONS' | 'DUO_ENTERPRISE';
  /** Changes to the directory group every so often. */
  readonly syncEveryMs?: number;
}

/** A Self-Managed instance: the purchase belongs to no namespace, an administrator manages the seats. */
export function instance(spec: InstanceSpec): (context: BuildContext) => World {
  return (context) => {
    const builder = new WorldBuilder('self-managed', context.now, context.seed);
    const cast = addCast(builder);
    const group = builder.addGroup({ path: 'engineering', name: 'Engineering' });
    const backend = builder.addGroup({ path: 'backend', name: 'Backend', parent: group });
    joinCast(builder, cast, group);
    const generated = Array.from({ length: spec.users - CAST_ACTIVE }, () => {
      const user = builder.addGenerated();
      if (builder.random.chance(0.6)) builder.addMember(group, user);
      else if (builder.random.chance(0.5)) builder.addMember(backend, user, 'MAINTAINER');
      return user;
    });
    const purchase = builder.addPurchase({
      name: addOnOf(context, spec.addOn),
      namespace: null,
      quantity: spec.quantity,
    });
    const holders = shuffled(builder.random, generated).slice(0, spec.assigned);
    builder.giveSeats(purchase, holders);
    for (let index = 0; index < spec.blockedHolders; index += 1) {
      const former = builder.addGenerated({ state: index === 0 ? 'ldap_blocked' : 'blocked' });
      builder.giveSeats(purchase, [former]);
    }
    builder.addGenerated({ state: 'blocked_pending_approval' });
    addTokens(builder, cast);
    const managed = generated.slice(0, Math.ceil(generated.length / 2)).map((user) => user.id);
    return builder.build({
      aiMetrics: 'error',
      sync:
        spec.syncEveryMs === undefined
          ? null
          : {
              purchaseId: purchase.id,
              managed,
              entitled: new Set(managed.filter((id) => purchase.seats.has(id))),
              everyMs: spec.syncEveryMs,
            },
    });
  };
}
