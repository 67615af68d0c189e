import { expect, it } from 'vitest';
import { fc } from './fast-check';

it('prints how to repeat a failure', () => {
  const wrong = fc.property(fc.nat(), (number) => number < 0);
  expect(() => fc.assert(wrong, { seed: 7 })).toThrow(
    /with the seed 7\. .*\n {2}SEED=7 npx vitest run src\/lib\/testing\/fast-check\.test\.ts\n/,
  );
});
