import type { EntryResult } from '../report/outcome';
import { waiting, type Queue } from './queue';
import { entriesOf, type Slots } from './planned-seats';

/**
 * The outcome of all who wait when no seat is left. Of those whose earlier call may have taken effect
 * nothing is said.
 */
export function withoutSeats(queue: Queue, slots: Slots): EntryResult[] {
  return waiting(queue, slots)
    .filter((segment) => segment.unread === null)
    .map((segment) => ({
      action: segment.action,
      outcome: 'no-seat',
      reason: 'NOT_ENOUGH_SEATS',
      entries: entriesOf(slots, segment.slots),
    }));
}
