import { describe, expect, it } from 'vitest';
import {
  callsNeeded,
  halves,
  putBack,
  queueOf,
  queueSize,
  type Segment,
  takeBatch,
  type Tasks,
  waiting,
  withoutTasks,
  withRejectedIn,
} from './queue';

/** Three removals, then seven assignments. */
const tasks: Tasks = {
  entries: [...Array(10).keys()],
  userIds: [...Array(10).keys()].map(String),
  removals: 3,
};
const all = queueOf(tasks.entries);

function segment(chosen: readonly number[], change: Partial<Segment> = {}): Segment {
  return {
    action: 'assign',
    tasks: chosen,
    attempts: 0,
    unread: null,
    isDoubted: false,
    bisection: null,
    ...change,
  };
}

/** Takes everything, and says what was in each batch. */
function takeAll(queue = all, max = 4): (readonly number[])[] {
  const taken = takeBatch(queue, tasks, max);
  return taken ? [taken.batch.tasks, ...takeAll(taken.queue, max)] : [];
}

describe('the queue', () => {
  it('gives full batches in order, and never removals with assignments', () => {
    expect(takeAll()).toEqual([
      [0, 1, 2],
      [3, 4, 5, 6],
      [7, 8, 9],
    ]);
    expect(takeAll(all, 2)).toEqual([[0, 1], [2], [3, 4], [5, 6], [7, 8], [9]]);
  });

  it('fills up what was put back with what comes next', () => {
    const taken = takeBatch(queueOf([3, 4, 5, 6, 7, 8, 9]), tasks, 2);
    const queue = putBack(taken?.queue ?? all, [segment([3, 4])]);
    expect(queueSize(queue)).toBe(7);
    expect(takeAll(queue, 3)).toEqual([[3, 4, 5], [6, 7, 8], [9]]);
  });

  it('puts back in order, whichever came back first', () => {
    const empty = queueOf([]);
    const queue = putBack(putBack(empty, [segment([7, 8])]), [segment([3, 4])]);
    expect(takeAll(queue, 2)).toEqual([
      [3, 4],
      [7, 8],
    ]);
    expect(callsNeeded(queue, 2)).toBe(2);
  });

  it('keeps users of different attempts apart, since each has its own bound', () => {
    const queue = putBack(queueOf([5, 6]), [segment([3], { attempts: 1 }), segment([4])]);
    expect(takeAll(queue)).toEqual([[3], [4, 5, 6]]);
  });

  it('keeps removals and users of unsettled calls in batches of their own', () => {
    const removal = segment([2], { action: 'remove' });
    const queue = putBack(queueOf([]), [
      removal,
      segment([3]),
      segment([4], { unread: 'network' }),
    ]);
    expect(takeAll(queue)).toEqual([[2], [3], [4]]);
  });

  it('sends the halves of a refused batch apart from all others', () => {
    const queue = putBack(queueOf([7, 8, 9]), halves(segment([3, 4, 5, 6])));
    expect(takeAll(queue)).toEqual([
      [3, 4],
      [5, 6],
      [7, 8, 9],
    ]);
  });

  it('splits the half with the rejected user without another call', () => {
    const [left, right] = halves(segment([3, 4, 5, 6]));
    const queue = withRejectedIn(putBack(queueOf([]), [right]), left.bisection?.pair ?? null);
    expect(takeAll(queue)).toEqual([[5], [6]]);
  });

  it('cuts what no longer fits', () => {
    expect(takeAll(putBack(queueOf([]), [segment([3, 4, 5, 6, 7])]), 2)).toEqual([
      [3, 4],
      [5, 6],
      [7],
    ]);
  });

  it('lets go of those who need nothing any more', () => {
    const queue = putBack(queueOf([5, 6, 7]), [segment([3, 4])]);
    const left = withoutTasks(queue, new Set([3, 4, 6]));
    expect(waiting(left, tasks).map((one) => one.tasks)).toEqual([[5, 7]]);
  });
});
