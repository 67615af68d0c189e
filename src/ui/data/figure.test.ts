import { expect, it } from 'vitest';
import { countFigure, type CountState } from './figure';

const whole: CountState = { waiting: false, failed: false, loaded: 5, total: 9, staleSince: null };

it('marks a count by how far its list is read', () => {
  const count = { value: 3, complete: true };
  expect(countFigure(count, whole)).toEqual({ kind: 'complete', value: 3 });
  expect(countFigure({ ...count, complete: false }, whole)).toEqual({
    kind: 'partial',
    value: 3,
    loaded: 5,
    total: 9,
  });
  expect(countFigure(count, { ...whole, staleSince: 7 })).toEqual({
    kind: 'stale',
    value: 3,
    asOf: new Date(7),
  });
  // Nothing read is neither zero nor partial.
  expect(countFigure(count, { ...whole, waiting: true })).toEqual({ kind: 'loading' });
  expect(countFigure(count, { ...whole, failed: true })).toEqual({ kind: 'unknown' });
});
