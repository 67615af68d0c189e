import type { UserList, UserPage } from '../../gateway';
import type { RosterFailure } from '../roster-snapshot';

/** One page of a read: its zero-based index, and the cursor after which it begins. */
export type PageRef = { readonly page: number; readonly after: string | null };

/** How the next page that was never requested is found. */
type Frontier =
  /** It follows the page that is under way, or there is none: the list has ended. */
  | { readonly kind: 'none' }
  /** One by one: the next page begins after this cursor. */
  | { readonly kind: 'cursor'; readonly ref: PageRef }
  /** In parallel: the pages from `next` up to, not including, `pages` can be requested in any order. */
  | { readonly kind: 'offsets'; readonly next: number; readonly pages: number };

export type FailedPage = { readonly ref: PageRef; readonly failure: RosterFailure };

/** Reading all pages of one list. Pure: every function returns the read after an event. */
export type PagedRead = {
  readonly list: UserList;
  /** A number that no other read of the roster has. */
  readonly read: number;
  readonly frontier: Frontier;
  /** Rows of a page, once its cursor has proved offsets; null while pages are read one after the other. */
  readonly step: number | null;
  /** Whether offsets may be used when proved. */
  readonly trusting: boolean;
  /** Pages to request again. */
  readonly again: readonly PageRef[];
  readonly underWay: number;
  readonly failed: readonly FailedPage[];
  /** Whether the first page has been answered. */
  readonly started: boolean;
  /** Distinct users. */
  readonly loaded: number;
  /** GitLab's latest count; null where it reports none. */
  readonly total: number | null;
  /** The list changed during the read, so users may have been missed. */
  readonly changed: boolean;
};

/** How many users of a page came for the first time in this read, and how many again. */
export type PageYield = { readonly fresh: number; readonly repeated: number };

export function startRead(list: UserList, read: number, trusting = true): PagedRead {
  return {
    list,
    read,
    frontier: { kind: 'cursor', ref: { page: 0, after: null } },
    step: null,
    trusting,
    again: [],
    underWay: 0,
    failed: [],
    started: false,
    loaded: 0,
    total: null,
    changed: false,
  };
}

/** The page to request next, if there is one now, and the read with that page under way. */
export function takePage(read: PagedRead): readonly [PageRef, PagedRead] | null {
  const underWay = read.underWay + 1;
  const [first, ...rest] = read.again;
  if (first !== undefined) return [first, { ...read, again: rest, underWay }];
  const { frontier } = read;
  if (frontier.kind === 'cursor') {
    return [frontier.ref, { ...read, frontier: { kind: 'none' }, underWay }];
  }
  if (frontier.kind === 'none' || frontier.next >= frontier.pages) return null;
  const ref = { page: frontier.next, after: cursorAfter(frontier.next * (read.step ?? 0)) };
  return [ref, { ...read, frontier: { ...frontier, next: frontier.next + 1 }, underWay }];
}

/** A page that was taken is to be requested again. */
export function returnPage(read: PagedRead, ref: PageRef): PagedRead {
  return { ...read, again: [...read.again, ref], underWay: read.underWay - 1 };
}

export function failPage(read: PagedRead, ref: PageRef, failure: RosterFailure): PagedRead {
  return { ...read, failed: [...read.failed, { ref, failure }], underWay: read.underWay - 1 };
}

/** All failed pages are to be requested again. */
export function retryFailed(read: PagedRead): PagedRead {
  return { ...read, again: [...read.again, ...read.failed.map(({ ref }) => ref)], failed: [] };
}

export function answerPage(
  read: PagedRead,
  ref: PageRef,
  page: UserPage,
  { fresh, repeated }: PageYield,
): PagedRead {
  const counted = countSeen(read, page.count);
  const after: PagedRead = {
    ...counted,
    started: true,
    underWay: read.underWay - 1,
    loaded: read.loaded + fresh,
    changed: counted.changed || repeated > 0,
  };
  if (after.step !== null) return onward(after, after.step, ref, page);
  if (!page.hasNextPage) return after;
  const { endCursor } = page;
  const step = page.users.length;
  if (ref.page === 0 && after.trusting && after.total !== null && provesOffsets(endCursor, step)) {
    const pages = Math.ceil(after.total / step);
    // The page says that there is another one, whatever the count is.
    return { ...after, step, frontier: { kind: 'offsets', next: 1, pages: Math.max(2, pages) } };
  }
  // A page that leads nowhere new would be read for ever.
  if (endCursor === null || endCursor === ref.after || fresh === 0) {
    return { ...after, changed: true };
  }
  return { ...after, frontier: { kind: 'cursor', ref: { page: ref.page + 1, after: endCursor } } };
}

