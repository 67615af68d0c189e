import { describe, expect, it } from 'vitest';
import { makeUser } from '../roster/testing/make-user';
import { renewalToCsv, renewalToJson } from './renewal-export';
import { modelRenewal } from './simulate';
import { type OrderKnowledge, suggestionsUse } from './seat-order';
import type { UsageAnswer } from '../utilization/usage';
import { countdown } from './subscription-end';

const TODAY = '2026-03-10';

describe('the countdown', () => {
  it.each([
    ['2026-03-10', { kind: 'ahead', days: 0 }],
    ['2026-04-09', { kind: 'ahead', days: 30 }],
    ['2026-03-09', { kind: 'ended', days: 1 }],
    ['2026-02-09', { kind: 'ended', days: 29 }],
  ])('to %s', (endsOn, expected) => {
    expect(countdown(endsOn, TODAY)).toEqual(expected);
  });
});

describe('an outcome', () => {
  const users = [
    makeUser(1, { holdsSeat: true, lastDuoActivityOn: '2026-03-09', name: '=cmd()' }),
    makeUser(2, { holdsSeat: true, lastDuoActivityOn: '2026-01-01' }),
    makeUser(3, { holdsSeat: true, lastDuoActivityOn: null }),
    makeUser(4, { holdsSeat: true, lastDuoActivityOn: null }),
    makeUser(5, { holdsSeat: false }),
  ];
  const on = new Map([
    ['gid://gitlab/User/1', '2026-03-09'],
    ['gid://gitlab/User/2', '2026-01-01'],
  ]);
  const suggestions = { on, none: new Set<string>(), from: '2025-03-11' };
  const known = modelRenewal(users, { order: 'by-use', suggestions }, { today: TODAY });
  const blind = modelRenewal(users, { order: 'by-use' }, { today: TODAY });

  it('cuts the ranked list; equal holders may lose their seats', () => {
    const outcome = known.outcome(3);
    expect(outcome.ranked.map(({ user, fate }) => `${user.username} ${fate}`)).toEqual([
      'user3 uncertain',
      'user4 uncertain',
      'user2 keep',
      'user1 keep',
    ]);
    expect(outcome.losing).toEqual({ lose: 0, uncertain: 1, keep: 0 });
    expect(known.outcome(2).counts).toEqual({ lose: 2, uncertain: 0, keep: 2 });
    expect(known.outcome(9).surplus).toBe(0);
    expect(known.range).toEqual({ least: 1, most: 1, activeLosingAtLeast: 0 });
    expect(known.outcome(0).activeLosing).toEqual({ least: 1, most: 1 });
  });

  it('is wider where GitLab reports no use of Code Suggestions', () => {
    expect(blind.range).toEqual({ least: 1, most: 4, activeLosingAtLeast: 1 });
    expect(blind.outcome(3).counts).toEqual({ lose: 0, uncertain: 4, keep: 0 });
  });

  it('counts nobody as inactive of whom GitLab reports no activity', () => {
    const unknown = users.map((user) => ({ ...user, lastDuoActivityOn: undefined }));
    const { range, active, ...model } = modelRenewal(
      unknown,
      { order: 'by-use' },
      { today: TODAY },
    );
    expect(active).toEqual({ certain: 0, possible: 4 });
    expect(range).toEqual({ least: 0, most: 4, activeLosingAtLeast: 4 });
    expect(model.outcome(3).activeLosing).toEqual({ least: 0, most: 1 });
  });

  it('needs no seat where nobody is active, or nobody holds one', () => {
    const nobody = { least: 0, most: 0, activeLosingAtLeast: 0 };
    const order = { order: 'by-use' } as const;
    expect(modelRenewal(users.slice(1), order, { today: TODAY }).range).toEqual(nobody);
    expect(modelRenewal([], order, { today: TODAY }).range).toEqual(nobody);
  });

  it('is exported with its range as an estimate, without formulas', () => {
    const csv = renewalToCsv(known.outcome(3));
    expect(csv).toContain('user1,"\'=cmd()"');
    expect(csv).toMatch(/,yes,keep,3,3\r\n$/);
    const file: unknown = JSON.parse(renewalToJson(blind, blind.outcome(3), { purchase: 'p' }));
    expect(file).toMatchObject({
      format: 'duo-seats-renewal',
      version: 2,
      estimate: true,
      seats: 3,
      range: { least: 1, most: 4, activeLosingAtLeast: 1 },
      counts: { lose: 0, uncertain: 4, keep: 0 },
      activeLosing: { least: 0, most: 1 },
    });
  });
});

