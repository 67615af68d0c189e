import * as v from 'valibot';
import { asGatewayError, GatewayError } from '../../domain/gateway-error';
import { createCapabilities, createCapabilityMemory } from '../capabilities';
import { SessionDocument } from '../generated/operations';
import { OWNED_GROUPS } from '../groups';
import { readCurrentUserAnswer } from '../transport/answers';
import { createClient } from '../transport/client';
import {
  createTransport,
  TOKEN_SELF,
  type Transport,
  type TransportOptions,
} from '../transport/transport';
import { createTokenRenewal, type RenewalPorts } from './oauth/token-renewal';
import { createFirstQuestions } from './first-questions';
import { type InstanceUrl, isDemoInstance } from './instance-url';
import {
  asSignInFailure,
  type Session,
  SignInFailure,
  type TokenKind,
  type TokenRights,
  withRights,
} from './session';
import { ownerOf, type StoragePort } from './token-vault';

/** Scopes that let a token ask GraphQL at all. */
const READING = ['api', 'read_api'];

export type SignInRequest = {
  readonly instance: InstanceUrl;
  readonly token: () => string | null;
  /** What GitLab said with the token that it gave by OAuth; missing for one that a person pasted. */
  readonly scopes?: readonly string[] | undefined;
  /** Where the pair of an OAuth sign-in lives; a pasted token has none. */
  readonly vault?: RenewalPorts['vault'];
  readonly onUnauthorized: () => void;
  /** Where it is remembered what this GitLab lacks and was asked first; nothing of it is secret. */
  readonly browser?: StoragePort;
  readonly fetch?: typeof fetch;
};

export type OpenedSession = {
  /** Its rights are `asking` where GitLab has said who it is sooner than what the token may do. */
  readonly session: Session;
  /** The same with its rights. Never rejects. */
  readonly known: Promise<Session>;
};

/**
 * Checks a token against a GitLab and opens a session. What the first page needs is asked side by side: who
 * it is and which GitLab this is, the token's own facts, and the groups that the user owns, which wait in the
 * client's cache. Rejects with SignInFailure.
 */
export async function openSession(request: SignInRequest): Promise<OpenedSession> {
  const { instance, browser = null } = request;
  // Its code is needed in an hour or two, and when the person signs out.
  if (request.scopes) import('./oauth/protocol').catch(() => undefined);
  const transport = createTransport({ ...request, ...renewalOf(request) });
  const capabilities = createCapabilities(createCapabilityMemory(browser, instance));
  let owner: string | null = null;
  const questions = createFirstQuestions(isDemoInstance(instance) ? null : browser, () => owner);
  const client = createClient(transport, capabilities, questions);
  try {
    const answering = client.query({ query: SessionDocument });
    let rights: TokenRights = 'asking';
    const telling = tokenInfo(transport, request.scopes).then(
      (info): Settled => ({ info, error: null }),
      (error: unknown): Settled => ({ info: null, error }),
    );
    const knowing = telling.then(({ info }) => (rights = rightsOf(info)));
    // The page that lists them asks again and says what went wrong.
    client.query(OWNED_GROUPS).catch(() => undefined);
    const { data } = await answering.catch(async (error: unknown): Promise<never> => {
      // The token's own facts explain a failure best.
      const settled = await telling;
      refuseUnusable(settled.info);
      throw settled.error ?? error;
    });
    if (!data?.currentUser) {
      refuseUnusable((await telling).info);
      // GitLab answers an anonymous caller with no current user instead of refusing.
      throw new SignInFailure('token-rejected');
    }
    const { id, username, name, avatarUrl, admin } = readCurrentUserAnswer(data.currentUser);
    const version = readVersion(data.metadata?.version);
    capabilities.meet(version);
    owner = ownerOf(instance, id);
    const session: Session = {
      instance,
      user: { id, username, name, avatarUrl, isAdmin: admin },
      rights: 'asking',
      canWrite: false,
      version,
      capabilities,
      features: capabilities.features,
      client,
      transport,
    };
    return {
      session: withRights(session, rights),
      known: knowing.then((told) => withRights(session, told)),
    };
  } catch (error) {
    if (error instanceof SignInFailure) throw error;
    throw asSignInFailure(asGatewayError(error));
  }
}

function renewalOf({
  instance,
  vault,
  onUnauthorized,
}: SignInRequest): Pick<TransportOptions, 'renewal'> {
  if (!vault) return {};
  const loadProtocol = () => import('./oauth/protocol');
  return {
    renewal: createTokenRenewal(instance, {
      vault,
      onRefused: onUnauthorized,
      async ask(at, grant) {
        const protocol = await loadProtocol().catch(() => null);
        return protocol ? protocol.renewPair(at, grant) : 'network';
      },
      revoke(at, credential) {
        loadProtocol().then(
          ({ revokePair }) => revokePair(at, credential),
          () => undefined,
        );
      },
    }),
  };
}

type Settled = { readonly info: TokenInfo | null; readonly error: unknown };

function rightsOf(info: TokenInfo | null): TokenRights {
  return {
    kind: info?.kind ?? 'unknown',
    scopes: info?.scopes ?? null,
    expiresOn: info?.expiresOn ?? null,
  };
}

/** Text that could be anything: used only where it has the form of a version. */
function readVersion(version: unknown): string | null {
  return typeof version === 'string' && /^\d[\w.+-]{0,40}$/.test(version) ? version : null;
}

function refuseUnusable(info: TokenInfo | null): void {
  if (info === null) return;
  // One that may not even say who its user is.
  if (info.kind === 'fine-grained') throw new SignInFailure('token-fine-grained');
  if (info.revoked) throw new SignInFailure('token-revoked');
  if (!info.active) throw new SignInFailure('token-expired');
  const { scopes } = info;
  if (scopes !== null && !scopes.some((scope) => READING.includes(scope))) {
    throw new SignInFailure('token-scope', { scopes });
  }
}

/** What GitLab reports about the token itself. */
type TokenInfo = {
  readonly kind: TokenKind;
  /** Null where GitLab does not say. */
  readonly scopes: readonly string[] | null;
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

/** What is known of a token that GitLab gave by OAuth, which no endpoint has to be asked for. */
async function tokenInfo(
  transport: Transport,
  scopes: readonly string[] | undefined,
): Promise<TokenInfo | null> {
  return scopes ? { ...ALIVE, kind: 'oauth', scopes } : readTokenInfo(transport);
}

const ALIVE = { active: true, revoked: false, expiresOn: null } as const;

/** GitLab's code for what a fine-grained token was not granted. A classic one has to be granted nothing here. */
const NOT_GRANTED = 'insufficient_granular_scope';

/**
 * Asks GitLab about the token in use; null where GitLab does not say (a GitLab without this endpoint or with
 * another answer), which is no error. Rejects with GatewayError otherwise.
 */
export async function readTokenInfo(transport: Transport): Promise<TokenInfo | null> {
  let response: Response;
  try {
    response = await transport.send(TOKEN_SELF);
  } catch (error) {
    const { status = 0, code } = error instanceof GatewayError ? error.details : {};
    if (code === NOT_GRANTED) return { ...ALIVE, kind: 'fine-grained', scopes: null };
    // "This endpoint requires token type to be a personal access token."
    if (status === 400) return { ...ALIVE, kind: 'oauth', scopes: null };
    const unknown = [403, 404].includes(status);
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
  const kind = scopes.includes('granular') ? 'fine-grained' : 'personal';
  return { kind, active, revoked, scopes, expiresOn: expires_at };
}
