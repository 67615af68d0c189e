import type { ApolloClient } from '@apollo/client';
import type { Capabilities, InstanceFeatures } from '../capabilities';
import type { InstanceUrl } from './instance-url';
import type { Transport } from '../transport/transport';

export type SessionUser = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  /** Null where this GitLab does not tell, or not to this token. */
  readonly isAdmin: boolean | null;
};

/** A person signed in to one GitLab. It never holds the token: the vault does. */
export type Session = {
  readonly instance: InstanceUrl;
  readonly user: SessionUser;
  /** Null where GitLab does not tell the scopes (an old instance, or no personal access token). */
  readonly scopes: readonly string[] | null;
  /** False when the token is known to read only, and on a page that came over plain http. */
  readonly canWrite: boolean;
  /** The last day on which the token works; null for none, or not told. */
  readonly tokenExpiresOn: string | null;
  /** Such as `18.5.1-ee`; null where not told. */
  readonly version: string | null;
  readonly capabilities: Capabilities;
  /** Those of `capabilities`: as believed at the time of each reading. */
  readonly features: InstanceFeatures;
  readonly client: ApolloClient;
  readonly transport: Transport;
};
