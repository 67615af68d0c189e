import { afterEach, describe, expect, it } from 'vitest';
import { startServer, type RunningServer, type ServerOptions } from '../../../mocks/server';
import type { InstanceUrl } from './instance-url';
import { openSession } from './sign-in';
import { SignInFailure, type SignInFailureCode } from './session';
import { INSTANCE, strictGitLab } from '../testing/strict-gitlab';

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
  }).then(({ known }) => known);
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
    expect(session).toMatchObject({
      canWrite: true,
      rights: { scopes: ['api'] },
      user: { isAdmin: false },
    });
    expect(session.features).toMatchObject({ bulk: true, seatFilter: true, lastDuoActivity: true });
    expect(session.version).toMatch(/^19\.5/);
  });

  it('opens a read-only session with the scope read_api', async () => {
    expect(await signIn('glpat-demo-readonly')).toMatchObject({
      canWrite: false,
      rights: { scopes: ['read_api'] },
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

  const isAboutToken = (input: RequestInfo | URL) => new Request(input).url.endsWith('/self');
  const refusals = (...messages: readonly string[]) =>
    JSON.stringify({ errors: messages.map((message) => ({ message })) });

  it.each<[string, number, string, SignInFailureCode, string | undefined]>([
    // What GitLab says to a question about its schema since introspection is off.
    [
      'a refused question',
      200,
      refusals("Field 'currentUser' doesn't exist on type 'Query'"),
      'refused',
      "Field 'currentUser' doesn't exist on type 'Query'",
    ],
    [
      'an error of its own',
      200,
      refusals('Internal server error'),
      'refused',
      'Internal server error',
    ],
    ['a query too large', 422, refusals('Query too large'), 'refused', 'Query too large'],
    ['maintenance', 503, refusals('Back at noon'), 'server-error', 'Back at noon'],
    ['maintenance without end', 403, refusals('In maintenance'), 'forbidden', 'In maintenance'],
    ['a limit in words of its own', 429, 'Slow down\n', 'rate-limited', 'Slow down'],
    ['a proxy’s page', 502, '<html>Bad gateway</html>', 'server-error', undefined],
    ['a page', 200, '<!doctype html><p>Welcome</p>', 'not-gitlab', undefined],
    ['other JSON', 200, '{"hello":"world"}', 'not-gitlab', undefined],
    ['nothing of the kind', 404, 'Not found', 'not-gitlab', 'Not found'],
  ])('tells %s for what it is', async (_what, status, body, code, answer) => {
    const opening = openSession({
      instance: 'https://gitlab.test' as InstanceUrl,
      token: () => 'glpat-demo-owner',
      onUnauthorized: () => undefined,
      fetch: (input) =>
        Promise.resolve(
          isAboutToken(input)
            ? new Response('{"message":"404 Not found"}', { status: 404 })
            : new Response(body, { status }),
        ),
    });
    const { code: reported, details } = await failure(opening);
    expect(reported).toBe(code);
    expect(details.said).toBe(answer);
  });

  it('asks GitLab itself where the token may not tell about itself', async () => {
    const strict = strictGitLab();
    const session = await (
      await openSession({
        instance: INSTANCE,
        token: () => 'glpat-demo-owner',
        onUnauthorized: () => undefined,
        fetch: (input, init) =>
          isAboutToken(input)
            ? Promise.resolve(
                Response.json({ error: 'insufficient_granular_scope' }, { status: 403 }),
              )
            : strict.fetch(input, init),
      })
    ).known;
    expect(session).toMatchObject({ rights: { scopes: null }, canWrite: true });
  });

  it('does not wait for what the token may do', async () => {
    const strict = strictGitLab();
    let tell: (answer: Response) => void = () => undefined;
    const { session, known } = await openSession({
      instance: INSTANCE,
      token: () => 'glpat-demo-owner',
      onUnauthorized: () => undefined,
      fetch: (input, init) =>
        isAboutToken(input)
          ? new Promise((resolve) => (tell = resolve))
          : strict.fetch(input, init),
    });
    expect(session).toMatchObject({ rights: 'asking', canWrite: false });
    const told = { active: true, revoked: false, expires_at: '2026-12-01', scopes: ['api'] };
    tell(Response.json(told));
    const rights = { kind: 'personal', scopes: ['api'], expiresOn: '2026-12-01' };
    expect(await known).toEqual({ ...session, rights, canWrite: true });
  });

  it('goes on with unknown rights where that question fails', async () => {
    const strict = strictGitLab();
    const { known } = await openSession({
      instance: INSTANCE,
      token: () => 'glpat-demo-owner',
      onUnauthorized: () => undefined,
      fetch: (input, init) =>
        isAboutToken(input)
          ? Promise.resolve(new Response('', { status: 502 }))
          : strict.fetch(input, init),
    });
    expect(await known).toMatchObject({ rights: { scopes: null }, canWrite: true });
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
