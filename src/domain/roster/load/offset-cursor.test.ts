import { fc } from '../../../lib/testing/fast-check';
import { expect, it } from 'vitest';
import { cursorAfter, provesOffsets } from './offset-cursor';

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
