import type { SeatUser } from '../../seat-user';

/** The n-th of some active users without a seat, unless said otherwise. */
export function seatUser(number: number, change: Partial<SeatUser> = {}): SeatUser {
  return {
    id: `gid://gitlab/User/${number}`,
    username: `user-${number}`,
    name: `User ${number}`,
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
