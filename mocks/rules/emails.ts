import type { WorldGroup, WorldUser } from '../world/model';
import type { World } from '../world/world';
import { usersOf } from './duo-users';

/** The address that an account has; what is public of it is another question. */
export function emailOf({ id, username, publicEmail }: WorldUser): string {
  return publicEmail ?? `${username}@${id % 10 < 8 ? 'example.com' : 'mail.example'}`;
}

/** The accounts that a top-level group claimed by their domain, members or not. By the user's ID. */
export function enterpriseUsers(world: World, group: WorldGroup): WorldUser[] {
  const { verifiedDomain } = group;
  if (verifiedDomain === null || world.offering !== 'gitlab-com') return [];
  return usersOf(world, group).filter(
    (user) =>
      user.type === 'HUMAN' &&
      world.user(user.id) !== undefined &&
      emailOf(user).endsWith(`@${verifiedDomain}`),
  );
}
