import type { GitLabVersion } from '../versions';
import type { WorldToken } from '../world/model';
import { secret } from '../world/oauth';
import type { OAuthApplication, OAuthGrant, OAuthPair } from '../world/oauth';
import type { World } from '../world/world';
import { tokenState, tokenText } from './authenticate';
import { json, locationOf, text, withHeaders } from './message';
import type { MockRequest, MockResponse } from './message';
import { missingParameter, oauthError } from './oauth-errors';

export interface OAuthEndpoint {
  readonly world: World;
  readonly version: GitLabVersion;
  readonly now: number;
  readonly origin: string;
}

export const DISCOVERY = '/.well-known/openid-configuration';

/** Endpoints that a page fetches. `/oauth/authorize` is a page itself: people go there. */
export const OAUTH_FETCHED = ['/oauth/token', '/oauth/revoke', '/oauth/token/info', DISCOVERY];

const NOT_FOUND = text(404, '<h1>404: Page not found</h1>', 'text/html');

/** The endpoints of OAuth that answer pages of any origin. */
export function answerOAuth(
  request: MockRequest,
  endpoint: OAuthEndpoint,
): MockResponse | Promise<MockResponse> {
  const { pathname } = locationOf(request);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (pathname === DISCOVERY && isRead) return discovery(endpoint);
  if (pathname === '/oauth/token/info' && isRead) return tokenInfo(request, endpoint);
  if (request.method !== 'POST') return NOT_FOUND;
  const form = new URLSearchParams(request.body ?? '');
  if (pathname === '/oauth/token') return giveToken(form, endpoint);
  if (pathname === '/oauth/revoke') return revoke(form, endpoint);
  return NOT_FOUND;
}

function discovery({ origin }: OAuthEndpoint): MockResponse {
  return json(200, {
    issuer: origin,
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    revocation_endpoint: `${origin}/oauth/revoke`,
    introspection_endpoint: `${origin}/oauth/introspect`,
    userinfo_endpoint: `${origin}/oauth/userinfo`,
    jwks_uri: `${origin}/oauth/discovery/keys`,
    scopes_supported: ['api', 'read_api', 'read_user', 'openid', 'profile', 'email'],
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['plain', 'S256'],
  });
}

/** The client of a request; one that has a secret and does not send it is none. */
function clientOf(form: URLSearchParams, { world }: OAuthEndpoint): OAuthApplication | null {
  const application = world.oauth.application(form.get('client_id'));
  return application && !application.confidential ? application : null;
}

async function giveToken(form: URLSearchParams, endpoint: OAuthEndpoint): Promise<MockResponse> {
  const type = form.get('grant_type');
  if (type === null) return missingParameter('grant_type');
  if (type !== 'authorization_code' && type !== 'refresh_token') {
    return oauthError('unsupported_grant_type');
  }
  const client = clientOf(form, endpoint);
  return type === 'refresh_token'
    ? refresh(form, client, endpoint)
    : exchange(form, client, endpoint);
}

/** Checked in Doorkeeper's order: parameters, client, grant, redirect URI, verifier. */
async function exchange(
  form: URLSearchParams,
  client: OAuthApplication | null,
  endpoint: OAuthEndpoint,
): Promise<MockResponse> {
  const { world, now } = endpoint;
  const code = form.get('code') ?? '';
  const grant = world.oauth.granted(code, now);
  const verifier = form.get('code_verifier') ?? '';
  if (form.get('redirect_uri') === null) return missingParameter('redirect_uri');
  if (grant && grant.challenge !== null && verifier === '') {
    return missingParameter('code_verifier');
  }
  if (client === null) return oauthError('invalid_client');
  const isMine = grant?.clientId === client.clientId;
  if (!grant || !isMine || grant.redirectUri !== form.get('redirect_uri')) {
    return oauthError('invalid_grant');
  }
  if (!(await verifies(verifier, grant))) return oauthError('invalid_grant');
  world.oauth.spend(code);
  return pairAnswer(issue(client, grant.userId, grant.scopes, endpoint), now);
}

