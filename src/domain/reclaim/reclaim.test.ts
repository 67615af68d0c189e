import { fc } from '../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { NO_TENURES, type Tenure, type Tenures } from '../history/tenure';
import { compileRules } from '../plan/protected-users';
import { createUsageFigures } from '../roster/usage-figures';
import { makeUsage, usedBy } from '../roster/testing/make-usage';
import { makeUser } from '../roster/testing/make-user';
import { DEFAULT_BOUNDS, type Usage } from '../utilization/usage';
import { daysBefore } from '../../lib/days';
import type { SeatUser } from '../seat-user';
import { reclaimList } from './candidates';
import { excludedToCsv, excludedToJson, mailtoLink } from './reclaim-export';
import {
  DEFAULT_POLICY,
  parseDays,
  readNamedPolicies,
  readPolicy,
  type ReclaimPolicy,
  savePolicy,
  writePolicy,
} from './policy';

const TODAY = '2026-03-10';
const ago = (days: number) => daysBefore(TODAY, days);
const NOW = Date.parse(`${TODAY}T12:00:00Z`);
const none = { today: TODAY, now: NOW, tenures: NO_TENURES };

const policies: fc.Arbitrary<ReclaimPolicy> = fc.record({
  idleDays: fc.nat(400),
  never: fc.boolean(),
  graceDays: fc.nat(60),
  idleInGitLab: fc.boolean(),
  blocked: fc.boolean(),
  light: fc.boolean(),
});
const days = fc.option(fc.option(fc.integer({ min: 0, max: 500 }).map(ago)), { nil: undefined });
const generatedUsers = fc.array(
  fc.record({
    holdsSeat: fc.boolean(),
    state: fc.constantFrom('active', 'active', 'blocked'),
    lastDuoActivityOn: days,
    lastActivityOn: days,
  }),
);

/** Use in the 30 days up to 2026-01-15, moved to those up to `TODAY`. */
const USAGE: Usage = { ...makeUsage(60), from: ago(29), to: TODAY };
const FIGURES = createUsageFigures(USAGE, DEFAULT_BOUNDS);

/** A seat that was not there so many days ago, and then was. */
function between(earliest: number | null, latest: number): Tenure {
  const at = (days: number) => NOW - days * 86_400_000;
  return { kind: 'bounds', earliest: earliest === null ? null : at(earliest), latest: at(latest) };
}

function users(list: readonly Partial<SeatUser>[]): SeatUser[] {
  return list.map((change, index) => makeUser(index + 1, change));
}

function reasons(list: readonly Partial<SeatUser>[], change: Partial<ReclaimPolicy>, context = {}) {
  const policy = { ...DEFAULT_POLICY, idleDays: 30, ...change };
  const found = reclaimList(users(list.map((one) => ({ holdsSeat: true, ...one }))), policy, {
    ...none,
    ...context,
  });
  return [...found.candidates, ...found.excluded].map(
    ({ user, reason }) => `${user.username} ${reason}`,
  );
}

