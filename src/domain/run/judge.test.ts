import { describe, expect, it } from 'vitest';
import { GatewayError, type GatewayErrorDetails, type GatewayErrorKind } from '../gateway-error';
import { judgeAnswer, judgeError } from './judge';
import type { Segment } from './queue';
import type { Slots } from './slots';

const slots: Slots = { entries: [10, 11, 12, 13], userIds: ['a', 'b', 'c', 'd'], removals: 0 };

function batch(change: Partial<Segment> = {}): Segment {
  const fresh = { attempts: 0, unread: null, suspicion: null } as const;
  return { action: 'assign', slots: [0, 1, 2, 3], ...fresh, ...change };
}

const refused = (codes: string[], change?: Partial<Segment>) =>
  judgeAnswer(slots, batch(change), { kind: 'refused', codes }, false);

const thrown = (kind: GatewayErrorKind, details?: GatewayErrorDetails, change?: Partial<Segment>) =>
  judgeError(slots, batch(change), new GatewayError(kind, '', details));

describe('a refusal', () => {
  it('of a culprit splits a batch, and settles one user', () => {
    const split = refused(['INVALID_USER_ID_PRESENT']);
    expect(split).toMatchObject({ state: 'split', results: [] });
    expect(split.putBack.map((one) => one.slots)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(refused(['INVALID_USER_MEMBERSHIP'], { slots: [2] }).results).toEqual([
      {
        action: 'assign',
        outcome: 'not-eligible',
        reason: 'INVALID_USER_MEMBERSHIP',
        entries: [12],
      },
    ]);
  });

  it('looks for culprits before seats: culprits need none', () => {
    expect(refused(['NOT_ENOUGH_SEATS', 'INVALID_USER_ID_PRESENT']).state).toBe('split');
  });

  it('for want of seats puts everybody back', () => {
    const verdict = refused(['NOT_ENOUGH_SEATS']);
    expect(verdict.effect).toEqual({ kind: 'shortage', users: 4 });
    expect(verdict.putBack[0]?.slots).toEqual([0, 1, 2, 3]);
  });

  it('of a removal from nobody is as wanted; after a lost call it was that one', () => {
    const gone = ['NO_ASSIGNMENTS_FOUND'];
    expect(refused(gone, { action: 'remove' }).results[0]?.outcome).toBe('already-so');
    const again = refused(gone, { action: 'remove', attempts: 1 });
    expect(again.results[0]?.outcome).toBe('changed');
  });

  it('does not answer for an earlier call of which nobody knows', () => {
    const verdict = refused(['INVALID_USER_ID_PRESENT'], { slots: [0], unread: 'network' });
    expect(verdict).toMatchObject({ status: 'uncertain', results: [] });
  });

  it('without a code is a failure all the same', () => {
    expect(refused([]).results[0]).toMatchObject({ outcome: 'failed', reason: 'refused' });
  });
});

describe('an error', () => {
  it.each(['network', 'server', 'cancelled'] as const)('%s leaves everything open', (kind) => {
    expect(thrown(kind)).toMatchObject({
      status: 'uncertain',
      code: kind,
      results: [],
      putBack: [],
      effect: { kind: 'trouble' },
    });
  });

  it('of the schema stops the run, but what was sent may have been done', () => {
    expect(thrown('schema')).toMatchObject({
      status: 'uncertain',
      effect: { kind: 'stop', reason: 'schema' },
    });
  });

  it.each(['scope', 'permission'] as const)('%s stops with nothing done', (kind) => {
    const verdict = thrown(kind);
    expect(verdict).toMatchObject({ status: 'settled', effect: { kind: 'stop', reason: kind } });
    expect(verdict.putBack).toHaveLength(1);
  });

  it('of the limit tells the limit, or is halved', () => {
    expect(thrown('limit', { limit: 3 }).effect).toEqual({ kind: 'limit', limit: 3, told: true });
    const halved = { kind: 'limit', limit: 2, told: false };
    expect(thrown('limit').effect).toEqual(halved);
    // A limit that was kept to cannot be the limit.
    expect(thrown('limit', { limit: 4 }).effect).toEqual(halved);
    expect(thrown('limit', {}, { slots: [0] }).results[0]?.outcome).toBe('failed');
  });

  it('rate and auth executed nothing', () => {
    expect(thrown('rate', { retryAfterMs: 5_000 })).toMatchObject({
      status: 'settled',
      effect: { kind: 'rate', retryAfterMs: 5_000 },
    });
    expect(thrown('auth').putBack).toHaveLength(1);
  });
});
