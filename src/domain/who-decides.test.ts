import { describe, expect, it } from 'vitest';
import { makeUser } from './roster/testing/make-user';
import { type AccessRule, allowedGroups, outsiders } from './who-decides';

const pilot = { fullPath: 'acme/pilot', name: 'Pilot' };
const rule = (group: AccessRule['group'], givesSeatFeatures = true): AccessRule => ({
  group,
  givesSeatFeatures,
});

describe('rules that give Duo to groups', () => {
  it.each([
    ['not told', null, null],
    ['none', [], null],
    ['for a group', [rule(pilot)], [pilot]],
    ['for everybody with a seat, beside a group', [rule(pilot), rule(null)], null],
    ['for everybody, but for the Agent Platform alone', [rule(null, false)], []],
    [
      'for a group, and the Agent Platform for everybody',
      [rule(pilot), rule(null, false)],
      [pilot],
    ],
  ])('are read: %s', (_what, accessRules, groups) => {
    expect(allowedGroups({ accessRules })).toEqual(groups);
  });

  it('leave out the holders who are in none of the groups', () => {
    const users = [1, 2, 3].map((n) => makeUser(n, { holdsSeat: n < 3 }));
    const members = [new Set(['gid://gitlab/User/2']), new Set<string>()];
    expect(outsiders(users, members).map(({ username }) => username)).toEqual(['user1']);
    expect(outsiders(users, [])).toHaveLength(2);
  });
});
