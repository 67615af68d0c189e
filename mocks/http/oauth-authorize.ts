import { authorizationErrorPage, CONSENT_POLICY, consentPage } from '../pages/consent-page';
import type { WorldUser } from '../world/model';
import type { OAuthApplication } from '../world/oauth';
import type { World } from '../world/world';
import { locationOf, text, withHeaders } from './message';
import type { MockRequest, MockResponse } from './message';
import type { OAuthEndpoint } from './oauth';
import { OAUTH_TEXTS } from './oauth-errors';

const page = (html: string, status = 200): MockResponse =>
  withHeaders(text(status, html, 'text/html'), { 'Content-Security-Policy': CONSENT_POLICY });

const IS_LOOPBACK = /^(127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Doorkeeper's `URIChecker.matches?`: the same text, or the same but for the port of a loopback address. */
function matches(uri: string, registered: string): boolean {
  if (uri === registered) return true;
  if (!URL.canParse(uri) || !URL.canParse(registered)) return false;
  const [a, b] = [new URL(uri), new URL(registered)];
  if (!IS_LOOPBACK.test(a.hostname) || !IS_LOOPBACK.test(b.hostname)) return false;
  a.port = '';
  b.port = '';
  return a.href === b.href;
}

type Asked = {
  readonly application: OAuthApplication;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
};

/** What was asked for, or what GitLab's own page says of it. Checked in Doorkeeper's order. */
function readRequest(asked: URLSearchParams, world: World): Asked | string {
  const clientId = asked.get('client_id');
  if (clientId === null) return 'Missing required parameter: client_id.';
  const application = world.oauth.application(clientId);
  if (!application) return OAUTH_TEXTS.invalid_client;
  const redirectUri = asked.get('redirect_uri') ?? '';
  const isRegistered = application.redirectUris.some((one) => matches(redirectUri, one));
  if (!isRegistered) return OAUTH_TEXTS.invalid_redirect_uri;
  const type = asked.get('response_type');
  if (type === null) return 'Missing required parameter: response_type.';
  if (type !== 'code') return OAUTH_TEXTS.unsupported_response_type;
  const scopes = (asked.get('scope') ?? 'api').split(' ');
  const isKnown = scopes.every((scope) => application.scopes.includes(scope));
  return isKnown ? { application, redirectUri, scopes } : OAUTH_TEXTS.invalid_scope;
}

/** Who may be signed in at GitLab: the owners of tokens, the main one first. */
function people(world: World): WorldUser[] {
  const ids = new Set(world.tokens.map(({ userId }) => userId));
  return [...ids].flatMap((id) => world.user(id) ?? []).filter(({ state }) => state === 'active');
}

/**
 * `/oauth/authorize`: the page that asks for consent, and its answer. In `new`, GitLab shows every error on a
 * page of its own and redirects for none. app/controllers/oauth/authorizations_controller.rb
 */
export function answerAuthorize(request: MockRequest, endpoint: OAuthEndpoint): MockResponse {
  const { world } = endpoint;
  const isAnswer = request.method === 'POST';
  const sent = isAnswer
    ? new URLSearchParams(request.body ?? '')
    : locationOf(request).searchParams;
  const read = readRequest(sent, world);
  if (typeof read === 'string') return page(authorizationErrorPage(read));
  const users = people(world);
  if (!isAnswer && !read.application.trusted) {
    const root = world.group(Number(sent.get('root_namespace_id')));
    return page(
      consentPage({
        application: read.application.name,
        scopes: read.scopes,
        asked: sent,
        users,
        signsOnAt: root?.fullName ?? null,
      }),
    );
  }
  if (sent.get('answer') === 'cancel') {
    return redirectTo(read.redirectUri, {
      error: 'access_denied',
      error_description: OAUTH_TEXTS.access_denied,
      state: sent.get('state'),
    });
  }
  const chosen = users.find(({ username }) => username === sent.get('user')) ?? users[0];
  if (!chosen) return page(authorizationErrorPage(OAUTH_TEXTS.access_denied));
  const code = world.oauth.grant({
    clientId: read.application.clientId,
    userId: chosen.id,
    redirectUri: read.redirectUri,
    scopes: read.scopes,
    challenge: sent.get('code_challenge'),
    method: sent.get('code_challenge_method') ?? 'plain',
    grantedAt: endpoint.now,
  });
  return redirectTo(read.redirectUri, { code, state: sent.get('state') });
}

function redirectTo(
  uri: string,
  parameters: Readonly<Record<string, string | null>>,
): MockResponse {
  const address = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) address.searchParams.set(name, value);
  }
  return { status: 302, headers: { Location: address.href }, body: '' };
}
