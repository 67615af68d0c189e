import { WorldBuilder } from '../world/builder';
import { addCast, CAST_ACTIVE, joinCast } from '../world/cast';
import { DAY_MS } from '../world/days';
import type { AiMetricsMode, DirectorySync, WorldPurchase, WorldUser } from '../world/model';
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
  /**
   * What the directory does: `churn` changes who is in its group every 5 seconds; `empty` finds nobody in it,
   * 30 seconds after the start and once a day.
   */
  readonly directory?: 'churn' | 'empty';
  readonly aiMetrics?: AiMetricsMode;
}

/** A Self-Managed instance: the purchase belongs to no namespace, an administrator manages the seats. */
export function instance(spec: InstanceSpec): (context: BuildContext) => World {
  return (context) => {
    const builder = new WorldBuilder('self-managed', context.now, context.seed);
    const cast = addCast(builder);
    const group = builder.addGroup({
      path: 'engineering',
      name: 'Engineering',
      ...(spec.directory === undefined ? {} : { ldapLinks: [{ cn: 'engineers', access: 30 }] }),
    });
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
    return builder.build({
      aiMetrics: spec.aiMetrics ?? 'error',
      sync: directoryOf(spec, purchase, generated),
    });
  };
}

function directoryOf(
  { directory }: InstanceSpec,
  purchase: WorldPurchase,
  generated: readonly WorldUser[],
): DirectorySync | null {
  if (directory === undefined) return null;
  const purchaseId = purchase.id;
  const ids = generated.map((user) => user.id);
  if (directory === 'empty') {
    const times = { everyMs: DAY_MS, firstMs: 30_000 };
    return {
      purchaseId,
      managed: [...purchase.seats.keys()],
      entitled: new Set(),
      churns: false,
      ...times,
    };
  }
  const managed = ids.slice(0, Math.ceil(ids.length / 2));
  const entitled = new Set(managed.filter((id) => purchase.seats.has(id)));
  return { purchaseId, managed, entitled, everyMs: 5_000, churns: true };
}
