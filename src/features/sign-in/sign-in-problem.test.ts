import { describe, expect, it } from 'vitest';
import { SignInFailure } from '../../gitlab/session/session';
import { problemField, toSignInProblem } from './sign-in-problem';

describe('toSignInProblem', () => {
  it('keeps what there is to tell', () => {
    expect(
      toSignInProblem(new SignInFailure('token-scope', { scopes: ['read_user'], requestId: 'r1' })),
    ).toEqual({ code: 'token-scope', scopes: ['read_user'], requestId: 'r1' });
    expect(toSignInProblem(new SignInFailure('token-other-user', { username: 'zoe' }))).toEqual({
      code: 'token-other-user',
      username: 'zoe',
    });
    expect(toSignInProblem(new SignInFailure('server-error', { status: 503 }))).toEqual({
      code: 'server-error',
      status: 503,
    });
    expect(
      toSignInProblem(new SignInFailure('forbidden', { status: 403, said: 'Too many IPs' })),
    ).toEqual({ code: 'forbidden', said: 'Too many IPs' });
    expect(toSignInProblem(new SignInFailure('unreachable', { status: 502 }))).toEqual({
      code: 'unreachable',
    });
  });
});

describe('problemPlace', () => {
  it('is the field to correct, if there is one', () => {
    expect(problemField({ code: 'not-gitlab' })).toBe('url');
    expect(problemField({ code: 'token-scope', scopes: [] })).toBe('token');
    expect(problemField({ code: 'rate-limited' })).toBe('form');
  });
});