/**
 * GitLab's count, reported again. A lower one means that a user left and all behind moved up, perhaps past
 * a page that was under way. A higher one does no harm: new users have the highest IDs and come last. One
 * who comes in between makes another come twice, or the read end with too few.
 */
export function countSeen(read: PagedRead, count: number | null): PagedRead {
  if (count === null) return read;
  return { ...read, total: count, changed: read.changed || count < (read.total ?? count) };
}

/** After a page of a parallel read: the list may have grown, or the cursors may be no offsets after all. */
function onward(read: PagedRead, step: number, ref: PageRef, page: UserPage): PagedRead {
  const rows = page.users.length;
  const isLying =
    (rows > 0 && page.endCursor !== cursorAfter(ref.page * step + rows)) ||
    (page.hasNextPage && rows !== step);
  if (isLying) return { ...read, trusting: false, changed: true };
  if (read.frontier.kind !== 'offsets' || !page.hasNextPage) return read;
  const pages = Math.max(read.frontier.pages, ref.page + 2);
  return { ...read, frontier: { ...read.frontier, pages } };
}

/** Nothing is left to request and nothing under way. Pages may have failed. */
export function isFinished({ again, underWay, frontier }: PagedRead): boolean {
  const beyond =
    frontier.kind === 'cursor' || (frontier.kind === 'offsets' && frontier.next < frontier.pages);
  return again.length === 0 && underWay === 0 && !beyond;
}

/** Read to the end without a failure or a sign of change, and equal to GitLab's count where it reports one. */
export function isConsistent(read: PagedRead): boolean {
  return (
    isFinished(read) &&
    read.failed.length === 0 &&
    !read.changed &&
    (read.total === null || read.loaded === read.total)
  );
}

/**
 * GitLab pages its user lists by offset behind an opaque cursor: the unpadded, URL-safe base64 of the
 * 1-based index of a row. A page of 100 ends with `MTAw`.
 * Nothing promises that form, so it is only used once a page has shown it.
 * @see https://docs.gitlab.com/development/graphql_guide/pagination/#offset-pagination
 */

/** The cursor after which row `n` (0-based) begins: that of the `n`-th row, counted from 1. */
export function cursorAfter(n: number): string {
  return btoa(String(n)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Whether the end cursor of a list's first page proves that cursors are offsets.
 * An empty page proves nothing.
 */
export function provesOffsets(pageEndCursor: string | null, rowsInPage: number): boolean {
  return rowsInPage > 0 && pageEndCursor === cursorAfter(rowsInPage);
}

/**
 * The counts of lists that were read consistently are requested once more, as reading the others took
 * time. One after the other, in the order in which the reads started: then a user who gets a seat and
 * loses it between two answers about one list shows up in an answer about the other.
 */
type ClosingCheck = {
  /** The first page of a list was answered. */
  started(list: UserList): void;
  /** The list whose count is due now, if any. */
  next(reads: readonly PagedRead[]): UserList | null;
  answered(): void;
  failed(failure: RosterFailure): void;
  readonly failures: readonly RosterFailure[];
  /** All counts are to be requested again. */
  reset(): void;
};

export function createClosingCheck(): ClosingCheck {
  let order: readonly UserList[] = [];
  let requested: readonly UserList[] = [];
  let waiting = false;
  let failures: readonly RosterFailure[] = [];

  return {
    started(list) {
      order = [...order.filter((other) => other !== list), list];
    },
    next(reads) {
      if (waiting) return null;
      for (const list of order) {
        const read = reads.find((one) => one.list === list);
        // A list that will be read again anyway needs no check.
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
