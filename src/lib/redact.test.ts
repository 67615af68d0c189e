import { expect, it } from 'vitest';
import { withoutSecrets } from './redact';

it.each([
  ['Token glpat-AbC_12345.01.x is expired', 'Token [token] is expired'],
  ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [token]'],
  ['/api/v4/user?private_token=abc123&x=1', '/api/v4/user?private_token=[token]&x=1'],
  ['{"access_token":"abc"}', '{"access_token":"[token]"}'],
  ['https://ada:secret@gitlab.example.com/x', 'https://gitlab.example.com/x'],
  ['Not enough seats for 12 users', 'Not enough seats for 12 users'],
])('%s', (text, shown) => {
  expect(withoutSecrets(text)).toBe(shown);
});
