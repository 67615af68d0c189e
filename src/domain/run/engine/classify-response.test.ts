import { describe, expect, it } from 'vitest';
import { GatewayError, type GatewayErrorDetails, type GatewayErrorKind } from '../../gateway-error';
import { classifyAnswer, classifyError } from './classify-response';
import type { Segment, Tasks } from './queue';

const tasks: Tasks = { entries: [10, 11, 12, 13], userIds: ['a', 'b', 'c', 'd'], removals: 0 };

function batch(change: Partial<Segment> = {}): Segment {
  const fresh = { attempts: 0, unread: null, isDoubted: false, bisection: null } as const;
  return { action: 'assign', tasks: [0, 1, 2, 3], ...fresh, ...change };
}

const refused = (codes: string[], change?: Partial<Segment>) =>
  classifyAnswer(tasks, batch(change), { kind: 'refused', codes }, false);

const thrown = (kind: GatewayErrorKind, details?: GatewayErrorDetails, change?: Partial<Segment>) =>
  classifyError(tasks, batch(change), new GatewayError(kind, '', details));

describe('a refusal', () => {
  it('about a rejected user splits a batch, and settles a single user', () => {
    const split = refused(['INVALID_USER_ID_PRESENT']);
    expect(split).toMatchObject({ state: 'split', results: [] });
    expect(split.putBack.map((one) => one.tasks)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(refused(['INVALID_USER_MEMBERSHIP'], { tasks: [2] }).results).toEqual([
      {
        action: 'assign',
        outcome: 'not-eligible',
        reason: 'INVALID_USER_MEMBERSHIP',
        entries: [12],
      },
    ]);
  });

  it('finds rejected users before it counts seats: they need none', () => {
    expect(refused(['NOT_ENOUGH_SEATS', 'INVALID_USER_ID_PRESENT']).state).toBe('split');
  });

  it('for want of seats is believed once the counters were read', () => {
    const batchResult = refused(['NOT_ENOUGH_SEATS']);
    expect(batchResult.signal).toEqual({ kind: 'shortage', users: 4 });
    expect(batchResult).toMatchObject({ status: 'uncertain', doubt: 'not-executed', putBack: [] });
  });

  it('of a removal without seats is unconfirmed until the counters are read', () => {
    const batchResult = refused(['NO_ASSIGNMENTS_FOUND'], { action: 'remove' });
    expect(batchResult).toMatchObject({ status: 'uncertain', doubt: 'no-seat-held', results: [] });
  });

  it('of all users needs no bisection where GitLab drops ineligible users', () => {
    const codes = ['INVALID_USER_ID_PRESENT'];
    const { results, putBack } = classifyAnswer(tasks, batch(), { kind: 'refused', codes }, true);
    expect(results[0]).toMatchObject({ outcome: 'not-eligible', entries: [10, 11, 12, 13] });
    expect(putBack).toEqual([]);
  });

  it('does not settle an earlier call with an unknown outcome', () => {
    const batchResult = refused(['INVALID_USER_ID_PRESENT'], { tasks: [0], unread: 'network' });
    expect(batchResult).toMatchObject({ status: 'uncertain', results: [] });
  });

  it('without a code is a failure all the same', () => {
    expect(refused([]).results[0]).toMatchObject({ outcome: 'failed', reason: 'refused' });
  });
});

describe('an error', () => {
  it.each(['network', 'server', 'canceled'] as const)('%s leaves everything open', (kind) => {
    expect(thrown(kind)).toMatchObject({
      status: 'uncertain',
      code: kind,
      results: [],
      putBack: [],
      signal: { kind: 'retry' },
    });
  });

  it('of an answer that cannot be read leaves everything open', () => {
    expect(thrown('schema')).toMatchObject({
      status: 'uncertain',
      lost: { tasks: [0, 1, 2, 3] },
      signal: { kind: 'unreadable' },
    });
  });

  it.each(['scope', 'permission'] as const)('%s stops, and what was sent is open', (kind) => {
    expect(thrown(kind, { status: 403 })).toMatchObject({
      status: 'uncertain',
      lost: { tasks: [0, 1, 2, 3] },
      putBack: [],
      signal: { kind: 'stop', reason: kind },
    });
  });

  it.each([408, 409, 425, 499])('%s passes', (status) => {
    expect(thrown('permission', { status })).toMatchObject({
      status: 'uncertain',
      lost: { tasks: [0, 1, 2, 3] },
      signal: { kind: 'retry' },
    });
  });

  it('about the limit names the limit, or halves the batch', () => {
    expect(thrown('limit', { limit: 3 }).signal).toEqual({
      kind: 'limit',
      limit: 3,
      reported: true,
    });
    const halved = { kind: 'limit', limit: 2, reported: false };
    expect(thrown('limit').signal).toEqual(halved);
    // A limit that was kept to cannot be the limit.
    expect(thrown('limit', { limit: 4 }).signal).toEqual(halved);
    expect(thrown('limit', {}, { tasks: [0] }).results[0]?.outcome).toBe('failed');
  });

  it('rate and auth are sent again once the counters show that nothing was executed', () => {
    expect(thrown('rate', { retryAfterMs: 5_000 })).toMatchObject({
      status: 'uncertain',
      doubt: 'not-executed',
      putBack: [],
      signal: { kind: 'rate', retryAfterMs: 5_000 },
    });
    expect(thrown('auth')).toMatchObject({ doubt: 'not-executed', putBack: [] });
  });
});

describe('an assignment that GitLab executed', () => {
  const purchase = { id: 'p', name: 'CODE_SUGGESTIONS', purchasedQuantity: 9, assignedQuantity: 3 };
  const done = (userIds: string[], change?: Partial<Segment>) =>
    classifyAnswer(
      tasks,
      batch(change),
      { kind: 'done', purchase, userIds: new Set(userIds) },
      false,
    );

  it('is about those whom GitLab names; who is missing is not eligible', () => {
    expect(done(['a', 'b', 'd']).results).toEqual([
      { action: 'assign', outcome: 'changed', reason: 'answer', entries: [10, 11, 13] },
      { action: 'assign', outcome: 'not-eligible', reason: 'not-returned', entries: [12] },
    ]);
  });

  it('says nothing about users whom it does not name in a removal', () => {
    const { results, lost, status } = done(['a', 'b', 'd'], { action: 'remove' });
    expect(results).toEqual([
      { action: 'remove', outcome: 'changed', reason: 'answer', entries: [10, 11, 13] },
    ]);
    expect(lost?.tasks).toEqual([2]);
    expect(status).toBe('uncertain');
  });
});
