import { describe, expect, it } from 'vitest';
import { batchRecord } from '../../journal/testing/records';
import { putBack, queueOf, type Segment } from '../engine/queue';
import { initialState, type LostCall, type RunState } from '../engine/run-state';
import { settleLost } from './settle-lost';
import { planForAll, smallWorld } from '../testing/small-world';
import { userId } from '../testing/world';

const { gitlab } = smallWorld({ count: 6 });
const fresh = initialState('run-1', planForAll(gitlab, 'assign'), null);

function segment(tasks: readonly number[], change: Partial<Segment> = {}): Segment {
  return {
    action: 'assign',
    tasks,
    attempts: 0,
    unread: null,
    isDoubted: false,
    bisection: null,
    ...change,
  };
}

const lost = (batch: Segment): LostCall => ({
  batch,
  record: batchRecord('run-1', 0),
  code: 'network',
});

/** Users 1, 2 … by what reading says of them; undefined where it says nothing. */
function settle(state: RunState, seats: readonly (boolean | undefined)[], maxAttempts = 4) {
  const holds = new Map(seats.map((seat, index) => [userId(index + 1), seat]));
  const purchase = state.plan.purchase;
  return settleLost(state, { purchase, holdsSeat: (id) => holds.get(id) }, maxAttempts);
}

describe('settling lost calls', () => {
  it('marks users of a lost call as changed where they are as wanted, and resends the others', () => {
    const state = { ...fresh, queue: queueOf([]), lost: [lost(segment([0, 1, 2]))] };
    const { calls, queue } = settle(state, [true, false, true]);
    expect(calls).toMatchObject([
      { results: [{ outcome: 'changed', reason: 'reading', entries: [0, 2] }], isSettled: true },
    ]);
    expect(queue.front).toMatchObject([{ tasks: [1], attempts: 1, unread: null }]);
  });

  it('marks the others as failed after the last retry, with the kind of the error', () => {
    const batch = segment([0, 1], { attempts: 3 });
    const { calls, queue } = settle({ ...fresh, queue: queueOf([]), lost: [lost(batch)] }, [
      true,
      false,
    ]);
    expect(calls[0]?.results).toMatchObject([
      { outcome: 'changed', entries: [0] },
      { outcome: 'failed', reason: 'network', entries: [1] },
    ]);
    expect(queue.front).toEqual([]);
  });

  it('reads unlisted users again, then leaves them open', () => {
    const open = { ...fresh, queue: queueOf([]), lost: [lost(segment([0, 1]))] };
    const first = settle(open, [undefined, false]);
    expect(first.calls[0]).toMatchObject({ results: [], isSettled: false, undecided: null });
    expect(first.queue.front).toMatchObject([{ tasks: [0, 1], unread: 'network' }]);
    const last = settle(open, [undefined, false], 1);
    expect(last.calls[0]).toMatchObject({
      results: [{ outcome: 'failed', entries: [1] }],
      isSettled: false,
      undecided: { code: 'network', batch: { tasks: [0] } },
    });
  });

  it('marks waiting users as unchanged, or as changed by a call that took effect late', () => {
    const queue = putBack(queueOf([2, 3]), [segment([0, 1], { attempts: 1 })]);
    const settlement = settle({ ...fresh, queue }, [true, false, true, false]);
    expect(settlement.found).toMatchObject([
      { outcome: 'changed', entries: [0] },
      { outcome: 'already-so', entries: [2] },
    ]);
    expect(settlement.queue.front).toMatchObject([{ tasks: [1] }]);
    expect(settlement.queue.rest).toEqual([3]);
  });
});
