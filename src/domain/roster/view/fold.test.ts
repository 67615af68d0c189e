import { fc } from '../../../lib/testing/fast-check';
import { expect, it } from 'vitest';
import { fold } from './fold';

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
