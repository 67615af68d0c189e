import { freshSegment, halves, type Queue, type Segment } from './queue';
import { actionOf, type Slots } from './planned-seats';

export type Taken = { readonly batch: Segment; readonly queue: Queue };

/**
 * The next batch of at most `max` users (1 or more), or null when nothing waits. Removals and
 * assignments never share a batch, nor do suspects with others, nor users of different attempts.
 */
export function takeBatch(queue: Queue, slots: Slots, max: number): Taken | null {
  const [first, ...others] = queue.front;
  if (!first) return takeRest(queue, slots, max, []);
  if (first.suspicion?.sure && first.slots.length > 1) {
    return takeBatch({ ...queue, front: [...halves(first), ...others] }, slots, max);
  }
  if (first.slots.length > max) return cut(queue, first, others, max);
  const batch = { ...first };
  if (first.suspicion) return { batch, queue: { ...queue, front: others } };
  return fillUp({ batch, queue: { ...queue, front: others } }, slots, max);
}

/** Cut apart, halves are no longer just halves. */
function cut(queue: Queue, first: Segment, others: readonly Segment[], max: number): Taken {
  const suspicion = first.suspicion && { pair: null, sure: false };
  const batch = { ...first, suspicion, slots: first.slots.slice(0, max) };
  const left = { ...first, suspicion, slots: first.slots.slice(max) };
  return { batch, queue: { ...queue, front: [left, ...others] } };
}

/** Joins what follows while it is of the same sort, so that leftovers do not cost a call each. */
function fillUp({ batch, queue }: Taken, slots: Slots, max: number): Taken {
  const room = max - batch.slots.length;
  if (room === 0) return { batch, queue };
  const [next, ...others] = queue.front;
  if (!next) {
    if (batch.attempts > 0 || batch.isDoubted) return { batch, queue };
    return takeRest(queue, slots, max, batch.slots) ?? { batch, queue };
  }
  const fits =
    next.action === batch.action &&
    next.attempts === batch.attempts &&
    next.unread === batch.unread &&
    next.isDoubted === batch.isDoubted &&
    next.suspicion === null;
  if (!fits) return { batch, queue };
  const joined = { ...batch, slots: [...batch.slots, ...next.slots.slice(0, room)] };
  const left = next.slots.slice(room);
  if (left.length === 0)
    return fillUp({ batch: joined, queue: { ...queue, front: others } }, slots, max);
  return { batch: joined, queue: { ...queue, front: [{ ...next, slots: left }, ...others] } };
}

/** `begun`: slots already in the batch. */
function takeRest(
  queue: Queue,
  slots: Slots,
  max: number,
  started: readonly number[],
): Taken | null {
  const first = started[0] ?? queue.rest[queue.at];
  if (first === undefined) return null;
  const action = actionOf(slots, first);
  const taken = [...started];
  let { at } = queue;
  while (taken.length < max) {
    const slot = queue.rest[at];
    if (slot === undefined || actionOf(slots, slot) !== action) break;
    taken.push(slot);
    at += 1;
  }
  return { batch: freshSegment(action, taken), queue: { ...queue, at } };
}