describe('a candidate', () => {
  it('is idle for more than the policy’s days', () => {
    const list = [{ lastDuoActivityOn: ago(30) }, { lastDuoActivityOn: ago(31) }];
    expect(reasons(list, {})).toEqual(['user2 idle']);
  });

  it('may have no activity if the policy says so, but never an unknown one', () => {
    const list = [{ lastDuoActivityOn: null }, { lastDuoActivityOn: undefined }];
    expect(reasons(list, { never: true })).toEqual(['user1 never', 'user2 unknown']);
    expect(reasons(list, { never: false })).toEqual(['user2 unknown']);
  });

  it('does not have a seat that is new, or may be', () => {
    const tenures: Tenures = new Map([
      ['gid://gitlab/User/1', between(100, 14)],
      ['gid://gitlab/User/2', between(100, 15)],
      ['gid://gitlab/User/3', between(null, 100)],
      ['gid://gitlab/User/4', between(null, 2)],
      ['gid://gitlab/User/5', { kind: 'exact', at: NOW - 60_000, runId: 'run-1' }],
    ]);
    const list = [{}, {}, {}, {}, {}, {}];
    expect(reasons(list, { graceDays: 14 }, { tenures })).toEqual([
      'user2 never',
      'user3 never',
      'user4 never',
      'user6 never',
      'user1 grace',
      'user5 grace',
    ]);
    const policy = { ...DEFAULT_POLICY, graceDays: 14 };
    const holders = users(list.map(() => ({ holdsSeat: true })));
    const found = reclaimList(holders, policy, { ...none, tenures });
    const unproven = found.candidates.filter((one) => one.unproven);
    expect(unproven.map(({ user }) => user.username)).toEqual(['user4', 'user6']);
    expect(found.unproven).toBe(2);
    // Without a grace there is nothing to prove, and an idle holder has had the time.
    expect(reclaimList(holders, { ...policy, graceDays: 0 }, none).unproven).toBe(0);
    const idle = users([{ holdsSeat: true, lastDuoActivityOn: ago(300) }]);
    expect(reclaimList(idle, policy, none)).toMatchObject({ unproven: 0, counts: { idle: 1 } });
  });

  it('is idle in GitLab as well, if the policy says so', () => {
    const list = [
      { lastActivityOn: ago(3) },
      { lastActivityOn: ago(300) },
      { lastActivityOn: null },
      { lastActivityOn: undefined },
    ];
    expect(reasons(list, { idleInGitLab: true })).toEqual([
      'user2 never',
      'user3 never',
      'user1 active-in-gitlab',
      'user4 unknown',
    ]);
  });

  it('may be blocked, whatever the activity and the grace days', () => {
    const list = [{ state: 'blocked', lastDuoActivityOn: ago(1) }];
    expect(reasons(list, { blocked: true })).toEqual(['user1 blocked']);
    expect(reasons(list, { blocked: false })).toEqual([]);
  });

  it('may be a light user if the policy says so, once figures are loaded', () => {
    const usage = {
      ...USAGE,
      users: new Map([usedBy(1, { events: 12 }), usedBy(2, { events: 400 })]),
    };
    const figures = createUsageFigures(usage, DEFAULT_BOUNDS);
    const recent = { lastDuoActivityOn: ago(3) };
    const list = [
      recent,
      recent,
      // No events, and the last activity of any kind is in the period: GitLab's figures lack something.
      recent,
      { lastDuoActivityOn: ago(40) },
      { lastDuoActivityOn: undefined },
    ];
    const light = { idleDays: 60, light: true };
    expect(reasons(list, light, { figures })).toEqual([
      'user4 light',
      'user1 light',
      'user5 unknown',
    ]);
    expect(reasons(list, light)).toEqual(['user5 unknown']);
    expect(reasons(list, { ...light, light: false }, { figures })).toEqual(['user5 unknown']);
    const partial = createUsageFigures({ ...usage, complete: false }, DEFAULT_BOUNDS);
    expect(reasons(list, light, { figures: partial })).toEqual(['user1 light', 'user5 unknown']);
    const isProtected = compileRules([{ kind: 'username', pattern: 'user1' }]);
    const tenures: Tenures = new Map([['gid://gitlab/User/4', between(100, 3)]]);
    expect(reasons(list, light, { figures, isProtected, tenures })).toEqual([
      'user1 protected',
      'user4 grace',
      'user5 unknown',
    ]);
  });

  it('is never a protected user', () => {
    const isProtected = compileRules([{ kind: 'username', pattern: 'user*' }]);
    const list = [{ state: 'blocked' }, { lastDuoActivityOn: null }, { lastDuoActivityOn: ago(1) }];
    expect(reasons(list, {}, { isProtected })).toEqual(['user1 protected', 'user2 protected']);
  });

  it('is counted once, with the longest idle first; all groups add up to the holders', () => {
    fc.assert(
      fc.property(generatedUsers, policies, (list, policy) => {
        const all = users(list);
        const found = reclaimList(all, policy, { ...none, figures: FIGURES });
        const sum = found.candidates.length + found.excluded.length + found.inUse;
        expect(sum).toBe(all.filter((user) => user.holdsSeat).length);
        expect(Object.values(found.counts).reduce((a, b) => a + b, 0)).toBe(sum - found.inUse);
        const idle = found.candidates.flatMap(({ reason, user }) =>
          reason === 'idle' ? [user.lastDuoActivityOn ?? ''] : [],
        );
        expect(idle).toEqual(idle.toSorted());
        expect(found.candidates.every(({ user }) => user.holdsSeat)).toBe(true);
        const light = found.candidates.filter((one) => one.reason === 'light');
        expect(policy.light ? [] : light).toEqual([]);
        const events = light.map((one) => one.events);
        expect(events).toEqual(events.toSorted((a, b) => a - b));
        // The choice adds candidates, and takes none away.
        const without = reclaimList(
          all,
          { ...policy, light: false },
          { ...none, figures: FIGURES },
        );
        const ids = new Set(found.candidates.map(({ user }) => user.id));
        expect(without.candidates.every(({ user }) => ids.has(user.id))).toBe(true);
        expect(reclaimList(all, policy, none).candidates).toEqual(without.candidates);
      }),
    );
  });
});

