import { describe, expect, it } from 'vitest';
import { makeUser } from '../roster/testing/make-user';
import { readingsToCsv, readingsToJson, renewalToCsv, renewalToJson } from './renewal-export';
import { daysBefore } from '../../lib/days';
import { cutoffBars } from './cutoff-bars';
import type { OrderKnowledge } from './seat-order';
import { rankHolders } from './simulate';
import { suggestionsUse } from './suggestions-days';
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
  const order = rankHolders(
    users,
    { order: 'by-use', duoActivity: 'is-suggestions' },
    { today: TODAY },
  );

  it('cuts the ranked list; of those alike nobody is sure', () => {
    const outcome = order.outcome(3);
    expect(outcome.ranked.map(({ user, fate }) => `${user.username} ${fate}`)).toEqual([
      'user3 may-lose',
      'user4 may-lose',
      'user2 keep',
      'user1 keep',
    ]);
    expect(order.outcome(2).counts).toEqual({ lose: 2, 'may-lose': 0, keep: 2 });
    expect(order.outcome(9).surplus).toBe(0);
    expect(order.leastForActive).toBe(1);
    expect(order.outcome(0).activeLosing).toEqual({ least: 1, most: 1 });
  });

  it('can be exported, as an estimate and without formulas', () => {
    const bounds = rankHolders(
      users,
      { order: 'by-use', duoActivity: 'may-be-other' },
      { today: TODAY },
    ).outcome(3);
    const csv = renewalToCsv(order.outcome(3), bounds);
    expect(csv).toContain('4,user1,"\'=cmd()"');
    expect(csv).toMatch(/,keep,may-lose,0,3\r\n$/);
    const file: unknown = JSON.parse(renewalToJson(order.outcome(3), bounds, { purchase: 'p' }));
    expect(file).toMatchObject({
      format: 'duo-seats-renewal',
      version: 1,
      estimate: true,
      seats: 3,
      likely: { counts: { keep: 2 } },
      certain: { counts: { keep: 0, 'may-lose': 4 } },
    });
  });

  it('can be exported beside the bounds around it', () => {
    const bounds = rankHolders(
      users,
      { order: 'by-use', duoActivity: 'may-be-other' },
      { today: TODAY },
    );
    const readings = [
      { kind: 'estimate', outcome: order.outcome(3), least: order.leastForActive } as const,
      { kind: 'bounds', outcome: bounds.outcome(3), least: bounds.leastForActive } as const,
    ];
    expect(readingsToCsv(readings).split('\r\n').slice(1, 3)).toEqual([
      'estimate,3,0,2,2,0,0,1',
      'bounds,3,0,4,0,0,1,4',
    ]);
    expect(JSON.parse(readingsToJson(readings))).toMatchObject({
      format: 'duo-seats-renewal-bounds',
      version: 1,
      readings: [{ reading: 'estimate', leastForActive: 1 }, { activeLosing: { most: 1 } }],
    });
  });
});

describe('without ClickHouse, where the most recently assigned go first', () => {
  const users = ['2026-03-09', '2026-01-01', null].map((lastDuoActivityOn, index) =>
    makeUser(index + 1, { holdsSeat: true, lastDuoActivityOn }),
  );
  const id = (n: number) => `gid://gitlab/User/${n}`;
  const fates = (knowledge: OrderKnowledge, seats: number) =>
    rankHolders(users, knowledge, { today: TODAY })
      .outcome(seats)
      .ranked.map(({ user, fate }) => `${user.username} ${fate}`);

  it.each(['by-assignment', 'unknown'] as const)(
    'nobody is certain of anything, as no dates are told: %s',
    (order) => {
      const knowledge = { order, duoActivity: 'is-suggestions' } as const;
      expect(fates(knowledge, 2)).toEqual(['user1 may-lose', 'user2 may-lose', 'user3 may-lose']);
      expect(fates(knowledge, 3)).toEqual(['user1 keep', 'user2 keep', 'user3 keep']);
      expect(fates(knowledge, 0)).toEqual(['user1 lose', 'user2 lose', 'user3 lose']);
      const ranked = rankHolders(users, knowledge, { today: TODAY });
      expect(ranked.leastForActive).toBe(3);
      expect(ranked.outcome(2).activeLosing).toEqual({ least: 0, most: 1 });
    },
  );

  it('their use does not count, however recent it is', () => {
    const assignedOn = new Map([
      [id(1), '2026-03-01'],
      [id(2), '2026-02-01'],
      [id(3), '2026-01-01'],
    ]);
    const knowledge = {
      order: 'by-assignment',
      duoActivity: 'is-suggestions',
      assignedOn,
    } as const;
    expect(fates(knowledge, 2)).toEqual(['user1 lose', 'user2 keep', 'user3 keep']);
  });
});

describe('the picture of the cut', () => {
  it('has a bar for each holder, and none over the cut', () => {
    const users = Array.from({ length: 250 }, (_, index) =>
      makeUser(index + 1, {
        holdsSeat: true,
        lastDuoActivityOn: index < 3 ? null : daysBefore(TODAY, 300 - index),
      }),
    );
    const order = rankHolders(
      users,
      { order: 'by-use', duoActivity: 'is-suggestions' },
      { today: TODAY },
    );
    const { ranked, surplus } = order.outcome(199);
    const bars = cutoffBars(ranked, surplus, TODAY);
    expect(bars.length).toBeLessThanOrEqual(101);
    expect(bars[0]).toEqual({ from: 1, to: 3, days: null, fate: 'lose' });
    expect(bars.filter((bar) => bar.from <= surplus && surplus < bar.to)).toEqual([]);
    expect(bars.map((bar) => bar.to - bar.from + 1).reduce((a, b) => a + b, 0)).toBe(250);
  });
});

it('the last day of Code Suggestions is taken only where GitLab counted a use', () => {
  const part = (events: number | undefined, lastOn: string | null | undefined) => ({
    events,
    lastOn,
  });
  const user = (userId: string, suggestions: ReturnType<typeof part>) => ({
    userId,
    username: userId,
    name: userId,
    total: 1,
    parts: { codeSuggestions: suggestions, chat: part(1, TODAY), codeReview: part(0, null) },
  });
  const users = [
    user('a', part(3, TODAY)),
    user('b', part(0, null)),
    user('c', part(undefined, undefined)),
  ];
  expect(
    suggestionsUse({ kind: 'answered', users, complete: true, from: TODAY, to: TODAY }),
  ).toEqual({
    on: new Map([['a', TODAY]]),
    none: new Set(['b']),
  });
  expect(suggestionsUse({ kind: 'unavailable' })).toEqual({ on: new Map(), none: new Set() });
});

it('who only chats is expected to go first, and certain of nothing', () => {
  const users = ['2026-03-09', '2026-03-01'].map((lastDuoActivityOn, index) =>
    makeUser(index + 1, { holdsSeat: true, lastDuoActivityOn }),
  );
  const noSuggestions = new Set(['gid://gitlab/User/1']);
  const fates = (duoActivity: 'is-suggestions' | 'may-be-other') =>
    rankHolders(users, { order: 'by-use', duoActivity, noSuggestions }, { today: TODAY })
      .outcome(1)
      .ranked.map(({ user, fate }) => `${user.username} ${fate}`);
  expect(fates('is-suggestions')).toEqual(['user1 lose', 'user2 keep']);
  expect(fates('may-be-other')).toEqual(['user2 may-lose', 'user1 may-lose']);
});
