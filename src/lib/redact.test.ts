import { expect, it } from 'vitest';
import { safeText } from './redact';

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
