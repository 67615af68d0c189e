import type { UserList } from '../../gateway';
import { isConsistent, isFinished } from './paged-read';
import type { PagedRead } from './paged-read';
import type { RosterFailure } from '../roster-snapshot';

/**
 * Lists that were walked soundly are asked for their count once more, as walking over the others took
 * time. One after the other, in the order in which their walks began: then somebody who is given a seat
 * and loses it again between two looks at one list is seen in a look at the other.
 */
export type ClosingCheck = {
  /** The walk over a list got its first answer. */
  began(list: UserList): void;
  /** The list to ask for its count now, if one is due. */
  next(reads: readonly PagedRead[]): UserList | null;
  answered(): void;
  failed(failure: RosterFailure): void;
  readonly failures: readonly RosterFailure[];
  /** All counts are asked for again. */
  reset(): void;
};

export function createClosingCheck(): ClosingCheck {
  let order: readonly UserList[] = [];
  let requested: readonly UserList[] = [];
  let waiting = false;
  let failures: readonly RosterFailure[] = [];

  return {
    began(list) {
      order = [...order.filter((other) => other !== list), list];
    },
    next(reads) {
      if (waiting) return null;
      for (const list of order) {
        const read = reads.find((one) => one.list === list);
        // What will be walked again anyway needs no check, and nobody has to wait for it.
        if (read === undefined || isInconsistent(read) || requested.includes(list)) continue;
        if (read.total === null || !isConsistent(read)) return null;
        requested = [...requested, list];
        waiting = true;
        return list;
      }
      return null;
    },
    answered() {
      waiting = false;
    },
    failed(failure) {
      waiting = false;
      failures = [...failures, failure];
    },
    get failures() {
      return failures;
    },
    reset() {
      requested = [];
      waiting = false;
      failures = [];
    },
  };
}

function isInconsistent(read: PagedRead): boolean {
  return read.changed || (isFinished(read) && !isConsistent(read));
}
