import * as oauth from 'oauth4webapi';
import { safeText } from '../../../lib/safe-text';
import type { OAuthApplication } from '../../app-config';
import type { InstanceUrl } from '../instance-url';
import type { Credential } from '../token-vault';
import { OAuthFailure } from './oauth-failure';
import type { OAuthGrant } from './oauth-grant';
import type { Renewed } from './token-renewal';

/** Where to ask, as a rule within a second. */
const DISCOVERY_MS = 4_000;
const ANSWER_MS = 20_000;
const MOST_SAID = 300;

/** GitLab's own lifetime, where an answer names none. */
const DEFAULT_LIFETIME_S = 7_200;
/** A pair is renewed so long before it ends, or a fifth of its life before. */
const MOST_AHEAD_S = 120;

/** What the library would ask with. */
type Asked = {
  readonly body?: URLSearchParams | string | null | undefined;
  readonly headers: Record<string, string>;
  readonly method: string;
};

type Asking = { readonly signal: AbortSignal; readonly keepalive?: boolean };

/**
 * By the rules of every other request: no cookies, no referrer, no cache, no redirect. And without a header of our
 * own, as GitLab's rules for other origins allow none here.
 */
function bare(instance: InstanceUrl, { signal, keepalive = false }: Asking) {
  return {
    signal,
    [oauth.customFetch]: (address: string, { body = null, headers, method }: Asked) =>
      fetch(instance.startsWith('http:') ? address.replace(/^https:/, 'http:') : address, {
        method,
        headers,
        body,
        signal,
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        keepalive,
      }),
  };
}

/**
 * The library asks over https alone. GitLab on this computer is asked over http all the same, and by
 * `parseInstanceUrl` no other.
 */
const overHttps = (address: string): string => address.replace(/^http:/, 'https:');

const servers = new Map<InstanceUrl, Promise<oauth.AuthorizationServer>>();

/** Where this GitLab has its endpoints: what it says itself, or where every GitLab has them. */
function serverOf(instance: InstanceUrl): Promise<oauth.AuthorizationServer> {
  const known = servers.get(instance) ?? discover(instance);
  servers.set(instance, known);
  return known;
}

const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'revocation_endpoint'] as const;

async function discover(instance: InstanceUrl): Promise<oauth.AuthorizationServer> {
  const usual: oauth.AuthorizationServer = {
    issuer: instance,
    authorization_endpoint: `${instance}/oauth/authorize`,
    token_endpoint: overHttps(`${instance}/oauth/token`),
    revocation_endpoint: overHttps(`${instance}/oauth/revoke`),
  };
  try {
    const issuer = new URL(overHttps(instance));
    const asking = bare(instance, { signal: AbortSignal.timeout(DISCOVERY_MS) });
    const response = await oauth.discoveryRequest(issuer, asking);
    const found = await oauth.processDiscoveryResponse(issuer, response);
    // A code and a token go to no other host than the person named.
    const isHere = ENDPOINTS.every((name) => {
      const address = found[name];
      return (
        typeof address === 'string' &&
        URL.canParse(address) &&
        new URL(address).origin === issuer.origin
      );
    });
    return isHere ? found : usual;
  } catch {
    return usual;
  }
}

/** Secrets of one sign-in. A verifier of the library has 43 characters; GitLab counts those below 64 as weak. */
export function newSecrets(): { readonly state: string; readonly verifier: string } {
  const verifier = oauth.generateRandomCodeVerifier() + oauth.generateRandomCodeVerifier();
  return { state: oauth.generateRandomState(), verifier };
}

type AuthorizationRequest = {
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string;
  readonly verifier: string;
};

