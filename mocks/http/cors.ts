import { withHeaders } from './message';
import type { MockRequest, MockResponse } from './message';

/**
 * What a page from another origin may read. `Retry-After` and `RateLimit-*` are not among them.
 */
const EXPOSED = [
  'Link',
  'X-Total',
  'X-Total-Pages',
  'X-Per-Page',
  'X-Page',
  'X-Next-Page',
  'X-Prev-Page',
  'X-Gitlab-Blob-Id',
  'X-Gitlab-Commit-Id',
  'X-Gitlab-Content-Sha256',
  'X-Gitlab-Encoding',
  'X-Gitlab-File-Name',
  'X-Gitlab-File-Path',
  'X-Gitlab-Last-Commit-Id',
  'X-Gitlab-Ref',
  'X-Gitlab-Size',
  'X-Request-Id',
  'ETag',
];

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';

/** Readable across origins without being exposed. @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const SAFELISTED = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
];

const READABLE = new Set([...SAFELISTED, ...EXPOSED.map((name) => name.toLowerCase())]);

/** Any origin may call the API, without credentials. */
export function withCors(response: MockResponse): MockResponse {
  return withHeaders(response, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': METHODS,
    'Access-Control-Expose-Headers': EXPOSED.join(', '),
    'Access-Control-Max-Age': '7200',
    Vary: 'Origin',
  });
}

export function preflight(request: MockRequest): MockResponse {
  const requested = request.headers['access-control-request-headers'];
  const headers = { 'Access-Control-Allow-Headers': requested ?? 'Authorization, Content-Type' };
  return withCors({ status: 200, headers, body: '' });
}

/** The headers that a page gets to see when the answer does not pass a browser's own CORS check. */
export function readableHeaders(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => READABLE.has(name.toLowerCase())),
  );
}
