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

  it('keeps the target of a deep link, without the base path', () => {
    const usr = { from: '/groups/acme/seats?q=a' };
    expect(comeTo('/groups/acme/seats?q=a')).toEqual({ path: '/sign-in', usr });
    expect(comeTo('/app/groups/acme/seats?q=a', '/app/')).toEqual({ path: '/app/sign-in', usr });
  });

  it('keeps a path within the app, even if it looks like another host', () => {
    const usr = { from: '/evil.example/x?q=a' };
    expect(comeTo('http://localhost:3000//evil.example/x?q=a')).toEqual({ path: '/sign-in', usr });
    expect(comeTo('/app//evil.example/x?q=a', '/app/')).toEqual({ path: '/app/sign-in', usr });
  });

  it('keeps nothing for the first page', () => {
    expect(comeTo('/')).toEqual({ path: '/sign-in', usr: {} });
    expect(comeTo('/app/', '/app/')).toEqual({ path: '/app/sign-in', usr: {} });
  });

  it('leaves the sign-in page as it is', () => {
    expect(comeTo('/sign-in')).toEqual({ path: '/sign-in', usr: undefined });
    expect(comeTo('/app/sign-in/', '/app/')).toEqual({ path: '/app/sign-in/', usr: undefined });
  });
});
