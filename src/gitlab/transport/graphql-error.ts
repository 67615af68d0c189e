import { ServerParseError } from '@apollo/client/errors';
import { GatewayError } from '../../domain/gateway-error';
import { isAboutSchema } from './schema-parts';

const TOO_MANY_USERS =
  /number of users to be (?:un)?assigned in a single API call should be less than (\d+)/i;
const NOT_AVAILABLE = /does not exist or you don't have permission/i;

/**
 * Turns the top-level errors of a GraphQL answer (HTTP 200) into one error by kind.
 * GitLab gives no codes for them, so its wording decides.
 */
export function fromGraphQLErrors(
  messages: readonly string[],
  requestId: string | undefined,
): GatewayError {
  const text = messages.join('; ');
  const details = requestId === undefined ? {} : { requestId };
  const tooMany = TOO_MANY_USERS.exec(text);
  // "less than 50" is GitLab's wording; 50 itself is still taken.
  if (tooMany?.[1] !== undefined) {
    return new GatewayError('limit', text, { ...details, limit: Number(tooMany[1]) });
  }
  const own = { ...details, said: text };
  if (NOT_AVAILABLE.test(text)) return new GatewayError('permission', text, own);
  if (messages.some(isAboutSchema)) return new GatewayError('schema', text, own);
  return new GatewayError('server', text, own);
}

/** Any error from below as a GatewayError; one that already is passes through. */
export function asGatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  // Apollo wraps what a link threw in some paths and keeps it as `cause`.
  if (error instanceof Error && error.cause instanceof GatewayError) return error.cause;
  // A parser quotes what it could not read, which may be the token.
  const isUnreadable = !(error instanceof Error) || ServerParseError.is(error);
  return new GatewayError('schema', isUnreadable ? 'Unreadable answer' : error.message);
}
