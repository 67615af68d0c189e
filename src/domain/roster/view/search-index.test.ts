import { fc } from '../../../lib/testing/fast-check';
import { expect, it } from 'vitest';
import { createSearchIndex } from './search-index';
import { makeUser, makeUsers } from '../testing/make-user';

it('folds name, username and public email, and keeps them apart', () => {
  const [text] = createSearchIndex().texts([
    makeUser(1, { name: 'José', username: 'JGarcia', publicEmail: 'Jose@Example.com' }),
  ]);
  expect(text).toBe('jose\n@jgarcia\njose@example.com');
});

it('says the same in pieces and at once, however the roster changes', () => {
  const user = fc
    .record({ n: fc.integer({ min: 1, max: 9 }), name: fc.constantFrom('Ada', 'Bób') })
    .map(({ n, name }) => makeUser(n, { name }));
  const rosters = fc.array(fc.tuple(fc.array(user, { maxLength: 12 }), fc.nat({ max: 15 })));
  fc.assert(
    fc.property(rosters, (sequence) => {
      const index = createSearchIndex();
      for (const [users, limit] of sequence) {
        const done = index.advance(users, limit);
        if (done) expect(index.advance(users, 1)).toBe(true);
        if (limit % 2 === 0) {
          expect(index.texts(users)).toEqual(createSearchIndex().texts(users));
        }
      }
    }),
  );
});

it('is not done before it is', () => {
  const index = createSearchIndex();
  const users = makeUsers(10);
  expect(index.advance(users, 4)).toBe(false);
  expect(index.advance(users, 4)).toBe(false);
  expect(index.advance(users, 4)).toBe(true);
});
