import type { FakeUser } from './fake-gitlab';

export function userId(number: number): string {
  return `gid://gitlab/User/${number}`;
}

/** The n-th of a crowd, active and eligible unless said otherwise. */
export function fakeUser(number: number, change: Partial<FakeUser> = {}): FakeUser {
  return {
    id: userId(number),
    username: `user-${number}`,
    name: `User ${number}`,
    publicEmail: null,
    avatarUrl: null,
    webUrl: null,
    state: 'active',
    lastActivityOn: '2024-05-01',
    lastDuoActivityOn: null,
    lastLoginAt: null,
    eligible: true,
    ...change,
  };
}

/** Users 1 to `count`. */
export function crowd(count: number, change: (number: number) => Partial<FakeUser> = () => ({})) {
  return Array.from({ length: count }, (_, index) => fakeUser(index + 1, change(index + 1)));
}
