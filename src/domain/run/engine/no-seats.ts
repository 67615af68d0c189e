import type { EntryResult } from '../report/report';
import { entriesOf, type Queue, type Tasks, waiting } from './queue';

/**
 * The outcome of all who wait when no seat is left. Of those whose earlier call may have taken effect
 * nothing is said.
 */
export function withoutSeats(queue: Queue, tasks: Tasks): EntryResult[] {
  return waiting(queue, tasks)
    .filter((segment) => segment.unread === null)
    .map((segment) => ({
      action: segment.action,
      outcome: 'no-seat',
      reason: 'NOT_ENOUGH_SEATS',
      entries: entriesOf(tasks, segment.tasks),
    }));
}
