import { expect, it } from 'vitest';
import { addContentSecurityPolicy } from '../../vite/csp-plugin.ts';
import { headersFile, hostHeaders, nginxHeaders, redirectsFile } from './host-headers.ts';

const page = addContentSecurityPolicy('<head><meta charset="utf-8"></head>', []);

it('sends the policy of the page, and forbids to frame it', () => {
  const headers = hostHeaders(page);
  expect(headers['Content-Security-Policy']).toMatch(
    /^default-src 'none'; .*; frame-ancestors 'none'$/,
  );
  expect(() => hostHeaders('<html></html>')).toThrow(/no Content Security Policy/);
});

it('writes what nginx can read', () => {
  const text = nginxHeaders(hostHeaders(page));
  for (const line of text.trim().split('\n')) {
    expect(line).toMatch(/^add_header [A-Za-z-]+ "[^"]+" always;$/);
  }
  expect(text).toContain('add_header Strict-Transport-Security "$duo_seats_hsts" always;');
});

it('writes the files of other hosts, below the base path', () => {
  const text = headersFile(hostHeaders(page), '/seats/');
  expect(text).toMatch(/^\/seats\/\*\n {2}Content-Security-Policy: default-src 'none'/);
  expect(text).toContain(
    '/seats/assets/*\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000',
  );
  expect(redirectsFile('/seats/')).toBe('/seats/* /seats/index.html 200\n');
});
