import { WorldBuilder } from '../world/builder';
import { addCast, joinCast } from '../world/cast';
import { USER_STATES, USER_TYPES } from '../world/model';
import type { WorldUser } from '../world/model';
import { addTokens } from '../world/tokens';
import type { World } from '../world/world';
import { addOnOf } from './company';
import type { BuildContext } from './scenario';

/** Every user state and type, invited groups and projects, and purchases of every sort. */
export function mixed(context: BuildContext): World {
  const builder = new WorldBuilder('gitlab-com', context.now, context.seed);
  const cast = addCast(builder);
  const acme = builder.addGroup({ path: 'acme', name: 'Acme' });
  const platform = builder.addGroup({ path: 'platform', name: 'Platform', parent: acme });
  const partners = builder.addGroup({ path: 'partners', name: 'Partners', plan: 'premium' });
  const agency = builder.addGroup({ path: 'agency', name: 'Agency', plan: 'premium' });
  const globex = builder.addGroup({ path: 'globex', name: 'Globex', plan: 'premium' });
  const website = builder.addProject(platform, 'website');
  joinCast(builder, cast, acme);
  builder.addMember(globex, cast.outsider, 'OWNER');
  builder.share(acme, partners);
  builder.share(website, agency);

  const users = Array.from({ length: 40 }, () => builder.addGenerated());
  const at = (index: number): WorldUser => users[index] ?? cast.developer;
  users.slice(0, 18).forEach((user) => builder.addMember(acme, user));
  users.slice(18, 24).forEach((user) => builder.addMember(platform, user, 'MAINTAINER'));
  users.slice(24, 28).forEach((user) => builder.addMember(website, user, 'REPORTER'));
  users.slice(28, 31).forEach((user) => builder.addMember(partners, user));
  users.slice(31, 34).forEach((user) => builder.addMember(agency, user));
  builder.addMember(acme, at(34), 'DEVELOPER', 'invited');
  builder.addMember(platform, at(35), 'DEVELOPER', 'requested');
  builder.addMember(acme, at(36), 'MINIMAL_ACCESS');
  builder.addMember(acme, at(37));
  builder.ban(acme, at(37));
  // The last two belong to no group of this company.
  builder.addMember(globex, at(38));

  const states = USER_STATES.filter((state) => state !== 'active').map((state) => {
    const user = builder.addGenerated({ state });
    builder.addMember(acme, user);
    return user;
  });
  for (const type of USER_TYPES.filter((candidate) => candidate !== 'HUMAN')) {
    const title = type.toLowerCase().replaceAll('_', ' ');
    const user = builder.addGenerated({
      type,
      name: `Acme ${title}`,
      username: `acme-${title.replaceAll(' ', '-')}`,
    });
    builder.addMember(acme, user, 'DEVELOPER');
  }

  const pro = builder.addPurchase({ name: 'CODE_SUGGESTIONS', namespace: acme, quantity: 30 });
  builder.giveSeats(pro, [...users.slice(0, 14), ...users.slice(24, 30), ...states, at(37)]);
  const enterprise = builder.addPurchase({
    name: addOnOf(context, 'DUO_ENTERPRISE'),
    namespace: acme,
    quantity: 12,
  });
  builder.giveSeats(enterprise, users.slice(10, 18));
  builder.addPurchase({ name: 'DUO_CORE', namespace: acme, quantity: 100 });
  const past = { startsIn: -375, expiresIn: -10 };
  const expired = builder.addPurchase({
    name: 'DUO_AMAZON_Q',
    namespace: acme,
    quantity: 5,
    ...past,
  });
  builder.giveSeats(expired, users.slice(0, 3));
  const future = { startsIn: 20, expiresIn: 385 };
  builder.addPurchase({ name: 'CODE_SUGGESTIONS', namespace: acme, quantity: 60, ...future });
  const foreign = builder.addPurchase({ name: 'CODE_SUGGESTIONS', namespace: globex, quantity: 3 });
  builder.giveSeats(foreign, [at(38)]);
  addTokens(builder, cast);
  return builder.build({ aiMetrics: 'answered' });
}
