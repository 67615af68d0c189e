import { GatewayError, type GatewayErrorDetails } from '../../domain/gateway-error';
import { safeText } from '../../lib/safe-text';
import type { InstanceUrl } from '../session/instance-url';

/** A little more than GitLab's own 30 s, so that its answer about a timeout arrives before we give up. */
const TIMEOUT_MS = 35_000;

/** Where GitLab answers GraphQL. */
export const GRAPHQL = '/api/graphql';

/**
 * Where GitLab tells about the token in use.
 * @see https://docs.gitlab.com/api/personal_access_tokens/#self-inform
 */
export const TOKEN_SELF = '/api/v4/personal_access_tokens/self';

/** Characters of an error's own text that are worth showing. */
const MOST_MESSAGE = 500;
/** Characters of a request ID or an error code. GitLab's own have some 30. */
const MOST_CODE = 100;

export type Transport = {
  readonly instance: InstanceUrl;
  /**
   * Sends one request to a path below the instance and answers a successful (2xx) response.
   * Everything else rejects with a GatewayError.
   */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** What an answer of `send` says of itself, as it may be shown and kept: `safeText` without the token of its request. */
  readonly said: Said;
};

/** Texts of an answer. Each is readable, not endless, and without the token should it be echoed. */
export type Said = {
  /** Words for error details. */
  message(response: Response | undefined, text: string): string;
  /** An error code, such as `NOT_ENOUGH_SEATS`. */
  code(response: Response | undefined, text: string): string;
  /** GitLab's `X-Request-Id`, where it is readable. */
  requestId(response: Response | undefined): string | undefined;
};

/** Keeps a token working that lives for a while. Rejects with GatewayError where there is no token to go on with. */
export type TokenRenewal = {
  /** Before a request; null where there is nothing to wait for. */
  before(): Promise<void> | null;
  /** After a request with this token was refused: another one may be there by now. */
  after(refused: string): Promise<void>;
};

export type TransportOptions = {
  readonly instance: InstanceUrl;
  /** Asked at each request, so that a token replaced after a 401 is used from then on. */
  readonly token: () => string | null;
  /** For a token that can be renewed. */
  readonly renewal?: TokenRenewal;
  /** Told once for each 401, so that the person can be asked to sign in again. */
  readonly onUnauthorized: () => void;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
};

/**
 * The only place that puts the token into a request: in the Authorization header, to the instance that
 * the person named, without cookies, redirects, referrer or cache. Throws a GatewayError for a path that
 * leads to another host.
 */
export function requestWithToken(
  instance: InstanceUrl,
  token: string,
  path: string,
  init: RequestInit = {},
): { readonly address: string; readonly init: RequestInit } {
  const address = `${instance}${path}`;
  const isBelow = path.startsWith('/') && new URL(address).origin === new URL(instance).origin;
  if (!isBelow) throw new GatewayError('schema', 'Not a path of this GitLab');
  const headers = new Headers(init.headers);
  headers.set('Authorization', `Bearer ${token}`);
  return {
    address,
    init: {
      ...init,
      headers,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    },
  };
}

