import { freshSegment, halves, type Queue, type Segment } from './queue';
import { actionOf, type Tasks } from './tasks';

export type Taken = { readonly batch: Segment; readonly queue: Queue };

/**
 * The next batch of at most `max` users (1 or more), or null when nothing waits. Removals and
 * assignments never share a batch, nor do suspects with others, nor users of different attempts.
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

/** Joins what follows while it is of the same sort, so that leftovers do not cost a call each. */
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

/** `begun`: slots already in the batch. */
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
