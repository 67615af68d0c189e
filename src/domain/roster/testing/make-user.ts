import type { SeatUser } from '../../seat-user';

/** A user with number `n`, to be varied. */
export function makeUser(n: number, change: Partial<SeatUser> = {}): SeatUser {
  return {
    id: `gid://gitlab/User/${n}`,
    username: `user${n}`,
    name: `User ${n}`,
    publicEmail: null,
    avatarUrl: null,
    webUrl: null,
    state: 'active',
    holdsSeat: false,
    lastActivityOn: null,
    lastDuoActivityOn: null,
    lastLoginAt: null,
    ...change,
  };
}

export function makeUsers(
  count: number,
  change: (n: number) => Partial<SeatUser> = () => ({}),
): SeatUser[] {
  return Array.from({ length: count }, (_, index) => makeUser(index + 1, change(index + 1)));
}