describe('a policy', () => {
  it('survives a link, beside other parameters', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const params = writePolicy(policy, new URLSearchParams('addon=DUO_ENTERPRISE'));
        expect(readPolicy(params)).toEqual(policy);
        expect(params.get('addon')).toBe('DUO_ENTERPRISE');
      }),
    );
  });

  it('gets the default for a wrong parameter', () => {
    const old = new URLSearchParams('gitlab=idle');
    expect(readPolicy(old).idleInGitLab).toBe(true);
    expect(writePolicy(readPolicy(old), old).get('gitlab')).toBeNull();
    const odd = new URLSearchParams('idle=-1&never=perhaps&grace=1e3&gitlab=x&blocked=');
    expect(readPolicy(odd)).toEqual(DEFAULT_POLICY);
    expect(parseDays('10000')).toBeNull();
    expect(parseDays(' 14 ')).toBe(14);
  });

  it('is saved once under a name', () => {
    const once = savePolicy([], ' Quarterly ', DEFAULT_POLICY);
    const twice = savePolicy(once, 'Quarterly', { ...DEFAULT_POLICY, idleDays: 90 });
    expect(savePolicy(twice, '  ', DEFAULT_POLICY)).toBe(twice);
    expect(twice.map((one) => [one.name, one.policy.idleDays])).toEqual([['Quarterly', 90]]);
    expect(readNamedPolicies(JSON.parse(JSON.stringify(twice)))).toEqual(twice);
    const { light, ...old } = DEFAULT_POLICY;
    expect(light).toBe(false);
    expect(readNamedPolicies([{ name: 'Old', policy: old }])).toEqual([
      { name: 'Old', policy: DEFAULT_POLICY },
    ]);
    expect(readNamedPolicies([{ name: 'x', policy: { idleDays: 'many' } }])).toEqual([]);
  });
});

it('a mail link hides the recipients from each other and escapes everything', () => {
  expect(
    mailtoLink({
      subject: 'A & B',
      body: 'one\ntwo?',
      addresses: ['a+b@example.com', 'c@example.com'],
    }),
  ).toBe(
    'mailto:?bcc=a%2Bb%40example.com,c%40example.com&subject=A%20%26%20B&body=one%0D%0Atwo%3F',
  );
});

it('excluded users are exported with the reason; unknown differs from none recorded', () => {
  const list = [{ lastDuoActivityOn: undefined }, { lastDuoActivityOn: null, name: '=1' }];
  const tenures: Tenures = new Map([['gid://gitlab/User/2', between(90, 3)]]);
  const { excluded } = reclaimList(
    users(list.map((one) => ({ holdsSeat: true, ...one }))),
    DEFAULT_POLICY,
    { ...none, tenures },
  );
  const lines = excludedToCsv(excluded).split('\r\n');
  expect(lines[1]).toMatch(/^user1,.*,unknown,[^,]*,unknown,$/);
  expect(lines[2]).toMatch(/^user2,"'=1",.*,none recorded,[^,]*,grace,2026-03-07$/);
  const file: unknown = JSON.parse(excludedToJson(excluded, DEFAULT_POLICY, { day: TODAY }));
  expect(file).toMatchObject({
    format: 'duo-seats-spared',
    version: 1,
    users: [
      { username: 'user1', reason: 'unknown', duoActivityKnown: false },
      { username: 'user2', reason: 'grace', since: '2026-03-07', duoActivityKnown: true },
    ],
  });
});
