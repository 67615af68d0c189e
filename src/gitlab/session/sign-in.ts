import type { InstanceUrl } from './instance-url';
import { readCurrentUserAnswer } from '../transport/answers';
import { createCapabilities } from '../capabilities';
import type { CapabilityMemory } from '../capability-memory';
import { createClient } from '../transport/client';
import { asGatewayError } from '../transport/graphql-error';
import { SessionDocument } from '../generated/operations';
import type { Session } from './session';
import { asSignInFailure, SignInFailure } from './sign-in-failure';
import { readTokenInfo, type TokenInfo } from './token-info';
import { createTransport } from '../transport/transport';

/** Scopes that let a token ask GraphQL at all. */
const READING = ['api', 'read_api'];

export type SignInRequest = {
  readonly instance: InstanceUrl;
  readonly token: () => string | null;
  readonly onUnauthorized: () => void;
  /** Where it is remembered what this GitLab lacks. */
  readonly memory?: CapabilityMemory;
  readonly fetch?: typeof fetch;
};

/**
 * Checks a token against a GitLab and opens a session: the token's own facts, and side by side with them
 * who it is and which GitLab this is. Rejects with SignInFailure.
 */
export async function openSession(request: SignInRequest): Promise<Session> {
  const transport = createTransport(request);
  const capabilities = createCapabilities(request.memory);
  const client = createClient(transport, capabilities);
  try {
    const asking = client.query({ query: SessionDocument });
    // The token's own facts explain a failure best, so they are read first; the other failure waits.
    asking.catch(() => undefined);
    const info = await readTokenInfo(transport);
    refuseUnusable(info);
    const { data } = await asking;
    // GitLab answers an anonymous caller with no current user instead of refusing.
    if (!data?.currentUser) throw new SignInFailure('token-rejected');
    const { id, username, name, avatarUrl, admin } = readCurrentUserAnswer(data.currentUser);
    const version = readVersion(data.metadata?.version);
    capabilities.meet(version);
    return {
      instance: request.instance,
      user: { id, username, name, avatarUrl, isAdmin: admin },
      scopes: info?.scopes ?? null,
      canWrite: info === null || info.scopes.includes('api'),
      tokenExpiresOn: info?.expiresOn ?? null,
      version,
      capabilities,
      features: capabilities.features,
      client,
      transport,
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
