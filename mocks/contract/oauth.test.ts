import { describe, expect, it } from 'vitest';
import { DEFAULT_APPLICATION } from '../world/oauth';
import { at, useServer } from './client';
import type { Answer } from './client';

const gitlab = useServer({ scenario: 'typical', seed: 1 });

const REDIRECT = 'http://127.0.0.1:4273/sign-in';
const VERIFIER = 'v'.repeat(64);
const CLIENT = DEFAULT_APPLICATION.clientId;

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return Buffer.from(digest).toString('base64url');
}

async function asked(changes: Readonly<Record<string, string>> = {}): Promise<URLSearchParams> {
  return new URLSearchParams({
    client_id: CLIENT,
    redirect_uri: REDIRECT,
    response_type: 'code',
    state: 'a state',
    scope: 'api',
    code_challenge: await challengeOf(VERIFIER),
    code_challenge_method: 'S256',
    ...changes,
  });
}

const form = (path: string, fields: Readonly<Record<string, string>>): Promise<Answer> =>
  gitlab.request(path, { method: 'POST', body: new URLSearchParams(fields) });

/** What the person is led back with. */
async function answerTo(changes: Readonly<Record<string, string>>): Promise<URLSearchParams> {
  const body = await asked(changes);
  const response = await gitlab.request('/oauth/authorize', {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '').searchParams;
}

const consent = async (changes: Readonly<Record<string, string>> = {}): Promise<string> =>
  (await answerTo({ answer: 'authorize', ...changes })).get('code') ?? '';

const exchange = (code: string, changes: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  form('/oauth/token', {
    client_id: CLIENT,
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...changes,
  });

const refresh = (token: unknown, changes: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  form('/oauth/token', {
    client_id: CLIENT,
    grant_type: 'refresh_token',
    refresh_token: String(token),
    redirect_uri: REDIRECT,
    ...changes,
  });

const signIn = async (changes: Readonly<Record<string, string>> = {}) => {
  const { body } = await exchange(await consent(changes));
  return { access: String(at(body, 'access_token')), refresh: at(body, 'refresh_token') };
};

const me = (token: string) => gitlab.graphql('{ currentUser { username } }', { token });

describe('the page that asks for consent', () => {
  it('names the application, the scopes and the group whose single sign-on it goes through', async () => {
    const query = await asked({ scope: 'read_api', root_namespace_id: '101' });
    const page = await gitlab.request(`/oauth/authorize?${query}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Authorize Duo Seats to use your account?');
    expect(page.text).toContain('<strong>read_api</strong>');
    expect(page.text).toContain('Signed in through the SAML of Acme');
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    [{ client_id: 'x' }, 'Client authentication failed due to unknown client'],
    [{ redirect_uri: 'http://127.0.0.1:4273/other' }, 'The redirect URI included is not valid.'],
    [{ redirect_uri: 'https://evil.example/sign-in' }, 'The redirect URI included is not valid.'],
    [{ scope: 'api sudo' }, 'The requested scope is invalid, unknown, or malformed.'],
    [{ response_type: 'token' }, 'does not support this response type'],
  ])(
    'shows what is wrong with %j on GitLab’s own page, and leads nowhere',
    async (changes, said) => {
      const page = await gitlab.request(`/oauth/authorize?${await asked(changes)}`, {
        redirect: 'manual',
      });
      expect(page.status).toBe(200);
      expect(page.text).toContain(said);
    },
  );

  it('leads back with a refusal', async () => {
    const answer = await answerTo({ answer: 'cancel' });
    expect(Object.fromEntries(answer)).toEqual({
      error: 'access_denied',
      error_description: 'The resource owner or authorization server denied the request.',
      state: 'a state',
    });
  });

  it('asks nobody on behalf of a trusted application', async () => {
    await gitlab.patch({ oauth: { applications: [{ ...DEFAULT_APPLICATION, trusted: true }] } });
    const page = await gitlab.request(`/oauth/authorize?${await asked()}`, { redirect: 'manual' });
    expect(page.headers.get('location')).toMatch(/\/sign-in\?code=[0-9a-f]{64}&state=a\+state$/);
    await gitlab.patch({ reset: true });
  });
});

describe('a code', () => {
  it('becomes a pair of tokens once', async () => {
    const code = await consent({ scope: 'read_api' });
    const answer = await exchange(code);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      token_type: 'Bearer',
      expires_in: 7_200,
      refresh_token: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      scope: 'read_api',
      created_at: expect.any(Number) as number,
    });
    expect((await me(String(at(answer.body, 'access_token')))).status).toBe(200);
    expect(at((await exchange(code)).body, 'error')).toBe('invalid_grant');
  });

  it.each([
    [{ code_verifier: 'w'.repeat(64) }, 400, 'invalid_grant'],
    [{ redirect_uri: 'http://127.0.0.1:1/sign-in' }, 400, 'invalid_grant'],
    [{ code: 'x' }, 400, 'invalid_grant'],
    [{ code_verifier: '' }, 400, 'invalid_request'],
    [{ client_id: 'x' }, 401, 'invalid_client'],
    [{ grant_type: 'magic' }, 400, 'unsupported_grant_type'],
  ])('is refused with %j', async (changes, status, error) => {
    const answer = await exchange(await consent(), changes);
    expect([answer.status, at(answer.body, 'error')]).toEqual([status, error]);
    expect(at(answer.body, 'error_description')).toMatch(/\.$/);
  });

  it('is refused for a confidential application, which would need its secret', async () => {
    const code = await consent();
    const applications = [{ ...DEFAULT_APPLICATION, confidential: true }];
    await gitlab.patch({ oauth: { applications } });
    expect((await exchange(code)).status).toBe(401);
    await gitlab.patch({ oauth: { applications: [DEFAULT_APPLICATION] } });
  });

  it('lives ten minutes', async () => {
    const code = await consent();
    await gitlab.patch({ clock: '+11m' });
    expect(at((await exchange(code)).body, 'error')).toBe('invalid_grant');
    await gitlab.patch({ clock: null });
  });
});

describe('a pair of tokens', () => {
  it('is replaced as a whole: both old tokens are dead at once', async () => {
    const first = await signIn();
    const second = await refresh(first.refresh);
    expect(second.status).toBe(200);
    expect(at(second.body, 'scope')).toBe('api');
    expect((await me(first.access)).status).toBe(401);
    expect((await me(String(at(second.body, 'access_token')))).status).toBe(200);
    expect(at((await refresh(first.refresh)).body, 'error')).toBe('invalid_grant');
  });

  it('works as long as the administrator says, and can be replaced afterwards', async () => {
    await gitlab.patch({ oauth: { lifetime: 300 } });
    const { access, refresh: next } = await signIn();
    await gitlab.patch({ clock: '+6m' });
    expect((await me(access)).body.errors).toEqual([{ message: 'Invalid token' }]);
    const rest = await gitlab.rest('/version', access);
    expect(at(rest.body, 'error_description')).toMatch(/^Token is expired\./);
    expect((await refresh(next)).status).toBe(200);
    await gitlab.patch({ clock: null, oauth: { lifetime: 7_200 } });
  });

  it('is no personal access token', async () => {
    const { access } = await signIn();
    const answer = await gitlab.rest('/personal_access_tokens/self', access);
    expect([answer.status, at(answer.body, 'message')]).toEqual([
      400,
      '400 Bad request - This endpoint requires token type to be a personal access token',
    ]);
  });

  it('tells about itself', async () => {
    const { access } = await signIn();
    const ask = (token: string) =>
      gitlab.request('/oauth/token/info', { headers: { Authorization: `Bearer ${token}` } });
    const answer = await ask(access);
    expect(answer.body).toMatchObject({ scope: ['api'], application: { uid: CLIENT } });
    expect(at(answer.body, 'expires_in')).toBeGreaterThan(7_000);
    expect([(await ask('x')).status, at((await ask('x')).body, 'error')]).toEqual([
      401,
      'invalid_token',
    ]);
  });

  it.each(['access', 'refresh'] as const)('is revoked by its %s token', async (which) => {
    const pair = await signIn();
    const answer = await form('/oauth/revoke', { client_id: CLIENT, token: String(pair[which]) });
    expect([answer.status, answer.text]).toEqual([200, '{}']);
    expect((await me(pair.access)).status).toBe(401);
    expect((await refresh(pair.refresh)).status).toBe(400);
  });

  it('is revoked for its own application alone', async () => {
    const answer = await form('/oauth/revoke', { client_id: 'x', token: 'y' });
    expect([answer.status, at(answer.body, 'error')]).toEqual([403, 'unauthorized_client']);
    const unknown = await form('/oauth/revoke', { client_id: CLIENT, token: 'y' });
    expect(unknown.status).toBe(200);
  });
});

describe('pages of other origins', () => {
  const ask = (path: string, method: string, headers: string) =>
    gitlab.request(path, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://seats.example',
        'Access-Control-Request-Method': method,
        ...(headers === '' ? {} : { 'Access-Control-Request-Headers': headers }),
      },
    });

  it.each([
    ['/oauth/token', 'POST', '', true],
    ['/oauth/token', 'POST', 'x-requested-with', true],
    ['/oauth/token', 'POST', 'content-type', false],
    ['/oauth/token', 'GET', '', false],
    ['/oauth/token/info', 'GET', 'authorization', true],
    ['/oauth/revoke', 'POST', '', true],
    ['/.well-known/openid-configuration', 'GET', '', true],
    ['/.well-known/openid-configuration', 'GET', 'authorization', false],
  ])('may call %s by %s with the headers "%s": %s', async (path, method, headers, allowed) => {
    const answer = await ask(path, method, headers);
    const origin = answer.headers.get('access-control-allow-origin');
    expect(origin).toBe(allowed ? '*' : null);
  });

  it('may read errors, but no header, and nothing where a proxy takes that away', async () => {
    const refused = await exchange('x');
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect(refused.headers.get('access-control-expose-headers')).toBeNull();
    await gitlab.patch({ oauth: { cors: false } });
    expect((await exchange('x')).headers.get('access-control-allow-origin')).toBeNull();
    await gitlab.patch({ oauth: { cors: true } });
  });

  it('learn where everything is', async () => {
    const { body } = await gitlab.request('/.well-known/openid-configuration');
    expect(body).toMatchObject({
      issuer: gitlab.url,
      authorization_endpoint: `${gitlab.url}/oauth/authorize`,
      token_endpoint: `${gitlab.url}/oauth/token`,
      revocation_endpoint: `${gitlab.url}/oauth/revoke`,
      code_challenge_methods_supported: ['plain', 'S256'],
    });
  });
});

describe('faults', () => {
  it('refuse a refresh alone', async () => {
    const operation = 'POST /oauth/token refresh_token';
    await gitlab.patch({ faults: [{ kind: 'invalid-grant', operation, times: 1 }] });
    const pair = await signIn();
    expect(at((await refresh(pair.refresh)).body, 'error')).toBe('invalid_grant');
    expect((await refresh(pair.refresh)).status).toBe(200);
  });

  it('drop the answer of a refresh that was made', async () => {
    const operation = 'POST /oauth/token refresh_token';
    const pair = await signIn();
    await gitlab.patch({ faults: [{ kind: 'drop-after', operation, times: 1 }] });
    await expect(refresh(pair.refresh)).rejects.toThrow();
    expect((await me(pair.access)).status).toBe(401);
    expect((await refresh(pair.refresh)).status).toBe(400);
  });
});
