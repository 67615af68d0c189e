import { GatewayError, type GatewayErrorDetails } from '../domain/gateway-error';
import { plainText } from '../lib/plain-text';
import type { InstanceUrl } from './instance-url';

/** A little more than GitLab's own 30 s, so that its answer about a timeout arrives before we give up. */
const TIMEOUT_MS = 35_000;

/** Characters of an error's own text that are worth showing. */
const MOST_MESSAGE = 500;

export type Transport = {
  readonly instance: InstanceUrl;
  /**
   * Sends one request to a path below the instance and answers a successful (2xx) response.
   * Everything else rejects with a GatewayError.
   */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** Text from GitLab for error details: readable, not endless, and without the token should it be echoed. */
  redact(text: string): string;
};

export type TransportOptions = {
  readonly instance: InstanceUrl;
  /** Asked at each request, so that a token replaced after a 401 is used from then on. */
  readonly token: () => string | null;
  /** Told once for each 401, so that the person can be asked to sign in again. */
  readonly onUnauthorized: () => void;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
};

/**
 * The only place that puts the token into a request: in the Authorization header, to the instance that
 * the person named, without cookies, redirects, referrer or cache.
 */
export function createTransport(options: TransportOptions): Transport {
  const { instance, token, onUnauthorized, timeoutMs = TIMEOUT_MS } = options;
  const doFetch = options.fetch ?? ((input, init) => fetch(input, init));

  const { origin } = new URL(instance);

  /** The address below the instance; a path must not lead to another host. */
  function addressOf(path: string): string {
    const address = `${instance}${path}`;
    const isBelow = path.startsWith('/') && new URL(address).origin === origin;
    if (!isBelow) throw new GatewayError('schema', 'Not a path of this GitLab');
    return address;
  }

  function redact(text: string): string {
    const secret = token();
    const hidden = secret === null || secret === '' ? text : text.replaceAll(secret, '[token]');
    return plainText(hidden, MOST_MESSAGE);
  }

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const address = addressOf(path);
    const secret = token();
    if (secret === null) throw new GatewayError('auth', 'Signed out');
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${secret}`);
    const deadline = AbortSignal.timeout(timeoutMs);
    const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
    let response: Response;
    try {
      response = await doFetch(address, {
        ...init,
        headers,
        signal,
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
      });
    } catch (cause) {
      throw networkError(cause, init.signal, deadline);
    }
    if (response.ok) return response;
    // A token replaced while this request was under way must not sign the person out again.
    if (response.status === 401 && token() === secret) onUnauthorized();
    throw await statusError(response, redact);
  }

  return { instance, send, redact };
}

function networkError(
  cause: unknown,
  asked: AbortSignal | null | undefined,
  deadline: AbortSignal,
) {
  if (asked?.aborted) return new GatewayError('cancelled', 'Cancelled');
  if (deadline.aborted) return new GatewayError('network', 'No answer in time');
  return new GatewayError('network', cause instanceof Error ? cause.message : 'No answer');
}

async function statusError(
  response: Response,
  redact: (text: string) => string,
): Promise<GatewayError> {
  const text = await response.text().catch(() => '');
  const requestId = response.headers.get('X-Request-Id');
  const retryAfterMs = readRetryAfter(response.headers.get('Retry-After'));
  const message = messageIn(text);
  const details: GatewayErrorDetails = {
    status: response.status,
    ...(message === null ? {} : { quoted: true }),
    ...(requestId === null ? {} : { requestId: requestId.slice(0, 100) }),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  };
  return new GatewayError(kindOfStatus(response.status), redact(message ?? silence(text)), details);
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
 * GitLab's own words: in its JSON, or as plain text (an administrator can set that of 429). A proxy's HTML
 * page says nothing a person could use.
 */
function messageIn(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null) {
      const { message, error, error_description, errors } = parsed as Record<string, unknown>;
      if (typeof error_description === 'string') return error_description;
      if (typeof message === 'string') return message;
      if (typeof error === 'string') return error;
      if (Array.isArray(errors)) {
        const first: unknown = errors[0];
        if (typeof first === 'object' && first !== null && 'message' in first)
          return String(first.message);
      }
    }
  } catch {
    // Not JSON: below.
  }
  const words = body.trim().slice(0, 200);
  return words === '' || words.startsWith('<') ? null : words;
}

function silence(body: string): string {
  return body.trim() === '' ? 'An empty answer' : 'An HTML page instead of an answer';
}
