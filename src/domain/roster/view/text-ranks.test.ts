import { fc } from '../../../lib/testing/fast-check';
import { expect, it } from 'vitest';
import { createTextRanks } from './text-ranks';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

it('orders texts as the collator does, however they come and however the work is cut', () => {
  const word = fc.oneof(
    fc.constantFrom('Ana', 'ana', 'Aná', 'Item 2', 'item 10', 'Zoë', 'Ødegård', '王伟', 'Иван', ''),
    fc.string({ maxLength: 3 }),
  );
  const steps = fc.array(
    fc.tuple(fc.array(word, { maxLength: 30 }), fc.nat({ max: 5 }), fc.boolean()),
  );
  fc.assert(
    fc.property(steps, (sequence) => {
      const ranks = createTextRanks(collator);
      const numbers = new Map<string, number>();
      for (const [terms, pieces, pass] of sequence) {
        for (const one of terms) {
          const number = ranks.add(one);
          expect(numbers.get(one) ?? number).toBe(number);
          numbers.set(one, number);
        }
        for (let piece = 0; piece < pieces; piece += 1) ranks.advance();
        if (!pass) continue;
        const byNumber = ranks.ranks();
        const known = [...numbers];
        for (const [a, x] of known) {
          for (const [b, y] of known) {
            expect(Math.sign((byNumber[x] ?? NaN) - (byNumber[y] ?? NaN))).toBe(
              Math.sign(collator.compare(a, b)),
            );
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('merges runs that take many pieces', () => {
  const ranks = createTextRanks(collator);
  const names = Array.from(
    { length: 5_000 },
    (_, index) => `Name ${String((index * 7_919) % 5_000)}`,
  );
  for (const name of names.slice(0, 4_000)) ranks.add(name);
  for (let piece = 0; piece < 9; piece += 1) ranks.advance();
  for (const name of names) ranks.add(name);
  while (!ranks.advance());
  const byNumber = ranks.ranks();
  expect(names.map((name) => byNumber[ranks.add(name)])).toEqual(
    names.map((name) => Number(name.slice(5))),
  );
});
