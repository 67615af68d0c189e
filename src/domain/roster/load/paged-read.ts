import type { UserList, UserPage } from '../../gateway';
import { cursorAfter, provesOffsets } from './offset-cursor';
import type { RosterFailure } from '../roster-snapshot';

/** One page of a walk: the how-manieth (0-based), and the cursor after which it begins. */
export type PageRef = { readonly page: number; readonly after: string | null };

/** How the next page that was never asked for is found. */
type Frontier =
  /** Only behind the page that is on its way, or nowhere: the list has ended. */
  | { readonly kind: 'none' }
  /** One by one: the next page begins after this cursor. */
  | { readonly kind: 'cursor'; readonly ref: PageRef }
  /** Side by side: the pages from `next` up to, not including, `pages` can be asked for in any order. */
  | { readonly kind: 'offsets'; readonly next: number; readonly pages: number };

export type FailedPage = { readonly ref: PageRef; readonly failure: RosterFailure };

/** A walk over all pages of one list. Pure: every function gives the walk after something happened. */
export type ListWalk = {
  readonly list: UserList;
  /** A number that no other walk of the roster has. */
  readonly walk: number;
  readonly frontier: Frontier;
  /** Rows of a page, once its cursor has proved offsets; null while walking one by one. */
  readonly step: number | null;
  /** Whether offsets may be used when proved. */
  readonly trusting: boolean;
  /** Pages to ask for again. */
  readonly again: readonly PageRef[];
  readonly onTheWay: number;
  readonly failed: readonly FailedPage[];
  /** Whether the first page has been answered. */
  readonly begun: boolean;
  /** Distinct users met. */
  readonly loaded: number;
  /** GitLab's count as told last; null where it tells none. */
  readonly total: number | null;
  /** Something moved under the walk, so that users may have been missed. */
  readonly shifted: boolean;
};

/** What a page brought: how many users for the first time in this walk, and how many not. */
export type PageYield = { readonly fresh: number; readonly repeated: number };

export function beginWalk(list: UserList, walk: number, trusting = true): ListWalk {
  return {
    list,
    walk,
    frontier: { kind: 'cursor', ref: { page: 0, after: null } },
    step: null,
    trusting,
    again: [],
    onTheWay: 0,
    failed: [],
    begun: false,
    loaded: 0,
    total: null,
    shifted: false,
  };
}

/** The page to ask for next, if any can be asked for now, and the walk with that page on its way. */
export function takePage(walk: ListWalk): readonly [PageRef, ListWalk] | null {
  const onTheWay = walk.onTheWay + 1;
  const [first, ...rest] = walk.again;
  if (first !== undefined) return [first, { ...walk, again: rest, onTheWay }];
  const { frontier } = walk;
  if (frontier.kind === 'cursor') {
    return [frontier.ref, { ...walk, frontier: { kind: 'none' }, onTheWay }];
  }
  if (frontier.kind === 'none' || frontier.next >= frontier.pages) return null;
  const ref = { page: frontier.next, after: cursorAfter(frontier.next * (walk.step ?? 0)) };
  return [ref, { ...walk, frontier: { ...frontier, next: frontier.next + 1 }, onTheWay }];
}

/** A page that was taken goes back, to be asked for again. */
export function returnPage(walk: ListWalk, ref: PageRef): ListWalk {
  return { ...walk, again: [...walk.again, ref], onTheWay: walk.onTheWay - 1 };
}

export function failPage(walk: ListWalk, ref: PageRef, failure: RosterFailure): ListWalk {
  return { ...walk, failed: [...walk.failed, { ref, failure }], onTheWay: walk.onTheWay - 1 };
}

/** All failed pages are asked for again. */
export function retryFailed(walk: ListWalk): ListWalk {
  return { ...walk, again: [...walk.again, ...walk.failed.map(({ ref }) => ref)], failed: [] };
}

export function answerPage(
  walk: ListWalk,
  ref: PageRef,
  page: UserPage,
  { fresh, repeated }: PageYield,
): ListWalk {
  const counted = countSeen(walk, page.count);
  const after: ListWalk = {
    ...counted,
    begun: true,
    onTheWay: walk.onTheWay - 1,
    loaded: walk.loaded + fresh,
    shifted: counted.shifted || repeated > 0,
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
  // A page that leads nowhere new would be walked for ever.
  if (endCursor === null || endCursor === ref.after || fresh === 0) {
    return { ...after, shifted: true };
  }
  return { ...after, frontier: { kind: 'cursor', ref: { page: ref.page + 1, after: endCursor } } };
}

/**
 * GitLab's count, told once more. Fewer than before means that somebody left and everybody behind moved
 * up, perhaps past a page that was on its way. More need not: newcomers have the highest ids and come
 * last. One who came in between makes somebody be met twice, or the walk end with too few.
 */
export function countSeen(walk: ListWalk, count: number | null): ListWalk {
  if (count === null) return walk;
  return { ...walk, total: count, shifted: walk.shifted || count < (walk.total ?? count) };
}

/** After a page of a walk side by side: the list may have grown, or the cursors may be no offsets after all. */
function onward(walk: ListWalk, step: number, ref: PageRef, page: UserPage): ListWalk {
  const rows = page.users.length;
  const lying =
    (rows > 0 && page.endCursor !== cursorAfter(ref.page * step + rows)) ||
    (page.hasNextPage && rows !== step);
  if (lying) return { ...walk, trusting: false, shifted: true };
  if (walk.frontier.kind !== 'offsets' || !page.hasNextPage) return walk;
  const pages = Math.max(walk.frontier.pages, ref.page + 2);
  return { ...walk, frontier: { ...walk.frontier, pages } };
}

/** Nothing is left to ask for and nothing on its way. Pages may have failed. */
export function isWalked({ again, onTheWay, frontier }: ListWalk): boolean {
  const beyond =
    frontier.kind === 'cursor' || (frontier.kind === 'offsets' && frontier.next < frontier.pages);
  return again.length === 0 && onTheWay === 0 && !beyond;
}

/** Walked to the end without a failure or a sign of shifting, and GitLab's count is met where it tells one. */
export function isSound(walk: ListWalk): boolean {
  return (
    isWalked(walk) &&
    walk.failed.length === 0 &&
    !walk.shifted &&
    (walk.total === null || walk.loaded === walk.total)
  );
}
