import { describe, expect, it } from 'vitest';
import { makeUser } from '../roster/testing/make-user';
import { daysBefore } from '../../lib/days';
import type { SeatUser } from '../seat-user';
import { activityMatrix } from './activity-matrix';
import { breakdown } from './breakdown';
import { takeSnapshot } from './daily-snapshot';
import { recencyBuckets, recencyFilter } from './recency';
import { featureTotals, type Usage, type UserUsage } from './usage';
import { utilizationFigures } from './utilization-figures';

const TODAY = '2026-03-10';
const ago = (days: number) => daysBefore(TODAY, days);
const holders = (list: readonly Partial<SeatUser>[]): SeatUser[] =>
  list.map((change, index) => makeUser(index + 1, { holdsSeat: true, ...change }));
const purchase = { id: 'p', name: 'DUO_ENTERPRISE', purchasedQuantity: 9, assignedQuantity: 3 };

describe('figures', () => {
  const users = holders([
    { lastDuoActivityOn: ago(2) },
    { lastDuoActivityOn: null },
    { lastDuoActivityOn: undefined, state: 'blocked' },
  ]);
  const roster = { users, holders: 'complete', holdersLoaded: 3, holdersAsOf: 5, asOf: 9 } as const;

  it('are incomplete while an activity is unknown, which is counted apart', () => {
    const figures = utilizationFigures(roster, { today: TODAY });
    expect(figures.active7).toEqual({ value: 1, complete: false, asOf: 5 });
    expect(figures.never).toEqual({ value: 1, complete: false, asOf: 5 });
    expect(figures.unknown).toEqual({ value: 1, complete: true, asOf: 5 });
    expect(figures.heldByBlocked).toEqual({ value: 1, complete: true, asOf: 5 });
  });

  it('become a snapshot only if they cover all holders; unknown stays unknown', () => {
    const of = { instance: 'i', purchase, day: TODAY, now: 7 };
    expect(takeSnapshot(utilizationFigures(roster, { today: TODAY }), of)).toMatchObject({
      assigned: 3,
      active30: null,
      never: null,
    });
    const partly = { ...roster, holders: 'incomplete' } as const;
    expect(takeSnapshot(utilizationFigures(partly, { today: TODAY }), of)).toBeNull();
  });
});

it('bars have no gaps, and a filter where the users table has one', () => {
  const users = holders([{ lastDuoActivityOn: ago(7) }, { lastDuoActivityOn: ago(8) }, {}]);
  const buckets = recencyBuckets([...users, makeUser(9)], TODAY);
  expect(buckets.map(({ count }) => count)).toEqual([1, 1, 0, 0, 0, 0, 0, 1]);
  const [first, second] = buckets;
  expect(first && recencyFilter(first)).toEqual({ kind: 'within', days: 7 });
  expect(second && recencyFilter(second)).toBeNull();
  expect(recencyFilter({ kind: 'days', from: 181, to: null, count: 0 })).toEqual({
    kind: 'older',
    days: 180,
  });
});

it('the matrix separates coaching from reclaiming, and suggests nothing for unknown activity', () => {
  const matrix = activityMatrix(
    holders([
      { lastActivityOn: ago(1), lastDuoActivityOn: null },
      { lastActivityOn: ago(90), lastDuoActivityOn: ago(80) },
      { lastActivityOn: undefined, lastDuoActivityOn: ago(80) },
      { lastActivityOn: ago(1), lastDuoActivityOn: ago(1) },
    ]),
    { today: TODAY, days: 30 },
  );
  expect(matrix.byAdvice).toEqual({ using: 1, coach: 1, reclaim: 1, unclear: 1 });
  expect(matrix.rows).toContain('unknown');
  expect(matrix.columns).not.toContain('unknown');
  expect(matrix.cell('active', 'never')).toMatchObject({ count: 1, advice: 'coach' });
});

it('a breakdown puts users without a known membership last, in a row of their own', () => {
  const users = holders([{ lastDuoActivityOn: ago(1) }, { lastDuoActivityOn: ago(99) }, {}]);
  const facts = new Map([
    ['gid://gitlab/User/1', { level: 30, role: 'Developer', group: 'acme/web' }],
    ['gid://gitlab/User/3', { level: 50, role: 'Owner', group: 'acme' }],
  ]);
  const rows = breakdown(users, facts, 'role', TODAY);
  expect(rows.map((row) => [row.label, row.active, row.idle, row.never])).toEqual([
    ['Owner', 0, 0, 1],
    ['Developer', 1, 0, 0],
    [null, 0, 1, 0],
  ]);
});

it('a feature without figures is left out, not zero', () => {
  const none = { events: undefined, lastOn: undefined };
  const user: UserUsage = {
    userId: '1',
    username: 'a',
    name: 'A',
    events: 4,
    activeDays: undefined,
    lastOn: TODAY,
    features: {
      codeSuggestions: { events: 4, lastOn: TODAY },
      chat: { events: 0, lastOn: null },
      codeReview: none,
    },
    suggestions: { shown: undefined, accepted: undefined },
  };
  const usage: Usage = {
    ...{ from: ago(29), to: TODAY, source: 'metrics', counts: 'all' },
    features: ['codeSuggestions', 'chat', 'codeReview'],
    users: new Map([[user.userId, user]]),
    ...{ complete: true, collected: true, deleted: { accounts: 0, events: 0 } },
  };
  expect(featureTotals(usage)).toEqual([
    { feature: 'codeSuggestions', users: 1, events: 4 },
    { feature: 'chat', users: 0, events: 0 },
  ]);
});