describe('without ClickHouse, where the most recently assigned go first', () => {
  const users = ['2026-03-09', '2026-01-01', null].map((lastDuoActivityOn, index) =>
    makeUser(index + 1, { holdsSeat: true, lastDuoActivityOn }),
  );
  const id = (n: number) => `gid://gitlab/User/${n}`;
  const fates = (knowledge: OrderKnowledge, seats: number) =>
    modelRenewal(users, knowledge, { today: TODAY })
      .outcome(seats)
      .ranked.map(({ user, fate }) => `${user.username} ${fate}`);

  it.each(['by-assignment', 'unknown'] as const)(
    'nothing is certain, as GitLab shares no dates: %s',
    (order) => {
      const knowledge = { order } as const;
      expect(fates(knowledge, 2)).toEqual([
        'user1 uncertain',
        'user2 uncertain',
        'user3 uncertain',
      ]);
      expect(fates(knowledge, 3)).toEqual(['user1 keep', 'user2 keep', 'user3 keep']);
      expect(fates(knowledge, 0)).toEqual(['user1 lose', 'user2 lose', 'user3 lose']);
      const model = modelRenewal(users, knowledge, { today: TODAY });
      expect(model.range).toEqual({ least: 1, most: 3, activeLosingAtLeast: 1 });
      expect(model.outcome(2).activeLosing).toEqual({ least: 0, most: 1 });
    },
  );

  it('use does not count, however recent it is', () => {
    const assignedOn = new Map([
      [id(1), '2026-03-01'],
      [id(2), '2026-02-01'],
      [id(3), '2026-01-01'],
    ]);
    const knowledge = { order: 'by-assignment', assignedOn } as const;
    expect(fates(knowledge, 2)).toEqual(['user1 lose', 'user2 keep', 'user3 keep']);
  });
});

it('reads the last day of Code Suggestions only where GitLab counted a use', () => {
  const part = (events: number | undefined, lastOn: string | null | undefined) => ({
    events,
    lastOn,
  });
  const user = (userId: string, suggestions: ReturnType<typeof part>) => ({
    userId,
    username: userId,
    name: userId,
    events: 1,
    activeDays: undefined,
    lastOn: TODAY,
    features: { codeSuggestions: suggestions, chat: part(1, TODAY) },
    suggestions: { shown: undefined, accepted: undefined },
  });
  const users = [
    user('a', part(3, TODAY)),
    user('b', part(0, null)),
    user('c', part(undefined, undefined)),
  ];
  const answered = (some: typeof users): UsageAnswer => ({
    kind: 'answered',
    usage: {
      ...{ from: '2025-03-11', to: TODAY },
      ...{ source: 'metrics', counts: 'all', complete: true, collected: true },
      features: ['codeSuggestions', 'chat'],
      users: new Map(some.map((one) => [one.userId, one])),
      deleted: { accounts: 0, events: 0 },
    },
  });
  expect(suggestionsUse(answered(users))).toEqual({
    on: new Map([['a', TODAY]]),
    none: new Set(['b']),
    from: '2025-03-11',
  });
  expect(suggestionsUse({ kind: 'unavailable', why: 'version' })).toBeNull();
  // Without ClickHouse every count is 0, whoever used what.
  expect(suggestionsUse(answered(users.slice(1)))).toBeNull();
});

it('a user of Chat alone may lose the seat before everyone who used Code Suggestions', () => {
  const users = ['2026-03-09', '2026-03-01', null].map((lastDuoActivityOn, index) =>
    makeUser(index + 1, { holdsSeat: true, lastDuoActivityOn }),
  );
  const suggestions = {
    on: new Map([['gid://gitlab/User/2', '2026-03-01']]),
    none: new Set(['gid://gitlab/User/1']),
    from: '2025-03-11',
  };
  const fates = (knowledge: OrderKnowledge) =>
    modelRenewal(users, knowledge, { today: TODAY })
      .outcome(1)
      .ranked.map(({ user, fate }) => `${user.username} ${fate}`);
  expect(fates({ order: 'by-use', suggestions })).toEqual([
    'user3 lose',
    'user1 lose',
    'user2 keep',
  ]);
  expect(fates({ order: 'by-use' })).toEqual([
    'user3 uncertain',
    'user2 uncertain',
    'user1 uncertain',
  ]);
});
