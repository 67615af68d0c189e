import type { World } from '../world/world';
import { buildCompany } from './company';
import type { BuildContext } from './scenario';

/**
 * A group whose seats have other masters than its Owner: SAML assigns them, and Duo works for two of its groups
 * alone. The Owner holds a seat, and so may read the use of Duo on every version that has it.
 */
export function enterprise(context: BuildContext): World {
  const { builder, cast, group, platform, purchase } = buildCompany(context, {
    users: 220,
    quantity: 150,
    assigned: 119,
    addOn: 'DUO_ENTERPRISE',
    withoutSeat: 8,
    former: ['left', 'deleted'],
    group: {
      verifiedDomain: 'example.com',
      samlLinks: [
        { name: 'Engineers', access: 30, assignsSeats: true },
        { name: 'Auditors', access: 20, assignsSeats: false },
      ],
    },
  });
  builder.giveSeats(purchase, [cast.owner]);
  const pilot = builder.addGroup({ path: 'pilot', name: 'Duo pilot', parent: group });
  for (const user of builder.membersOf(group).slice(0, 60)) builder.addMember(pilot, user);
  group.duoRules.push(
    { groupId: platform.id, features: ['duo_classic', 'duo_agent_platform'] },
    { groupId: pilot.id, features: ['duo_classic'] },
  );
  return builder.build({ aiMetrics: 'answered' });
}
