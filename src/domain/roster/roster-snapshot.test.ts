import { expect, it } from 'vitest';
import { type RosterStatus, statusReducer } from './roster-snapshot';

const LOADING: RosterStatus = { kind: 'loading', refreshing: true, pass: 2 };

it('keeps what it was doing over a pause', () => {
  const paused = statusReducer(LOADING, { type: 'paused', reason: 'user' });
  expect(paused).toEqual({ kind: 'paused', reason: 'user', refreshing: true, pass: 2 });
  expect(statusReducer(paused, { type: 'paused', reason: 'user' })).toBe(paused);
  expect(statusReducer(paused, { type: 'paused', reason: 'auth' })).toMatchObject({
    reason: 'auth',
  });
  expect(statusReducer(paused, { type: 'pass-started', pass: 3 })).toMatchObject({
    kind: 'paused',
    pass: 3,
  });
  expect(statusReducer(paused, { type: 'resumed' })).toEqual(LOADING);
});

it('ignores what does not fit', () => {
  const complete: RosterStatus = { kind: 'complete', checkedBy: 'count' };
  for (const event of [
    { type: 'asked' },
    { type: 'pass-started', pass: 2 },
    { type: 'paused', reason: 'auth' },
    { type: 'resumed' },
  ] as const) {
    expect(statusReducer(complete, event)).toBe(complete);
  }
});
