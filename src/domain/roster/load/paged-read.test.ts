import { fc } from '../../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import type { UserPage } from '../../gateway';
import { makeUsers } from '../testing/make-user';
import {
  answerPage,
  countSeen,
  cursorAfter,
  failPage,
  isConsistent,
  isFinished,
  type PagedRead,
  type PageRef,
  provesOffsets,
  retryFailed,
  returnPage,
  startRead,
  takePage,
} from './paged-read';

const STEP = 10;

function pageOf(rows: number, end: number, count: number | null, hasNextPage: boolean): UserPage {
  return { users: makeUsers(rows), endCursor: cursorAfter(end), hasNextPage, count };
}

/** Takes all pages that can be taken now. */
function takeAll(read: PagedRead): [PageRef[], PagedRead] {
  const taken: PageRef[] = [];
  for (let next = takePage(read); next !== null; next = takePage(read)) {
    taken.push(next[0]);
    read = next[1];
  }
  return [taken, read];
}

function started(count: number | null, trusting = true): PagedRead {
  const [[first], read] = takeAll(startRead('free', 1, trusting));
  expect(first).toEqual({ page: 0, after: null });
  const rows = { fresh: STEP, repeated: 0 };
  return answerPage(read, { page: 0, after: null }, pageOf(STEP, STEP, count, true), rows);
}

describe('side by side', () => {
  it('gives all pages at once after the first one', () => {
    const [taken, read] = takeAll(started(35));
    expect(taken).toEqual([
      { page: 1, after: cursorAfter(10) },
      { page: 2, after: cursorAfter(20) },
      { page: 3, after: cursorAfter(30) },
    ]);
    expect(isFinished(read)).toBe(false);
  });

  it('goes on when the last page says that the list has grown', () => {
    const [, read] = takeAll(started(20));
    const ref = { page: 1, after: cursorAfter(10) };
    const rows = { fresh: STEP, repeated: 0 };
    const grown = answerPage(read, ref, pageOf(STEP, 20, 21, true), rows);
    expect(grown.changed).toBe(false);
    const [taken, more] = takeAll(grown);
    expect(taken).toEqual([{ page: 2, after: cursorAfter(20) }]);
    const last = answerPage(more, { page: 2, after: '' }, pageOf(1, 21, 21, false), {
      fresh: 1,
      repeated: 0,
    });
    expect(isConsistent(last)).toBe(true);
  });

  it.each([
    ['a cursor that is no offset', pageOf(STEP, 99, 35, true)],
    ['a short page in the middle', pageOf(STEP - 1, 19, 35, true)],
  ])('stops trusting offsets after %s', (_what, page) => {
    const [, read] = takeAll(started(35));
    const rows = { fresh: page.users.length, repeated: 0 };
    const after = answerPage(read, { page: 1, after: cursorAfter(10) }, page, rows);
    expect(after).toMatchObject({ trusting: false, changed: true });
  });
});

describe('one by one', () => {
  it.each([
    ['without a count', null, true],
    ['without trust', 35, false],
  ])('walks %s', (_what, count, trusting) => {
    expect(takeAll(started(count, trusting))[0]).toEqual([{ page: 1, after: cursorAfter(STEP) }]);
  });

  it('does not run in circles', () => {
    const [, read] = takeAll(started(null));
    const ref = { page: 1, after: cursorAfter(STEP) };
    const rows = { fresh: STEP, repeated: 0 };
    const stuck = answerPage(read, ref, pageOf(STEP, STEP, null, true), rows);
    expect(stuck.changed).toBe(true);
    expect(isFinished(stuck)).toBe(true);
    const same = answerPage(read, ref, pageOf(STEP, 20, null, true), { fresh: 0, repeated: STEP });
    expect(isFinished(same)).toBe(true);
  });
});

describe('failures', () => {
  it('keep the walk from being sound until they are made good', () => {
    const [, read] = takeAll(started(20));
    const ref = { page: 1, after: cursorAfter(10) };
    const failure = {
      list: 'free',
      page: 1,
      kind: 'network',
      message: '',
      requestId: null,
    } as const;
    const failed = failPage(read, ref, failure);
    expect(isFinished(failed)).toBe(true);
    expect(isConsistent(failed)).toBe(false);
    const retried = retryFailed(failed);
    expect(isFinished(retried)).toBe(false);
    expect(takePage(retried)?.[0]).toEqual(ref);
  });

  it('put a page back that was not answered', () => {
    const [[ref], read] = takeAll(startRead('free', 1));
    if (ref === undefined) throw new Error('nothing was taken');
    const back = returnPage(read, ref);
    expect(back.underWay).toBe(0);
    expect(takePage(back)?.[0]).toEqual(ref);
  });
});

it('takes a falling count for a shift, and a rising one for newcomers', () => {
  const read = started(20);
  expect(countSeen(read, 19).changed).toBe(true);
  expect(countSeen(read, 21)).toMatchObject({ changed: false, total: 21 });
  expect(countSeen(read, null)).toBe(read);
});

it('is the unpadded base64 of the index of the last row', () => {
  expect(cursorAfter(100)).toBe('MTAw');
  expect(cursorAfter(7)).toBe('Nw');
  expect(cursorAfter(20)).toBe('MjA');
});

it('can be read back', () => {
  fc.assert(fc.property(fc.nat(), (n) => Number(atob(cursorAfter(n))) === n));
});

it('is proved by the end cursor of a first page, and by nothing else', () => {
  expect(provesOffsets('MTAw', 100)).toBe(true);
  expect(provesOffsets('MTAw', 99)).toBe(false);
  expect(provesOffsets('eyJpZCI6IjEwMCJ9', 100)).toBe(false);
  expect(provesOffsets(null, 100)).toBe(false);
  expect(provesOffsets(cursorAfter(0), 0)).toBe(false);
});
