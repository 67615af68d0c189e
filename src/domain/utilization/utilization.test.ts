import { describe, expect, it } from 'vitest';
import { makeUser } from '../roster/testing/make-user';
import { daysBefore } from '../../lib/days';
import type { SeatUser } from '../seat-user';
import { activityMatrix } from './activity-matrix';
import { breakdown } from './breakdown';
import { takeSnapshot } from './daily-snapshot';
import { recencyBuckets, recencyFilter } from './recency';
import { intensityOf, type Usage, type UserUsage } from './usage';
import { intensities, summarizeUsage } from './usage-summary';
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

describe('use', () => {
  const users = holders([{}, {}, {}]);
  const [ada, ben, cem] = users.map(({ id }) => id);
  const stranger = makeUser(9);
  const makeUse = (userId = '', chat: number | undefined, code: number): UserUsage => ({
    ...{ userId, username: userId, name: userId, activeDays: undefined, lastOn: TODAY },
    events: code + (chat ?? 0),
    features: {
      codeSuggestions: { events: code, lastOn: TODAY },
      chat: { events: chat, lastOn: null },
      codeReview: { events: undefined, lastOn: undefined },
    },
    suggestions: { shown: code, accepted: code === 0 ? 0 : code / 4 },
  });
  const usageOfAll = (list: readonly UserUsage[], change: Partial<Usage> = {}): Usage => ({
    ...{ from: ago(27), to: TODAY, source: 'metrics', counts: 'all' },
    features: ['codeSuggestions', 'chat', 'codeReview'],
    users: new Map(list.map((one) => [one.userId, one])),
    ...{ complete: true, collected: true, deleted: { accounts: 0, events: 0 } },
    ...change,
  });
  const bounds = { heavy: 50, regular: 10 };

  it('counts holders apart from others, and leaves out a feature that is not told', () => {
    const all = [
      makeUse(ada, undefined, 200),
      makeUse(ben, 40, 0),
      makeUse('left', 1, 0),
      makeUse(stranger.id, 7, 0),
    ];
    const summary = summarizeUsage(usageOfAll(all), [...users, stranger], bounds);
    expect(summary.features).toEqual([
      { feature: 'codeSuggestions', users: 1, none: 2, unknown: 0, events: 200 },
      { feature: 'chat', users: 1, none: 1, unknown: 1, events: 40 },
    ]);
    expect(summary.intensities).toEqual({ heavy: 1, regular: 1, light: 0, none: 1, unknown: 0 });
    expect(summary).toMatchObject({
      users: 2,
      events: 240,
      suggestions: { shown: 200, accepted: 50 },
    });
    expect(summary.candidates.map(({ userId }) => userId)).toEqual([stranger.id]);
    expect(summary.others.map(({ userId }) => userId)).toEqual(['left']);
  });

  it('is unknown, not none, of who is absent from a list that has a reason for it', () => {
    const known = (change: Partial<Usage>) =>
      intensities(usageOfAll([makeUse(ada, 1, 0)], change), users, bounds);
    expect(known({})).toMatchObject({ light: 1, none: 2, unknown: 0 });
    expect(known({ complete: false })).toMatchObject({ light: 1, none: 0, unknown: 2 });
    expect(known({ collected: false })).toMatchObject({ none: 0, unknown: 2 });
    // Older versions list the holders of one add-on, with zeros: others are simply not listed.
    expect(known({ without: new Set([cem ?? '']) })).toMatchObject({ none: 1, unknown: 1 });
    expect(intensities(undefined, users, bounds)).toMatchObject({ unknown: 3 });
  });

  it.each([
    [199, 28, 'regular'],
    [200, 28, 'heavy'],
    [1, 90, 'light'],
    [0, 7, 'none'],
    [undefined, 7, 'unknown'],
  ])('%s events in %i days are %s', (events, days, intensity) => {
    expect(intensityOf(events, days, bounds)).toBe(intensity);
  });
});