/** Sends requests by these rules, and turns all that goes wrong into a GatewayError. */
export function createTransport(options: TransportOptions): Transport {
  const { instance, token, onUnauthorized, timeoutMs = TIMEOUT_MS } = options;
  const doFetch = options.fetch ?? ((input, init) => fetch(input, init));

  // The token of the request, as an answer may come when it has been replaced or forgotten.
  const sentWith = new WeakMap<Response, string>();

  function safe(response: Response | undefined, text: string, most: number): string {
    return safeText(text, most, (response && sentWith.get(response)) ?? token());
  }

  const said: Said = {
    message: (response, text) => safe(response, text, MOST_MESSAGE),
    code: (response, text) => safe(response, text, MOST_CODE),
    requestId(response) {
      const id = response?.headers.get('X-Request-Id') ?? null;
      return id === null ? undefined : safe(response, id, MOST_CODE);
    },
  };

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const { renewal } = options;
    const due = renewal?.before();
    if (due) await unlessAborted(due, init.signal);
    const [response, secret] = await sendOnce(path, init);
    if (response.ok) return response;
    if (response.status !== 401) throw await statusError(response, said);
    if (renewal) {
      await unlessAborted(renewal.after(secret), init.signal);
      // GitLab did nothing of a request that it refused, so it can be sent again.
      if (token() !== null && token() !== secret) {
        const [second] = await sendOnce(path, init);
        if (second.ok) return second;
        if (second.status === 401) onUnauthorized();
        throw await statusError(second, said);
      }
    }
    // A token replaced while this request was under way must not sign the person out again.
    if (token() === secret) onUnauthorized();
    throw await statusError(response, said);
  }

  async function sendOnce(path: string, init: RequestInit): Promise<readonly [Response, string]> {
    const secret = token();
    if (secret === null) throw new GatewayError('auth', 'Signed out');
    const request = requestWithToken(instance, secret, path, init);
    const deadline = AbortSignal.timeout(timeoutMs);
    const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
    let response: Response;
    try {
      response = await doFetch(request.address, { ...request.init, signal });
    } catch (cause) {
      throw networkError(cause, init.signal, deadline);
    }
    sentWith.set(response, secret);
    return [response, secret];
  }

  return { instance, send, said };
}

/** What all requests wait for goes on, whoever stops waiting. */
async function unlessAborted(
  waiting: Promise<void>,
  signal: AbortSignal | null | undefined,
): Promise<void> {
  if (!signal) return waiting;
  // Who stopped waiting hears of no failure either.
  waiting.catch(() => undefined);
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(new GatewayError('canceled', 'Canceled'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
  });
  try {
    await Promise.race([waiting, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function networkError(
  cause: unknown,
  requested: AbortSignal | null | undefined,
  deadline: AbortSignal,
) {
  if (requested?.aborted) return new GatewayError('canceled', 'Canceled');
  if (deadline.aborted) return new GatewayError('network', 'No answer in time');
  return new GatewayError('network', cause instanceof Error ? cause.message : 'No answer');
}

async function statusError(response: Response, said: Said): Promise<GatewayError> {
  const text = await response.text().catch(() => '');
  const requestId = said.requestId(response);
  const retryAfterMs = readRetryAfter(response.headers.get('Retry-After'));
  const { sentence, code } = refusalIn(text);
  const message = sentence === null ? null : said.message(response, sentence);
  const details: GatewayErrorDetails = {
    status: response.status,
    ...(message === null ? {} : { said: message }),
    ...(code === null ? {} : { code: said.code(response, code) }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  };
  return new GatewayError(kindOfStatus(response.status), message ?? silence(text), details);
}

function kindOfStatus(status: number): GatewayError['kind'] {
  if (status === 401) return 'auth';
  if (status === 429) return 'rate';
  if (status >= 500) return 'server';
  if (status === 422) return 'schema';
  return 'permission';
}

/** Seconds or an HTTP date, as milliseconds from now; null when absent or not readable from this origin. */
function readRetryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

/**
 * GitLab's own words: in its JSON, or as plain text (an administrator can set that of 429). None in a
 * proxy's HTML page, which says nothing a person could use. With a description, `error` is a code.
 */
function refusalIn(body: string): {
  readonly sentence: string | null;
  readonly code: string | null;
} {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null) {
      const { message, error, error_description, errors } = parsed as Record<string, unknown>;
      const first: unknown = Array.isArray(errors) ? errors[0] : null;
      const reported = typeof first === 'object' && first !== null && 'message' in first;
      for (const text of [error_description, message, error, reported ? first.message : null]) {
        if (typeof text !== 'string') continue;
        const hasCode = text === error_description && typeof error === 'string';
        return { sentence: text, code: hasCode ? error : null };
      }
    }
  } catch {
    // Not JSON: below.
  }
  const text = body.trim();
  return { sentence: text === '' || text.startsWith('<') ? null : text, code: null };
}

function silence(body: string): string {
  return body.trim() === '' ? 'An empty answer' : 'An HTML page instead of an answer';
}