/** The page of GitLab that asks for consent. */
export async function authorizationAddress(
  { instance, clientId, rootNamespaceId }: OAuthApplication,
  { redirectUri, scope, state, verifier }: AuthorizationRequest,
): Promise<string> {
  const server = await serverOf(instance);
  const address = new URL(server.authorization_endpoint ?? '');
  const parameters = {
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(rootNamespaceId === null ? {} : { root_namespace_id: String(rootNamespaceId) }),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}

/**
 * The tokens for GitLab's answer to `authorizationAddress`. Rejects with OAuthFailure.
 * @param answer the query that GitLab led back with.
 */
export async function exchangeAnswer(
  { instance, clientId }: Pick<OAuthApplication, 'instance' | 'clientId'>,
  { redirectUri, scope, state, verifier }: AuthorizationRequest,
  answer: string,
): Promise<Credential> {
  const server = await serverOf(instance);
  const client = { client_id: clientId };
  try {
    const asked = new URLSearchParams(answer);
    const parameters = oauth.validateAuthResponse(server, client, asked, state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      redirectUri,
      verifier,
      bare(instance, { signal: AbortSignal.timeout(ANSWER_MS) }),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response);
    return credentialOf(tokens, clientId, scope);
  } catch (error) {
    throw failureOf(error);
  }
}

/** The next pair for this one. Never rejects. */
export async function renewPair(instance: InstanceUrl, grant: OAuthGrant): Promise<Renewed> {
  const { clientId, refreshToken, scopes } = grant;
  if (refreshToken === null) return 'refused';
  const server = await serverOf(instance);
  const client = { client_id: clientId };
  try {
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      refreshToken,
      {
        ...bare(instance, { signal: AbortSignal.timeout(ANSWER_MS) }),
        additionalParameters: { redirect_uri: redirectUriOf() },
      },
    );
    const tokens = await oauth.processRefreshTokenResponse(server, client, response);
    return credentialOf(tokens, clientId, scopes.join(' '));
  } catch (error) {
    const status = statusOf(error);
    if (status === null) return 'network';
    // Too many requests, and what goes wrong in GitLab itself, says nothing about the pair.
    return status === 429 || status >= 500 ? 'server' : 'refused';
  }
}

/** Ends a pair at GitLab: either token stands for both. Whether that worked. */
export async function revokePair(
  instance: InstanceUrl,
  { token, grant }: Credential,
): Promise<boolean> {
  if (!grant) return false;
  const server = await serverOf(instance);
  const asking = bare(instance, { signal: AbortSignal.timeout(ANSWER_MS), keepalive: true });
  try {
    const client = { client_id: grant.clientId };
    const response = await oauth.revocationRequest(server, client, oauth.None(), token, asking);
    await oauth.processRevocationResponse(response);
    return true;
  } catch {
    return false;
  }
}

/** Where GitLab leads back to: the same for every sign-in, as it has to be registered. */
export function redirectUriOf(): string {
  return new URL(`${import.meta.env.BASE_URL}sign-in`, window.location.origin).href;
}

function credentialOf(
  tokens: oauth.TokenEndpointResponse,
  clientId: string,
  asked: string,
): Credential {
  const lifetime = tokens.expires_in ?? DEFAULT_LIFETIME_S;
  const expiresAt = Date.now() + lifetime * 1_000;
  const grant: OAuthGrant = {
    clientId,
    refreshToken: tokens.refresh_token ?? null,
    scopes: (tokens.scope ?? asked).split(' '),
    expiresAt,
    renewAt: expiresAt - Math.min(MOST_AHEAD_S, lifetime / 5) * 1_000,
  };
  return { token: tokens.access_token, grant };
}

/** Of an answer that was no success; null where there was none to read. */
function statusOf(error: unknown): number | null {
  if (error instanceof oauth.ResponseBodyError) return error.status;
  if (error instanceof oauth.WWWAuthenticateChallengeError) return error.status;
  if (error instanceof oauth.OperationProcessingError && error.cause instanceof Response) {
    return error.cause.status;
  }
  return null;
}

function failureOf(error: unknown): OAuthFailure {
  const said = saidBy(error);
  if (error instanceof oauth.AuthorizationResponseError) {
    return new OAuthFailure(error.error === 'access_denied' ? 'denied' : 'refused', said);
  }
  if (error instanceof oauth.ResponseBodyError) {
    if (error.error === 'invalid_grant') return new OAuthFailure('stale', said);
    return new OAuthFailure(error.error === 'invalid_client' ? 'client' : 'refused', said);
  }
  const status = statusOf(error);
  if (status === 401) return new OAuthFailure('client');
  if (status !== null) return new OAuthFailure('refused', `HTTP ${status}`);
  const isOurs = error instanceof oauth.OperationProcessingError;
  return new OAuthFailure(isOurs ? 'unexpected' : 'blocked');
}

function saidBy(error: unknown): string | null {
  const isAnswer =
    error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError;
  return isAnswer ? safeText(error.error_description ?? error.error, MOST_SAID) : null;
}
