import type { InstanceUrl } from './instance-url';
import { readPersonAnswer } from './answers';
import { createClient, createPruner } from './client';
import { asGatewayError } from './graphql-error';
import { missingParts, readFeatures } from './features';
import { CapabilitiesDocument, SessionDocument } from './generated/operations';
import type { Session } from './session';
import { asSignInFailure, SignInFailure } from './sign-in-failure';
import { readTokenInfo, type TokenInfo } from './token-info';
import { createTransport } from './transport';

/** Scopes that let a token ask GraphQL at all. */
const READING = ['api', 'read_api'];

export type SignInRequest = {
  readonly instance: InstanceUrl;
  readonly token: () => string | null;
  readonly onUnauthorized: () => void;
  readonly fetch?: typeof fetch;
};

/**
 * Checks a token against a GitLab and opens a session: two round trips, the token's own facts and the
 * schema probe side by side, then who it is. Rejects with SignInFailure.
 */
export async function openSession(request: SignInRequest): Promise<Session> {
  const transport = createTransport(request);
  const client = createClient(transport);
  try {
    const probing = client.query({ query: CapabilitiesDocument });
    // The token's own facts explain a failure best, so they are read first; the probe's failure waits.
    probing.catch(() => undefined);
    const info = await readTokenInfo(transport);
    refuseUnusable(info);
    const { data: probe } = await probing;
    if (!probe) throw new SignInFailure('not-gitlab');
    const features = readFeatures(probe);
    const prune = createPruner(missingParts(features));
    const { data } = await client.query({ query: prune(SessionDocument) });
    // GitLab answers an anonymous caller with no current user instead of refusing.
    if (!data?.currentUser) throw new SignInFailure('token-rejected');
    const { id, username, name, avatarUrl, admin } = readPersonAnswer(data.currentUser);
    return {
      instance: request.instance,
      user: {
        id,
        username,
        name,
        avatarUrl,
        // Left out of the question where this GitLab does not know the field.
        isAdmin: features.adminFlag ? admin : null,
      },
      scopes: info?.scopes ?? null,
      canWrite: info === null || info.scopes.includes('api'),
      tokenExpiresOn: info?.expiresOn ?? null,
      version: readVersion(data.metadata?.version),
      features,
      client,
      transport,
      prune,
    };
  } catch (error) {
    if (error instanceof SignInFailure) throw error;
    throw asSignInFailure(asGatewayError(error));
  }
}

/** Text that could be anything: shown, and compared, only where it looks like a version. */
function readVersion(version: unknown): string | null {
  return typeof version === 'string' && /^\d[\w.+-]{0,40}$/.test(version) ? version : null;
}

function refuseUnusable(info: TokenInfo | null): void {
  if (info === null) return;
  if (info.revoked) throw new SignInFailure('token-revoked');
  if (!info.active) throw new SignInFailure('token-expired');
  if (!info.scopes.some((scope) => READING.includes(scope))) {
    throw new SignInFailure('token-scope', { scopes: info.scopes });
  }
}
