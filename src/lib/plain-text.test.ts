import { fc } from './testing/fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text';

describe('plainText', () => {
  it.each([
    ['Zoë Müller', 'Zoë Müller'],
    ['김민준', '김민준'],
    ['\u05D3\u05E0\u05D9', '\u05D3\u05E0\u05D9'],
    ['👩‍👩‍👧‍👦 family', '👩‍👩‍👧‍👦 family'],
    ['a\nb\tc', 'a\nb\tc'],
    ['exe\u202Egpj.', 'exe\uFFFDgpj.'],
    ['\u2066isolated\u2069', '\uFFFDisolated\uFFFD'],
    ['nul\u0000byte', 'nul\uFFFDbyte'],
    ['half \uD83D of a pair', 'half \uFFFD of a pair'],
  ])('makes %j into %j', (text, shown) => {
    expect(plainText(text, 100)).toBe(shown);
  });

  it('ends long text', () => {
    expect(plainText('x'.repeat(10_000), 20)).toBe(`${'x'.repeat(19)}…`);
    // Not in the middle of a pair.
    expect(plainText('😀'.repeat(20), 4)).toBe('😀\uFFFD…');
  });

  it('leaves nothing that hides, in 2,000 random texts, and changes nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const shown = plainText(text, 200);
        expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069\uFEFF]/);
        expect(() => encodeURIComponent(shown)).not.toThrow();
        expect(shown.length).toBeLessThanOrEqual(200);
        expect(plainText(shown, 200)).toBe(shown);
      }),
      { numRuns: 2_000 },
    );
  });
});
