import type { ApolloClient } from '@apollo/client';
import * as v from 'valibot';
import { GatewayError } from '../../domain/gateway-error';
import { isPageSecure } from '../../lib/page-secure';
import { openTabChannel, type TabChannel } from '../../lib/tab-channel';
import type { Capabilities, InstanceFeatures } from '../capabilities';
import type { Transport } from '../transport/transport';
import type { InstanceUrl } from './instance-url';

export type SessionUser = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  /** Null where this GitLab does not report it, or not to this token. */
  readonly isAdmin: boolean | null;
};

/** A user signed in to one GitLab. It never holds the token: the vault does. */
export type Session = {
  readonly instance: InstanceUrl;
  readonly user: SessionUser;
  readonly rights: TokenRights;
  /** Whether seats can be changed: not before `rights` are known, and never on a page that came over plain http. */
  readonly canWrite: boolean;
  /** Such as `18.5.1-ee`; null where not reported. */
  readonly version: string | null;
  readonly capabilities: Capabilities;
  /** Those of `capabilities`: as believed at the time of each reading. */
  readonly features: InstanceFeatures;
  readonly client: ApolloClient;
  readonly transport: Transport;
};

/**
 * What GitLab says about the token. It is asked beside everything else and holds nothing up, so it can be
 * `asking` for a while.
 */
export type TokenRights =
  | 'asking'
  | {
      readonly kind: TokenKind;
      /** Null where GitLab does not report the scopes (an old instance, or no personal access token). */
      readonly scopes: readonly string[] | null;
      /** The last day on which the token works; null for none, or not reported. */
      readonly expiresOn: string | null;
    };

/**
 * - `personal`: a classic personal access token.
 * - `fine-grained`: a personal access token that was granted single permissions. GitLab has none for purchases.
 * - `oauth`: GitLab gave it to this page, or a person has it from elsewhere.
 */
export type TokenKind = 'personal' | 'fine-grained' | 'oauth' | 'unknown';

/** The session with the rights of its token. Of unknown scopes it is GitLab that refuses what they do not allow. */
export function withRights(session: Session, rights: TokenRights): Session {
  const mayWrite =
    rights !== 'asking' &&
    rights.kind !== 'fine-grained' &&
    (rights.scopes === null || rights.scopes.includes('api'));
  // Without locks two tabs could run on the same seats, and each take the other's run for an interrupted one.
  return { ...session, rights, canWrite: mayWrite && isPageSecure() };
}

const News = v.variant('kind', [
  v.object({
    kind: v.picklist(['signed-out', 'locked']),
    instance: v.string(),
    userId: v.string(),
  }),
  v.object({ kind: v.literal('forgotten') }),
]);

/**
 * Messages between the tabs of this origin: that a user of an instance signed out or locked a tab, or
 * that everything this browser kept is gone. Never a token.
 */
export type SessionNews = v.InferOutput<typeof News>;

export function openSessionNews(): TabChannel<SessionNews> {
  return openTabChannel('duo-seats:session', (value): value is SessionNews => v.is(News, value));
}

/** Why a sign-in failed, by what the person can do about it. */
export type SignInFailureCode =
  | 'unreachable'
  | 'not-gitlab'
  /** A GitLab, which answered what was asked with an error of its own. */
  | 'refused'
  | 'token-rejected'
  | 'token-expired'
  | 'token-revoked'
  | 'token-scope'
  | 'token-other-user'
  | 'token-fine-grained'
  | 'forbidden'
  | 'rate-limited'
  | 'server-error'
  /** A part of this very page could not be loaded. */
  | 'app-incomplete'
  | 'unknown';

export class SignInFailure extends Error {
  override readonly name = 'SignInFailure';

  constructor(
    readonly code: SignInFailureCode,
    readonly details: {
      readonly scopes?: readonly string[];
      readonly status?: number;
      readonly requestId?: string;
      /** GitLab's own text. */
      readonly said?: string;
      readonly username?: string;
    } = {},
  ) {
    super(code);
  }
}

/** Why signing in failed, from what was thrown. */
export function asSignInFailure(error: unknown): SignInFailure {
  if (error instanceof SignInFailure) return error;
  if (!(error instanceof GatewayError)) return new SignInFailure('unknown');
  const { status, requestId, said } = error.details;
  const details = {
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(said === undefined ? {} : { said }),
  };
  // Top-level errors of GraphQL come with HTTP 200, so without a status: only a GitLab answers like that.
  if (said !== undefined && status === undefined) return new SignInFailure('refused', details);
  switch (error.kind) {
    case 'auth':
      if (/expired/i.test(error.message)) return new SignInFailure('token-expired', details);
      if (/revoked/i.test(error.message)) return new SignInFailure('token-revoked', details);
      return new SignInFailure('token-rejected', details);
    case 'network':
    case 'canceled':
      return new SignInFailure('unreachable', details);
    case 'rate':
      return new SignInFailure('rate-limited', details);
    case 'server':
      return new SignInFailure('server-error', details);
    default:
      if (status === 403) return new SignInFailure('forbidden', details);
      return new SignInFailure(
        status === 422 && said !== undefined ? 'refused' : 'not-gitlab',
        details,
      );
  }
}
