import type { WorldToken } from './model';

/** What `POST /oauth/…` knows an application by. */
export interface OAuthApplication {
  readonly clientId: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
  /** Only a client with a secret may exchange a code then, and a page in a browser has none. */
  readonly confidential: boolean;
  /** Asks nobody for consent. */
  readonly trusted: boolean;
}

/** Works from any port of this computer: GitLab takes each port of a loopback address (RFC 8252, 7.3). */
export const DEFAULT_APPLICATION: OAuthApplication = {
  clientId: 'demo-application-of-duo-seats',
  name: 'Duo Seats',
  redirectUris: ['http://127.0.0.1/sign-in'],
  scopes: ['api', 'read_api'],
  confidential: false,
  trusted: false,
};

/** Consent that has not been exchanged yet. */
export interface OAuthGrant {
  readonly clientId: string;
  readonly userId: number;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Of the verifier; null where the client sent none. */
  readonly challenge: string | null;
  readonly method: string;
  readonly grantedAt: number;
}

/** A pair: the access token, and what replaces it. */
export interface OAuthPair {
  readonly clientId: string;
  readonly access: WorldToken;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

const CODE_LIVES_MS = 10 * 60_000;
/** An administrator may lower it to 300. */
const DEFAULT_LIFETIME_S = 7_200;

/** Applications, codes and pairs of one GitLab. */
export class OAuthRecords {
  applications: readonly OAuthApplication[] = [DEFAULT_APPLICATION];
  /** Seconds that an access token works. */
  lifetime = DEFAULT_LIFETIME_S;
  private readonly codes = new Map<string, OAuthGrant>();
  private readonly byRefreshToken = new Map<string, OAuthPair>();
  private readonly byAccessToken = new Map<string, OAuthPair>();

  application(clientId: string | null): OAuthApplication | undefined {
    return this.applications.find((one) => one.clientId === clientId);
  }

  grant(grant: OAuthGrant): string {
    const code = secret();
    this.codes.set(code, grant);
    return code;
  }

  /** What a code stands for, for ten minutes. */
  granted(code: string, now: number): OAuthGrant | undefined {
    const grant = this.codes.get(code);
    return grant && now - grant.grantedAt < CODE_LIVES_MS ? grant : undefined;
  }

  /** A code works once. */
  spend(code: string): void {
    this.codes.delete(code);
  }

  keep(pair: OAuthPair): void {
    this.byRefreshToken.set(pair.refreshToken, pair);
    this.byAccessToken.set(pair.access.token, pair);
  }

  /** Dead pairs too. */
  byRefresh(refreshToken: string): OAuthPair | undefined {
    return this.byRefreshToken.get(refreshToken);
  }

  byAccess(token: string): OAuthPair | undefined {
    return this.byAccessToken.get(token);
  }

  pairs(): readonly OAuthPair[] {
    return [...this.byAccessToken.values()];
  }
}

/** 64 hexadecimal digits, as GitLab's. */
export function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
