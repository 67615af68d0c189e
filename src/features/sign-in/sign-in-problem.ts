import type { SignInFailure } from '../../gitlab/session/session';

/** Why signing in failed. Each code has its messages in `errors.signIn`. */
export type SignInProblem = (
  | {
      readonly code:
        | 'not-a-url'
        | 'plain-http'
        | 'ipv6-loopback'
        | 'unreachable'
        | 'not-gitlab'
        | 'refused'
        | 'token-missing'
        | 'token-rejected'
        | 'token-expired'
        | 'token-revoked'
        | 'token-fine-grained'
        | 'forbidden'
        | 'rate-limited'
        | 'app-incomplete'
        | 'token-elsewhere'
        | 'demo-refused'
        | 'unknown';
    }
  | { readonly code: 'token-scope'; readonly scopes: readonly string[] }
  | { readonly code: 'token-other-user'; readonly username: string }
  | { readonly code: 'server-error'; readonly status?: number }
) & {
  /** GitLab's `X-Request-Id`, to quote to support. */
  readonly requestId?: string;
  /** GitLab's own message. */
  readonly said?: string;
};

export type SignInProblemCode = SignInProblem['code'];

/** The field that the problem concerns; `form` for none of them. */
export type ProblemField = 'url' | 'token' | 'form';

const FIELDS: Readonly<Record<SignInProblemCode, ProblemField>> = {
  'not-a-url': 'url',
  'plain-http': 'url',
  'ipv6-loopback': 'url',
  unreachable: 'url',
  'not-gitlab': 'url',
  'token-missing': 'token',
  'token-rejected': 'token',
  'token-expired': 'token',
  'token-revoked': 'token',
  'token-scope': 'token',
  'token-fine-grained': 'token',
  'token-other-user': 'token',
  'token-elsewhere': 'token',
  forbidden: 'form',
  refused: 'form',
  'rate-limited': 'form',
  'server-error': 'form',
  'app-incomplete': 'form',
  'demo-refused': 'form',
  unknown: 'form',
};

export function problemField(problem: SignInProblem): ProblemField {
  return FIELDS[problem.code];
}

/** For an unknown reason: a check of the GitLab can find out more. */
const UNFAMILIAR: readonly SignInProblemCode[] = ['not-gitlab', 'server-error', 'unknown'];

export function isUnfamiliar(problem: SignInProblem): boolean {
  return UNFAMILIAR.includes(problem.code);
}

/** A failure of the session, as a problem to show. */
export function toSignInProblem(failure: SignInFailure): SignInProblem {
  const { scopes = [], status, requestId, said, username = '' } = failure.details;
  const quoted = {
    ...(requestId === undefined ? {} : { requestId }),
    ...(said === undefined ? {} : { said }),
  };
  switch (failure.code) {
    case 'token-scope':
      return { code: 'token-scope', scopes, ...quoted };
    case 'token-other-user':
      return { code: 'token-other-user', username, ...quoted };
    case 'server-error':
      return { code: 'server-error', ...(status === undefined ? {} : { status }), ...quoted };
    default:
      return { code: failure.code, ...quoted };
  }
}
