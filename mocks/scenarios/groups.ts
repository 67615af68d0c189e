import { WorldBuilder } from '../world/builder';
import { addCast, joinCast } from '../world/cast';
import type { WorldGroup } from '../world/model';
import { addTokens } from '../world/tokens';
import type { World } from '../world/world';
import { addOnOf } from './company';
import type { BuildContext } from './scenario';

/** As many as need two pages of a list. */
const MANY = 120;
/** Users who are in one of them after the other. */
const SHARED_USERS = 60;

/** Many owned top-level groups of different sizes; every eighth has no seats, one has more than it bought. */
export function manyGroups(context: BuildContext): World {
  const builder = new WorldBuilder('gitlab-com', context.now, context.seed);
  const cast = addCast(builder);
  const acme = builder.addGroup({ path: 'acme', name: 'Acme' });
  joinCast(builder, cast, acme);
  const users = Array.from({ length: SHARED_USERS }, () => builder.addGenerated());
  for (const user of users) builder.addMember(acme, user);
  const buy = (namespace: WorldGroup, quantity: number, assigned: number): void => {
    const purchase = builder.addPurchase({ name: 'CODE_SUGGESTIONS', namespace, quantity });
    builder.giveSeats(purchase, builder.membersOf(namespace).slice(0, assigned));
  };
  buy(acme, 50, 41);
  for (let number = 1; number < MANY; number += 1) {
    const digits = String(number).padStart(3, '0');
    const group = builder.addGroup({ path: `team-${digits}`, name: `Team ${digits}` });
    builder.addMember(group, cast.owner, 'OWNER');
    const size = 4 + (number % 9);
    for (let index = 0; index < size; index += 1) {
      const user = users[(number * 7 + index) % SHARED_USERS];
      if (user) builder.addMember(group, user);
    }
    if (number % 8 !== 0) buy(group, number === 42 ? 2 : 9 + (number % 17), 3 + (number % 6));
  }
  addTokens(builder, cast);
  return builder.build();
}

/** Several owned top-level groups, one with a subgroup, one without seats, and some of other owners. */
export function groups(context: BuildContext): World {
  const builder = new WorldBuilder('gitlab-com', context.now, context.seed);
  const cast = addCast(builder);
  const staffed = (group: WorldGroup, count: number): WorldGroup => {
    for (let index = 0; index < count; index += 1) builder.addMember(group, builder.addGenerated());
    return group;
  };
  const acme = staffed(builder.addGroup({ path: 'acme', name: 'Acme' }), 40);
  joinCast(builder, cast, acme);
  const platform = builder.addGroup({ path: 'platform', name: 'Platform', parent: acme });
  staffed(platform, 12);
  const umbrella = staffed(builder.addGroup({ path: 'umbrella', name: 'Umbrella Réunion' }), 25);
  builder.addMember(umbrella, cast.owner, 'OWNER');
  const initech = staffed(builder.addGroup({ path: 'initech', plan: 'premium' }), 8);
  builder.addMember(initech, cast.owner, 'OWNER');
  // Owned through a role in the subgroup alone: the top-level group has another owner.
  const hooli = staffed(builder.addGroup({ path: 'hooli', name: 'Hooli' }), 10);
  builder.addMember(hooli, cast.secondOwner, 'OWNER');
  builder.addMember(hooli, cast.owner, 'DEVELOPER');
  const labs = builder.addGroup({ path: 'labs', name: 'Labs', parent: hooli });
  builder.addMember(labs, cast.owner, 'OWNER');
  const globex = staffed(builder.addGroup({ path: 'globex', name: 'Globex' }), 6);
  builder.addMember(globex, cast.outsider, 'OWNER');
  builder.addGroup({ path: 'commons', name: 'Commons', visibility: 'public', plan: 'free' });

  const holders = (group: WorldGroup, count: number) => builder.membersOf(group).slice(0, count);
  const buy = (name: string, namespace: WorldGroup, quantity: number, assigned: number): void => {
    const purchase = builder.addPurchase({ name, namespace, quantity });
    builder.giveSeats(purchase, holders(namespace, assigned));
  };
  buy('CODE_SUGGESTIONS', acme, 45, 31);
  buy(addOnOf(context, 'DUO_ENTERPRISE'), umbrella, 20, 20);
  buy('CODE_SUGGESTIONS', hooli, 10, 4);
  buy('CODE_SUGGESTIONS', globex, 5, 2);
  addTokens(builder, cast);
  return builder.build({ aiMetrics: 'answered' });
}
