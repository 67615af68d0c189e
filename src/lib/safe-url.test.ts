import { describe, expect, it } from 'vitest';
import { safeHttpUrl } from './safe-url';

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
