import { makeUser } from '../../roster/testing/make-user';
import type { FakeUser } from '../../testing/fake-gitlab';

export function userId(number: number): string {
  return `gid://gitlab/User/${number}`;
}

/** Users 1 to `count`, active and eligible by default. */
export function crowd(
  count: number,
  change: (number: number) => Partial<FakeUser> = () => ({}),
): FakeUser[] {
  return Array.from({ length: count }, (_, index) => ({
    ...makeUser(index + 1, { lastActivityOn: '2024-05-01' }),
    ...change(index + 1),
  }));
}
