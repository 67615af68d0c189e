import { beforeEach, describe, expect, it } from 'vitest';
import { showSignInAddress } from './sign-in-address';

describe('showSignInAddress', () => {
  beforeEach(() => window.history.replaceState(null, '', '/'));

  function comeTo(path: string, base = '/') {
    window.history.replaceState(null, '', path);
    showSignInAddress(base);
    return {
      path: window.location.pathname,
      usr: (window.history.state as { usr?: unknown } | null)?.usr,
    };
  }

  it('remembers where a deep link was going, without the folder the app is served from', () => {
    const usr = { from: '/groups/acme/seats?q=a' };
    expect(comeTo('/groups/acme/seats?q=a')).toEqual({ path: '/sign-in', usr });
    expect(comeTo('/app/groups/acme/seats?q=a', '/app/')).toEqual({ path: '/app/sign-in', usr });
  });

  it('takes a path for one of the app, also where it looks like another host', () => {
    const usr = { from: '/evil.example/x?q=a' };
    expect(comeTo('http://localhost:3000//evil.example/x?q=a')).toEqual({ path: '/sign-in', usr });
    expect(comeTo('/app//evil.example/x?q=a', '/app/')).toEqual({ path: '/app/sign-in', usr });
  });

  it('has nothing to remember of the start', () => {
    expect(comeTo('/')).toEqual({ path: '/sign-in', usr: {} });
    expect(comeTo('/app/', '/app/')).toEqual({ path: '/app/sign-in', usr: {} });
  });

  it('leaves the sign-in page as it is', () => {
    expect(comeTo('/sign-in')).toEqual({ path: '/sign-in', usr: undefined });
    expect(comeTo('/app/sign-in/', '/app/')).toEqual({ path: '/app/sign-in/', usr: undefined });
  });
});
