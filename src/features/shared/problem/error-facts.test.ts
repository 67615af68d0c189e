import { describe, expect, it, vi } from 'vitest';
import { GatewayError } from '../../../domain/gateway-error';
import { errorDetails, isMissingPart } from './error-facts';

const AT = new Date('2026-03-10T12:00:00Z');

vi.stubGlobal('window', {
  location: { pathname: '/groups/acme/seats', search: '?q=ada', hash: '' },
});
vi.stubGlobal('navigator', { userAgent: 'Test/1.0' });

describe('errorDetails', () => {
  it('has the error with its request ID, and no filters', () => {
    const error = new GatewayError('server', 'Request timed out.', {
      status: 503,
      requestId: '01HX',
    });
    const { message, requestId, text } = errorDetails(error, AT);
    expect(message).toBe('HTTP 503: Request timed out.');
    expect(requestId).toBe('01HX');
    expect(text).toMatch(/^Duo Seats: \d+\.\d+\.\d+\nTime: 2026-03-10T12:00:00\.000Z\n/);
    expect(text).toContain('Page: /groups/acme/seats\nError: server\nHTTP status: 503\n');
    expect(text).not.toContain('ada');
  });

  it('leaves out secrets, invisible characters and endless text', () => {
    const error = new TypeError(`Bearer abcdef glpat-secret1 \u202Eevil ${'x'.repeat(10_000)}`);
    const { text } = errorDetails(error, AT);
    expect(text).toContain('Message: Bearer [token] [token] \uFFFDevil');
    expect(text).not.toMatch(/abcdef|secret1/);
    expect(text.length).toBeLessThan(1_000);
  });
});

it.each([
  'Failed to fetch dynamically imported module: https://x/assets/a.js',
  'error loading dynamically imported module: https://x/assets/a.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/a.css',
])('knows a missing part of the page: %s', (message) => {
  expect(isMissingPart(new TypeError(message))).toBe(true);
  expect(isMissingPart(new TypeError('x is not a function'))).toBe(false);
});
