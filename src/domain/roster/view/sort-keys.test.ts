import { fc } from '../../../lib/testing/fast-check';
import { expect, it } from 'vitest';
import { radixSort } from './sort-keys';

it('sorts as a stable sort does, and leaves its input alone', () => {
  const key = fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 5_000 }), fc.nat({ max: 0xffff_ffff }));
  fc.assert(
    fc.property(fc.array(key), fc.boolean(), (values, reverse) => {
      const keys = Uint32Array.from(values);
      const order = Uint32Array.from(keys.keys());
      if (reverse) order.reverse();
      const before = Array.from(order);
      const sorted = radixSort(order, keys);
      expect(Array.from(sorted)).toEqual(
        before.toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0)),
      );
      expect(Array.from(order)).toEqual(before);
      expect(sorted).not.toBe(order);
    }),
  );
});
