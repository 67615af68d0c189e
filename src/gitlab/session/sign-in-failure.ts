import { GatewayError } from '../../domain/gateway-error';

/** Why a sign-in failed, by what the person can do about it. */
export type SignInFailureCode =
  | 'unreachable'
  | 'not-gitlab'
  /** A GitLab, which answered what was asked with an error of its own. */
  | 'refused'
  | 'token-rejected'
  | 'token-expired'
  | 'token-revoked'
  | 'token-scope'
  | 'token-other-user'
  | 'forbidden'
  | 'rate-limited'
  | 'server-error'
  /** A part of this very page could not be loaded. */
  | 'app-incomplete'
  | 'unknown';

export class SignInFailure extends Error {
  override readonly name = 'SignInFailure';

  constructor(
    readonly code: SignInFailureCode,
    readonly details: {
      readonly scopes?: readonly string[];
      readonly status?: number;
      readonly requestId?: string;
      /** GitLab's own words. */
      readonly said?: string;
      readonly username?: string;
    } = {},
  ) {
    super(code);
  }
}

/** The reason behind an error of the door, as a reason why signing in failed. */
export function asSignInFailure(error: unknown): SignInFailure {
  if (error instanceof SignInFailure) return error;
  if (!(error instanceof GatewayError)) return new SignInFailure('unknown');
  const { status, requestId, said } = error.details;
  const details = {
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(said === undefined ? {} : { said }),
  };
  // Top-level errors of GraphQL come with HTTP 200, so without a status: only a GitLab answers like that.
  if (said !== undefined && status === undefined) return new SignInFailure('refused', details);
  switch (error.kind) {
    case 'auth':
      if (/expired/i.test(error.message)) return new SignInFailure('token-expired', details);
      if (/revoked/i.test(error.message)) return new SignInFailure('token-revoked', details);
      return new SignInFailure('token-rejected', details);
    case 'network':
    case 'cancelled':
      return new SignInFailure('unreachable', details);
    case 'rate':
      return new SignInFailure('rate-limited', details);
    case 'server':
      return new SignInFailure('server-error', details);
    default:
      if (status === 403) return new SignInFailure('forbidden', details);
      return new SignInFailure(
        status === 422 && said !== undefined ? 'refused' : 'not-gitlab',
        details,
      );
  }
}
