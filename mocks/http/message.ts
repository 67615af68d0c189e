/** A request without its transport. */
export interface MockRequest {
  readonly method: string;
  /** Absolute, or a path with its query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The connection breaks after so many characters of the body; all of it when left out. */
  readonly breaksAfter?: number;
}

/** The connection broke: there is no answer at all. */
export type MockAnswer = MockResponse | 'drop';

export const JSON_TYPE = 'application/json; charset=utf-8';

export function json(status: number, body: unknown): MockResponse {
  return { status, headers: { 'Content-Type': JSON_TYPE }, body: JSON.stringify(body) };
}

export function text(status: number, body: string, type = 'text/plain'): MockResponse {
  return { status, headers: { 'Content-Type': `${type}; charset=utf-8` }, body };
}

export function withHeaders(
  response: MockResponse,
  headers: Readonly<Record<string, string>>,
): MockResponse {
  return { ...response, headers: { ...response.headers, ...headers } };
}

/** Path and query of a request, wherever it was sent to. */
export function locationOf(request: MockRequest): URL {
  return new URL(request.url, 'http://gitlab.invalid');
}

/** What a fine-grained token hears where it lacks a permission. */
export const notGranted = (description: string): MockResponse =>
  json(403, { error: 'insufficient_granular_scope', error_description: description });
