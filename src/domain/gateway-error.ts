/**
 * What can go wrong between this page and GitLab, by what the user (or the engine) can do about it.
 * - `auth`: the token is wrong, expired or revoked (401). Sign in again.
 * - `scope`: the token lacks the scope for this. Use a token with `api`.
 * - `permission`: no such thing, or not allowed (403, or GitLab's "resource not available").
 * - `rate`: too many requests (429). Nothing was executed; wait.
 * - `network`: no answer came (offline, refused, CORS, dropped). A mutation may have taken effect.
 * - `server`: 5xx, a timeout, HTML from a proxy. A mutation may have taken effect.
 * - `limit`: more users in one call than this GitLab takes; `limit` says how many it takes. Nothing was executed.
 * - `schema`: this GitLab does not know a field or argument, or the answer has another shape than its schema says.
 * - `canceled`: the app aborted the request.
 */
export type GatewayErrorKind =
  'auth' | 'scope' | 'permission' | 'rate' | 'network' | 'server' | 'limit' | 'schema' | 'canceled';

export type GatewayErrorDetails = {
  /** HTTP status, where an answer came. */
  readonly status?: number;
  /** GitLab's `X-Request-Id`, to quote to support. */
  readonly requestId?: string;
  /** GitLab's own text, where it sent any: shown as it is, as a status or kind explains little. */
  readonly said?: string;
  /** GitLab's own code for the error, such as `insufficient_scope`. */
  readonly code?: string;
  /** Milliseconds GitLab asked to wait; only readable on the same origin. */
  readonly retryAfterMs?: number;
  /** The batch limit, with kind `limit`. */
  readonly limit?: number;
  /**
   * With kind `schema`: this GitLab lacks what the question needs, and the gateway's `features` say so by
   * now. Nothing was executed; ask according to them.
   */
  readonly learned?: boolean;
};

/** An error of a request to GitLab. `message` is GitLab's own text (or the browser's), for details only. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly kind: GatewayErrorKind;
  readonly details: GatewayErrorDetails;

  constructor(kind: GatewayErrorKind, message: string, details: GatewayErrorDetails = {}) {
    super(message);
    this.kind = kind;
    this.details = details;
  }
}

/** Whether a mutation that ended like this may have taken effect all the same: re-read before deciding. */
export function isUncertain(error: GatewayError): boolean {
  return error.kind === 'network' || error.kind === 'server' || error.kind === 'canceled';
}

/**
 * Whatever was thrown as a GatewayError; one that already is passes through.
 * @param unknownAs the kind of an error that says nothing itself.
 */
export function asGatewayError(
  thrown: unknown,
  unknownAs: GatewayErrorKind = 'schema',
): GatewayError {
  if (thrown instanceof GatewayError) return thrown;
  if (!(thrown instanceof Error)) return new GatewayError(unknownAs, 'Unreadable answer');
  // Apollo wraps what a link threw in some paths and keeps it as `cause`.
  if (thrown.cause instanceof GatewayError) return thrown.cause;
  // Apollo's parser quotes what it could not read, which may be the token.
  const isUnreadable = thrown.name === 'ServerParseError';
  return new GatewayError(unknownAs, isUnreadable ? 'Unreadable answer' : thrown.message);
}
