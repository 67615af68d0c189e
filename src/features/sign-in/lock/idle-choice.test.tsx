import { expect, it } from 'vitest';
import { effectiveIdle, idleChoices } from './idle-choice';

it('offers all choices where none is prescribed, and starts without a lock', () => {
  expect(idleChoices(null)).toEqual([null, 5, 15, 60]);
  expect(effectiveIdle(undefined, null)).toBeNull();
  expect(effectiveIdle(60, null)).toBe(60);
});

it('offers no choice longer than the prescribed one', () => {
  expect(idleChoices(15)).toEqual([5, 15]);
  expect(effectiveIdle(undefined, 15)).toBe(15);
  expect(effectiveIdle(5, 15)).toBe(5);
  expect(effectiveIdle(60, 15)).toBe(15);
  expect(effectiveIdle(null, 15)).toBe(15);
});
