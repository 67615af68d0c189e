import { DAY_MS, dayOf } from './days';
import type { WorldUser } from './model';
import type { GeneratedName } from './names';
import type { Random } from './random';

/** Days since a user's last activity: most were active this week, with a long tail of a year and more. */
function daysAgo(random: Random): number {
  const draw = random.next();
  if (draw < 0.5) return random.below(4);
  if (draw < 0.72) return random.below(14);
  if (draw < 0.88) return 14 + random.below(46);
  return 60 + random.below(360);
}

/** A generated human user; all dates are before `now`. */
export function generateUser(
  random: Random,
  now: number,
  id: number,
  { name, username }: GeneratedName,
): WorldUser {
  const today = dayOf(now);
  const createdAt = now - (30 + random.below(2_200)) * DAY_MS - random.below(DAY_MS);
  const oldest = dayOf(createdAt);
  const activity = random.chance(0.05) ? null : Math.max(oldest, today - daysAgo(random));
  // Without a seat Duo leaves few traces: a former seat or a trial.
  const duo =
    activity !== null && random.chance(0.08)
      ? Math.max(oldest, activity - 40 - random.below(200))
      : null;
  return {
    id,
    username,
    name,
    type: 'HUMAN',
    admin: false,
    publicEmail: random.chance(0.12) ? `${username}@example.com` : null,
    hasAvatar: random.chance(0.04),
    createdAt,
    state: 'active',
    lastActivityOn: activity,
    lastDuoActivityOn: duo,
    lastLoginAt:
      activity === null || random.chance(0.03)
        ? null
        : Math.max(
            createdAt,
            Math.min(now, (activity - random.below(9)) * DAY_MS + random.below(DAY_MS)),
          ),
    codeSuggestionsUsedAt: duo === null ? null : duo * DAY_MS,
  };
}

/** Gives a seat holder a Duo history: most use it, some stopped, some never began. */
export function recordDuoUse(random: Random, now: number, user: WorldUser): void {
  if (user.lastActivityOn === null || random.chance(0.17)) {
    user.lastDuoActivityOn = null;
    user.codeSuggestionsUsedAt = null;
    return;
  }
  const today = dayOf(now);
  const behind = random.chance(0.7) ? random.below(6) : 20 + random.below(150);
  const day = Math.max(dayOf(user.createdAt), Math.min(today, user.lastActivityOn - behind));
  user.lastDuoActivityOn = day;
  // Some only ever chat: they count as never having used Code Suggestions.
  user.codeSuggestionsUsedAt = random.chance(0.85)
    ? Math.min(now, day * DAY_MS + random.below(DAY_MS))
    : null;
}
