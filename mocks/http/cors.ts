import { locationOf, withHeaders } from './message';
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

/**
 * OAuth has rules of its own, and shows no header. A request with another header is refused by not answering its
 * preflight. config/application.rb
 */
const OAUTH: Readonly<Record<string, { readonly methods: string; readonly headers: string }>> = {
  '/oauth/token': {
    methods: 'POST, OPTIONS',
    headers: 'Authorization, X-CSRF-Token, X-Requested-With',
  },
  '/oauth/revoke': {
    methods: 'POST, OPTIONS',
    headers: 'Authorization, X-CSRF-Token, X-Requested-With',
  },
  '/oauth/token/info': { methods: 'GET, HEAD', headers: 'Authorization' },
  '/.well-known/openid-configuration': { methods: 'GET, HEAD', headers: '' },
};

export function withOAuthCors(request: MockRequest, response: MockResponse): MockResponse {
  const rule = OAUTH[locationOf(request).pathname];
  if (!rule) return response;
  return withHeaders(response, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': rule.methods,
    Vary: 'Origin',
  });
}

export function oauthPreflight(request: MockRequest): MockResponse {
  const rule = OAUTH[locationOf(request).pathname];
  const silent: MockResponse = { status: 200, headers: {}, body: '' };
  if (!rule) return silent;
  const allowed = rule.headers.toLowerCase().split(', ');
  const wanted = (request.headers['access-control-request-headers'] ?? '').split(',');
  const isAllowed = wanted.every((name) => ['', ...allowed].includes(name.trim().toLowerCase()));
  const method = request.headers['access-control-request-method'] ?? '';
  if (!isAllowed || !rule.methods.split(', ').includes(method)) return silent;
  return withOAuthCors(
    request,
    withHeaders(silent, { 'Access-Control-Allow-Headers': wanted.join(', ') }),
  );
}

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
