import { fc } from '../../../lib/testing/fast-check';
import { expect, it } from 'vitest';
import { makeUser, makeUsers } from '../testing/make-user';
import { createSearchIndex, fold } from './search-index';

it('folds name, username and email, and keeps them apart', () => {
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

it.each([
  ['José', 'jose'],
  ['ŁUKASZ', 'lukasz'],
  ['Ødegård', 'odegard'],
  ['Straße', 'strasse'],
  ['İstanbul ISTANBUL', 'istanbul istanbul'],
  ['Ｌｕｋａｓｚ', 'lukasz'],
  ['Nguyễn', 'nguyen'],
  ['Ёлкин', 'елкин'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['مُحَمَّد', 'محمد'],
  ['O’Neil_7@x', 'o’neil_7@x'],
])('folds %s to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it('leaves vowels of scripts where they are letters', () => {
  expect(fold('हिन्दी')).not.toBe(fold('हनद'));
  expect(fold('が')).not.toBe(fold('か'));
});

it('changes nothing the second time, and makes no difference of composition', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const folded = fold(text);
      expect(fold(folded)).toBe(folded);
      expect(fold(text.normalize('NFC'))).toBe(fold(text.normalize('NFD')));
    }),
    { numRuns: 500 },
  );
});
