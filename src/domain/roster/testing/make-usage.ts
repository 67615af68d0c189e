import type { Usage, UserUsage } from '../../utilization/usage';
import { makeUser } from './make-user';

/** The use of a user with number `n`, to be varied, as an entry of `Usage.users`. */
export function usedBy(n: number, change: Partial<UserUsage> = {}): readonly [string, UserUsage] {
  const { id: userId, username, name } = makeUser(n);
  const own: UserUsage = {
    userId,
    username,
    name,
    events: 1,
    activeDays: undefined,
    lastOn: '2026-01-10',
    features: {},
    suggestions: { shown: undefined, accepted: undefined },
    ...change,
  };
  return [userId, own];
}

/**
 * Use in the 30 days up to 2026-01-15 of users with the numbers from 1 to `count`: of every fourth one there is
 * none, and of every tenth one some figures are not known.
 */
export function makeUsage(count: number): Usage {
  const users = Array.from({ length: count }, (_, index) => index + 1)
    .filter((n) => n % 4 > 0)
    .map((n) => {
      const [chat, code] = [n % 10 === 0 ? undefined : n % 7, (n * 13) % 300];
      return usedBy(n, {
        events: n % 10 === 5 ? undefined : (chat ?? 0) + code,
        activeDays: n % 3 === 0 ? undefined : (n % 20) + 1,
        features: {
          chat: { events: chat, lastOn: undefined },
          codeSuggestions: { events: code, lastOn: '2026-01-10' },
        },
        suggestions: { shown: (n % 5) * 10, accepted: n % 9 === 0 ? undefined : (n % 5) * 4 },
      });
    });
  return {
    from: '2025-12-17',
    to: '2026-01-15',
    source: 'metrics',
    features: ['codeSuggestions', 'chat'],
    users: new Map(users),
    complete: true,
    collected: true,
    counts: 'all',
    deleted: { accounts: 0, events: 0 },
  };
}
