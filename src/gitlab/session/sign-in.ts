import * as v from 'valibot';
import { asGatewayError, GatewayError } from '../../domain/gateway-error';
import { createCapabilities, createCapabilityMemory } from '../capabilities';
import { SessionDocument } from '../generated/operations';
import { readCurrentUserAnswer } from '../transport/answers';
import { createClient } from '../transport/client';
import { createTransport, type Transport } from '../transport/transport';
import type { InstanceUrl } from './instance-url';
import { asSignInFailure, type Session, SignInFailure } from './session';
import type { StoragePort } from './token-vault';

/** Scopes that let a token ask GraphQL at all. */
const READING = ['api', 'read_api'];

export type SignInRequest = {
  readonly instance: InstanceUrl;
  readonly token: () => string | null;
  readonly onUnauthorized: () => void;
  /** Where it is remembered what this GitLab lacks; nothing of it is secret. */
  readonly browser?: StoragePort;
  readonly fetch?: typeof fetch;
};

/**
 * Checks a token against a GitLab and opens a session: the token's own facts, and side by side with them
 * who it is and which GitLab this is. Rejects with SignInFailure.
 */
export async function openSession(request: SignInRequest): Promise<Session> {
  const transport = createTransport(request);
  const capabilities = createCapabilities(
    createCapabilityMemory(request.browser ?? null, request.instance),
  );
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

/** Text that could be anything: used only where it has the form of a version. */
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

/** What GitLab reports about the token itself. */
type TokenInfo = {
  readonly scopes: readonly string[];
  readonly active: boolean;
  readonly revoked: boolean;
  /** The last day on which it works, `YYYY-MM-DD`; null for no end. */
  readonly expiresOn: string | null;
};

const Answer = v.object({
  active: v.boolean(),
  revoked: v.boolean(),
  expires_at: v.nullish(v.string(), null),
  scopes: v.array(v.string()),
});

/**
 * Asks GitLab about the token in use; null where GitLab does not say (an OAuth token, a fine-grained one that
 * may not ask, a GitLab without this endpoint or with another answer), which is no error. Rejects with
 * GatewayError otherwise.
 * @see https://docs.gitlab.com/api/personal_access_tokens/#self-inform
 */
export async function readTokenInfo(transport: Transport): Promise<TokenInfo | null> {
  let response: Response;
  try {
    response = await transport.send('/api/v4/personal_access_tokens/self');
  } catch (error) {
    const { status = 0 } = error instanceof GatewayError ? error.details : {};
    const unknown = [400, 403, 404].includes(status);
    if (unknown) return null;
    throw error;
  }
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    throw new GatewayError('schema', 'Not a GitLab answer', { status: response.status });
  }
  const parsed = v.safeParse(Answer, body);
  if (!parsed.success) return null;
  const { active, revoked, expires_at, scopes } = parsed.output;
  return { active, revoked, scopes, expiresOn: expires_at };
}
