import type { Plan, SeatAction } from '../../plan/plan';
import { orderedChanges } from '../../plan/shortfall';

/**
 * The changes of a plan, numbered from 0 in the order of sending: removals first. Such a number is called
 * a task.
 */
export type Tasks = {
  /** By task: the index into the plan's entries. */
  readonly entries: readonly number[];
  /** By task: the user's ID. */
  readonly userIds: readonly string[];
  /** Tasks below this number are removals. */
  readonly removals: number;
};

export function tasksOf(plan: Plan): Tasks {
  const { remove, assign } = orderedChanges(plan);
  const entries = [...remove, ...assign];
  const userIds = entries.map((index) => plan.entries[index]?.user?.id ?? '');
  return { entries, userIds, removals: remove.length };
}

export function actionOf(tasks: Pick<Tasks, 'removals'>, task: number): SeatAction {
  return task < tasks.removals ? 'remove' : 'assign';
}

/** Indices into the plan's entries. */
export function entriesOf(tasks: Tasks, chosen: readonly number[]): number[] {
  return chosen.map((task) => tasks.entries[task] ?? -1);
}

export function userIdsOf(tasks: Tasks, chosen: readonly number[]): string[] {
  return chosen.map((task) => tasks.userIds[task] ?? '');
}

/** Users that GitLab refused together because of one of them; they share no batch with others. */
export type Bisection = {
  /** The same number for both halves of a refused batch; null once they are no longer just halves. */
  readonly pair: number | null;
  /** The other half was fine, so the rejected user is in this one: it is split without being sent. */
  readonly sure: boolean;
};

/** Users to be sent; tasks ascending. */
export type Segment = {
  readonly action: SeatAction;
  readonly tasks: readonly number[];
  /** Calls without an answer that these users have been part of. */
  readonly attempts: number;
  /** The error of such a call whose effect could not be read. */
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

/** How many calls the queue needs at least. */
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

/** Puts users back, in the plan's order. */
export function putBack(queue: Queue, segments: readonly Segment[]): Queue {
  const back = segments.filter((segment) => segment.tasks.length > 0);
  if (back.length === 0) return queue;
  const front = [...back, ...queue.front].sort((a, b) => firstTask(a) - firstTask(b));
  return { ...queue, front };
}

/** The queue without tasks that need no sending any more. */
export function withoutTasks(queue: Queue, gone: ReadonlySet<number>): Queue {
  if (gone.size === 0) return queue;
  const front = queue.front
    .map((segment) => ({ ...segment, tasks: segment.tasks.filter((task) => !gone.has(task)) }))
    .filter((segment) => segment.tasks.length > 0);
  return { front, rest: queue.rest.slice(queue.at).filter((task) => !gone.has(task)), at: 0 };
}

/** All segments that wait; users who were never sent make one for each action. */
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

/** Users who wait after a call whose effect could not be read. */
export function unreadUsers({
  front,
}: Queue): { readonly batch: Segment; readonly code: string }[] {
  return front.flatMap((batch) => (batch.unread === null ? [] : { batch, code: batch.unread }));
}

/** A refused batch in two, to find out in which half the rejected user is. */
export function halves(segment: Segment): readonly [Segment, Segment] {
  const middle = Math.ceil(segment.tasks.length / 2);
  const right = segment.tasks.slice(middle);
  const bisection = { pair: right[0] ?? null, sure: false };
  return [
    { ...segment, tasks: segment.tasks.slice(0, middle), bisection },
    { ...segment, tasks: right, bisection },
  ];
}

/** The first half of a pair was fine: the rejected user must be in the second. */
export function withRejectedIn(queue: Queue, pair: number | null): Queue {
  const [first, ...others] = queue.front;
  if (pair === null || first?.bisection?.pair !== pair) return queue;
  return { ...queue, front: [{ ...first, bisection: { pair: null, sure: true } }, ...others] };
}

function firstTask(segment: Segment): number {
  return segment.tasks[0] ?? 0;
}

type Taken = { readonly batch: Segment; readonly queue: Queue };

/**
 * The next batch of at most `max` users (1 or more), or null when nothing waits. Removals and
 * assignments never share a batch, nor do halves of a refused batch with others, nor users of different
 * attempts.
 */
export function takeBatch(queue: Queue, tasks: Tasks, max: number): Taken | null {
  const [first, ...others] = queue.front;
  if (!first) return takeRest(queue, tasks, max, []);
  if (first.bisection?.sure && first.tasks.length > 1) {
    return takeBatch({ ...queue, front: [...halves(first), ...others] }, tasks, max);
  }
  if (first.tasks.length > max) return split(queue, first, others, max);
  const batch = { ...first };
  if (first.bisection) return { batch, queue: { ...queue, front: others } };
  return fillUp({ batch, queue: { ...queue, front: others } }, tasks, max);
}

/** Cut apart, halves are no longer just halves. */
function split(queue: Queue, first: Segment, others: readonly Segment[], max: number): Taken {
  const bisection = first.bisection && { pair: null, sure: false };
  const batch = { ...first, bisection, tasks: first.tasks.slice(0, max) };
  const left = { ...first, bisection, tasks: first.tasks.slice(max) };
  return { batch, queue: { ...queue, front: [left, ...others] } };
}

/** Joins the next segments of the same kind, so that leftovers do not cost a call each. */
function fillUp({ batch, queue }: Taken, tasks: Tasks, max: number): Taken {
  const room = max - batch.tasks.length;
  if (room === 0) return { batch, queue };
  const [next, ...others] = queue.front;
  if (!next) {
    if (batch.attempts > 0 || batch.isDoubted) return { batch, queue };
    return takeRest(queue, tasks, max, batch.tasks) ?? { batch, queue };
  }
  const fits =
    next.action === batch.action &&
    next.attempts === batch.attempts &&
    next.unread === batch.unread &&
    next.isDoubted === batch.isDoubted &&
    next.bisection === null;
  if (!fits) return { batch, queue };
  const joined = { ...batch, tasks: [...batch.tasks, ...next.tasks.slice(0, room)] };
  const left = next.tasks.slice(room);
  if (left.length === 0)
    return fillUp({ batch: joined, queue: { ...queue, front: others } }, tasks, max);
  return { batch: joined, queue: { ...queue, front: [{ ...next, tasks: left }, ...others] } };
}

/** `started`: tasks that are in the batch already. */
function takeRest(
  queue: Queue,
  tasks: Tasks,
  max: number,
  started: readonly number[],
): Taken | null {
  const first = started[0] ?? queue.rest[queue.at];
  if (first === undefined) return null;
  const action = actionOf(tasks, first);
  const taken = [...started];
  let { at } = queue;
  while (taken.length < max) {
    const task = queue.rest[at];
    if (task === undefined || actionOf(tasks, task) !== action) break;
    taken.push(task);
    at += 1;
  }
  return { batch: freshSegment(action, taken), queue: { ...queue, at } };
}
