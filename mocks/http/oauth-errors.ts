import { json, withHeaders } from './message';
import type { MockResponse } from './message';

/** Doorkeeper's texts, as GitLab has them. config/locales/doorkeeper.en.yml */
export const OAUTH_TEXTS = {
  access_denied: 'The resource owner or authorization server denied the request.',
  invalid_client:
    'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
  invalid_grant:
    'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  invalid_redirect_uri: 'The redirect URI included is not valid.',
  invalid_request:
    'The request is missing a required parameter, includes an unsupported parameter value, or is otherwise malformed.',
  invalid_scope: 'The requested scope is invalid, unknown, or malformed.',
  invalid_token: 'The access token is invalid',
  unauthorized_client: 'You are not authorized to revoke this token',
  unsupported_grant_type:
    'The authorization grant type is not supported by the authorization server.',
  unsupported_response_type: 'The authorization server does not support this response type.',
} as const;

export type OAuthError = keyof typeof OAUTH_TEXTS;

const STATUS: Partial<Readonly<Record<OAuthError, number>>> = {
  invalid_client: 401,
  invalid_token: 401,
  unauthorized_client: 403,
};

export function oauthError(error: OAuthError, text: string = OAUTH_TEXTS[error]): MockResponse {
  const status = STATUS[error] ?? 400;
  const answer = withHeaders(json(status, { error, error_description: text }), {
    'Cache-Control': 'no-store, no-cache',
  });
  if (status !== 401) return answer;
  return withHeaders(answer, {
    'WWW-Authenticate': `Bearer realm="Doorkeeper", error="${error}", error_description="${text}"`,
  });
}

export const missingParameter = (name: string): MockResponse =>
  oauthError('invalid_request', `Missing required parameter: ${name}.`);
