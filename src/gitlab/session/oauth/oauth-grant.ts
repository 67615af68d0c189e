/** What comes with an access token that GitLab gave by OAuth. Of the two tokens it holds the one that renews. */
export type OAuthGrant = {
  readonly clientId: string;
  /** Null where GitLab gave none: then the access token cannot be renewed. */
  readonly refreshToken: string | null;
  readonly scopes: readonly string[];
  /** By this computer's clock, in milliseconds. */
  readonly expiresAt: number;
  /** From then on the pair is renewed before the next request. */
  readonly renewAt: number;
};

/** What the vault wrote itself; anything else is no grant. */
export function isOAuthGrant(value: unknown): boolean {
  const { scopes, renewAt } = (value ?? {}) as Partial<OAuthGrant>;
  return Array.isArray(scopes) && typeof renewAt === 'number';
}
