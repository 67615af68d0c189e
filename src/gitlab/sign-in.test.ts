import { afterEach, describe, expect, it } from 'vitest';
import { startServer, type RunningServer, type ServerOptions } from '../../mocks/server';
import type { InstanceUrl } from './instance-url';
import { openSession } from './sign-in';
import { SignInFailure } from './sign-in-failure';

let server: RunningServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

async function signIn(token: string, options: ServerOptions = { scenario: 'small' }) {
  server = await startServer(options);
  return openSession({
    instance: server.url as InstanceUrl,
    token: () => token,
    onUnauthorized: () => undefined,
  });
}

async function failure(opening: Promise<unknown>): Promise<SignInFailure> {
  const error: unknown = await opening.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SignInFailure))
    throw new Error(`Expected a SignInFailure, got ${String(error)}`);
  return error;
}

describe('openSession', () => {
  it('opens a session that may change seats with the scope api', async () => {
    const session = await signIn('glpat-demo-owner');
    expect(session).toMatchObject({ canWrite: true, scopes: ['api'], user: { isAdmin: false } });
    expect(session.features).toMatchObject({ bulk: true, seatFilter: true, lastDuoActivity: true });
    expect(session.version).toMatch(/^19\.5/);
  });

  it('opens a read-only session with the scope read_api', async () => {
    expect(await signIn('glpat-demo-readonly')).toMatchObject({
      canWrite: false,
      scopes: ['read_api'],
    });
  });

  it.each([
    ['glpat-demo-expired', 'token-expired'],
    ['glpat-demo-revoked', 'token-revoked'],
    ['glpat-nonsense', 'token-rejected'],
    ['glpat-demo-read-user', 'token-scope'],
    ['glpat-demo-blocked', 'forbidden'],
  ])('refuses %s as %s', async (token, code) => {
    expect((await failure(signIn(token))).code).toBe(code);
  });

  it('names the scopes of a token that lacks the right one', async () => {
    expect((await failure(signIn('glpat-demo-read-user'))).details.scopes).toEqual(['read_user']);
  });

  it('goes on with unknown scopes and fewer features on an old GitLab', async () => {
    const session = await signIn('glpat-demo-owner', { scenario: 'old' });
    expect(session.features).toMatchObject({
      bulk: false,
      seatFilter: false,
      lastDuoActivity: false,
    });
    expect(session.user.isAdmin).toBeNull();
  });

  it('tells an address without an answer from one that is no GitLab', async () => {
    const gone = openSession({
      instance: 'http://localhost:9' as InstanceUrl,
      token: () => 'glpat-demo-owner',
      onUnauthorized: () => undefined,
    });
    expect((await failure(gone)).code).toBe('unreachable');
    const page = openSession({
      instance: 'https://example.com' as InstanceUrl,
      token: () => 'glpat-demo-owner',
      onUnauthorized: () => undefined,
      fetch: () => Promise.resolve(new Response('<!doctype html><p>Welcome</p>')),
    });
    expect((await failure(page)).code).toBe('not-gitlab');
  });
});
