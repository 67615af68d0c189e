import type { SeatAction } from '../../plan/plan';
import { actionOf, type Tasks } from './tasks';

/** Users that GitLab refused together because of somebody among them; sent apart from all others. */
export type Bisection = {
  /** Names the two halves of one refused batch; null once they are no longer just that. */
  readonly pair: number | null;
  /** The other half was fine, so the culprit is in here: no need to ask about it as a whole. */
  readonly sure: boolean;
};

/** Users to be sent; slots ascending. */
export type Segment = {
  readonly action: SeatAction;
  readonly tasks: readonly number[];
  /** Calls without an answer that these users have been part of. */
  readonly attempts: number;
  /** Reading could not tell whether one of these calls took effect: the code of its error. */
  readonly unread: string | null;
  /** Sent before, and put back because the counters show no effect; another change could hide it. */
  readonly isDoubted: boolean;
  readonly bisection: Bisection | null;
};

/** All that is to be sent, in the plan's order. */
export type Queue = {
  /** What was sent before and goes first; few. */
  readonly front: readonly Segment[];
  /** What was never sent, from `at` on. A position, so that taking a batch copies only the batch. */
  readonly rest: readonly number[];
  readonly at: number;
};

export function queueOf(rest: readonly number[]): Queue {
  return { front: [], rest, at: 0 };
}

/** How many users wait. */
export function queueSize(queue: Queue): number {
  const front = queue.front.reduce((sum, segment) => sum + segment.tasks.length, 0);
  return front + queue.rest.length - queue.at;
}

/** How many calls what waits will need at least. */
export function callsNeeded(queue: Queue, limit: number): number {
  const front = queue.front.reduce((sum, one) => sum + Math.ceil(one.tasks.length / limit), 0);
  return front + Math.ceil((queue.rest.length - queue.at) / limit);
}

/** What comes next, or null when nothing waits. */
export function nextAction(queue: Queue, tasks: Tasks): SeatAction | null {
  const first = queue.front[0];
  if (first) return first.action;
  const task = queue.rest[queue.at];
  return task === undefined ? null : actionOf(tasks, task);
}

/** The half of a refused batch that is next, if so. */
export function nextPair(queue: Queue): number | null {
  return queue.front[0]?.bisection?.pair ?? null;
}

/** Puts users back, at their place in the plan's order. */
export function putBack(queue: Queue, segments: readonly Segment[]): Queue {
  const back = segments.filter((segment) => segment.tasks.length > 0);
  if (back.length === 0) return queue;
  const front = [...back, ...queue.front].sort((a, b) => firstTask(a) - firstTask(b));
  return { ...queue, front };
}

/** Takes out the slots that no longer need sending. */
export function withoutTasks(queue: Queue, gone: ReadonlySet<number>): Queue {
  if (gone.size === 0) return queue;
  const front = queue.front
    .map((segment) => ({ ...segment, tasks: segment.tasks.filter((task) => !gone.has(task)) }))
    .filter((segment) => segment.tasks.length > 0);
  return { front, rest: queue.rest.slice(queue.at).filter((task) => !gone.has(task)), at: 0 };
}

/** Every waiting segment; what was never sent comes as one for each action. */
export function waiting(queue: Queue, tasks: Tasks): Segment[] {
  const rest = queue.rest.slice(queue.at);
  const removals = rest.findIndex((task) => task >= tasks.removals);
  const split = removals === -1 ? rest.length : removals;
  return [
    ...queue.front,
    freshSegment('remove', rest.slice(0, split)),
    freshSegment('assign', rest.slice(split)),
  ].filter((segment) => segment.tasks.length > 0);
}

/** Users who were never sent. */
export function freshSegment(action: SeatAction, tasks: readonly number[]): Segment {
  return { action, tasks, attempts: 0, unread: null, isDoubted: false, bisection: null };
}

/** Those waiting of whom reading could not tell whether an earlier call took effect. */
export function unreadUsers({
  front,
}: Queue): { readonly batch: Segment; readonly code: string }[] {
  return front.flatMap((batch) => (batch.unread === null ? [] : { batch, code: batch.unread }));
}

/** A refused batch in two, to find out in which half the culprit is. */
export function halves(segment: Segment): readonly [Segment, Segment] {
  const middle = Math.ceil(segment.tasks.length / 2);
  const right = segment.tasks.slice(middle);
  const bisection = { pair: right[0] ?? null, sure: false };
  return [
    { ...segment, tasks: segment.tasks.slice(0, middle), bisection },
    { ...segment, tasks: right, bisection },
  ];
}

/** The first half of a pair was fine: the culprit must be in the second. */
export function withRejectedIn(queue: Queue, pair: number | null): Queue {
  const [first, ...others] = queue.front;
  if (pair === null || first?.bisection?.pair !== pair) return queue;
  return { ...queue, front: [{ ...first, bisection: { pair: null, sure: true } }, ...others] };
}

function firstTask(segment: Segment): number {
  return segment.tasks[0] ?? 0;
}
