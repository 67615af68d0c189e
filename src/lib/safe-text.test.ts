import { fc } from './testing/fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, safeHttpUrl, safeText } from './safe-text';

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

it.each([
  ['Token glpat-AbC_12345.01.x is expired', 'Token [token] is expired'],
  ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [token]'],
  ['/api/v4/user?private_token=abc123&x=1', '/api/v4/user?private_token=[token]&x=1'],
  ['{"access_token":"abc"}', '{"access_token":"[token]"}'],
  ['https://ada:secret@gitlab.example.com/x', 'https://gitlab.example.com/x'],
  ['Not enough seats for 12 users', 'Not enough seats for 12 users'],
])('%s', (text, shown) => {
  expect(safeText(text, 500)).toBe(shown);
});

it('leaves out the token that was sent, also one without a known form, and before it cuts', () => {
  expect(safeText('Bad token s3cret-0f-mine here', 500, 's3cret-0f-mine')).toBe(
    'Bad token [token] here',
  );
  const cut = safeText(`${'x'.repeat(90)} s3cret-0f-mine`, 100, 's3cret-0f-mine');
  expect(cut).toBe(`${'x'.repeat(90)} [token]`);
  expect(safeText('x'.repeat(1_000_000), 100)).toHaveLength(100);
  expect(safeText('a \u202Ename', 100, '')).toBe('a \uFFFDname');
});

describe('safeHttpUrl', () => {
  it.each([
    'https://gitlab.com/ada',
    'http://localhost:8080/ada',
    'https://example.com/?q=%20#top',
  ])('keeps %s', (address) => {
    expect(safeHttpUrl(address)).toBe(address);
  });

  it.each([
    null,
    undefined,
    '',
    'ada',
    '/uploads/avatar.png',
    '//example.com/ada',
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://gitlab.com/1',
    'file:///etc/passwd',
    'https://gitlab.com@evil.example/ada',
    'https://user:secret@gitlab.com/',
    'https://',
  ])('rejects %s', (address) => {
    expect(safeHttpUrl(address)).toBeNull();
  });
});
