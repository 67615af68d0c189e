import * as v from 'valibot';

/** What comes with an access token that GitLab gave by OAuth. Of the two tokens it holds the one that renews. */
export const OAuthGrant = v.object({
  clientId: v.string(),
  /** Null where GitLab gave none: then the access token cannot be renewed. */
  refreshToken: v.nullable(v.string()),
  scopes: v.array(v.string()),
  /** By this computer's clock, in milliseconds. */
  expiresAt: v.number(),
  /** From then on the pair is renewed before the next request. */
  renewAt: v.number(),
});

export type OAuthGrant = Readonly<v.InferOutput<typeof OAuthGrant>>;