async function verifies(verifier: string, { challenge, method }: OAuthGrant): Promise<boolean> {
  if (challenge === null) return true;
  if (method === 'plain') return verifier === challenge;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === challenge;
}

/** Both tokens of the old pair are dead at once: GitLab's table has no `previous_refresh_token`. */
function refresh(
  form: URLSearchParams,
  client: OAuthApplication | null,
  endpoint: OAuthEndpoint,
): MockResponse {
  const { world, now } = endpoint;
  const refreshToken = form.get('refresh_token');
  if (refreshToken === null) return missingParameter('refresh_token');
  if (client === null) return oauthError('invalid_client');
  const pair = world.oauth.byRefresh(refreshToken);
  if (!pair || pair.access.revoked || pair.clientId !== client.clientId) {
    return oauthError('invalid_grant');
  }
  const wanted = form.get('scope')?.split(' ') ?? pair.access.scopes;
  if (!wanted.every((scope) => pair.access.scopes.includes(scope))) {
    return oauthError('invalid_scope');
  }
  pair.access.revoked = true;
  return pairAnswer(issue(client, pair.access.userId, wanted, endpoint), now);
}

function issue(
  client: OAuthApplication,
  userId: number,
  scopes: readonly string[],
  { world, now }: OAuthEndpoint,
): OAuthPair {
  const user = world.user(userId);
  const access: WorldToken = {
    id: 90_000 + world.oauth.pairs().length,
    token: secret(),
    name: client.name,
    userId,
    role: user?.admin === true ? 'admin' : 'owner',
    scopes,
    expiresOn: null,
    expiresAt: now + world.oauth.lifetime * 1_000,
    createdAt: now,
    lastUsedAt: null,
    revoked: false,
    kind: 'oauth',
  };
  world.addToken(access);
  const pair = {
    clientId: client.clientId,
    access,
    refreshToken: secret(),
    expiresIn: world.oauth.lifetime,
  };
  world.oauth.keep(pair);
  return pair;
}

function pairAnswer({ access, refreshToken, expiresIn }: OAuthPair, now: number): MockResponse {
  const answer = json(200, {
    access_token: access.token,
    token_type: 'Bearer',
    expires_in: expiresIn,
    refresh_token: refreshToken,
    scope: access.scopes.join(' '),
    created_at: Math.floor(now / 1_000),
  });
  return withHeaders(answer, { 'Cache-Control': 'no-store', Pragma: 'no-cache' });
}

/** One row has both tokens, so either of them ends the pair. app/controllers/oauth/tokens_controller.rb */
function revoke(form: URLSearchParams, endpoint: OAuthEndpoint): MockResponse {
  const client = clientOf(form, endpoint);
  if (client === null) return oauthError('unauthorized_client');
  const token = form.get('token') ?? '';
  const { oauth } = endpoint.world;
  const pair = oauth.byAccess(token) ?? oauth.byRefresh(token);
  if (pair && pair.clientId !== client.clientId) return oauthError('unauthorized_client');
  if (pair) pair.access.revoked = true;
  return json(200, {});
}

function tokenInfo(request: MockRequest, { world, now }: OAuthEndpoint): MockResponse {
  const token = world.token(tokenText(request) ?? '');
  if (token?.kind !== 'oauth' || tokenState(token, now) !== 'active') {
    return oauthError('invalid_token');
  }
  const left = token.expiresAt === undefined ? null : Math.ceil((token.expiresAt - now) / 1_000);
  return json(200, {
    resource_owner_id: token.userId,
    scope: token.scopes,
    expires_in: left,
    application: { uid: world.oauth.byAccess(token.token)?.clientId ?? null },
    created_at: Math.floor(token.createdAt / 1_000),
    scopes: token.scopes,
    expires_in_seconds: left,
  });
}
