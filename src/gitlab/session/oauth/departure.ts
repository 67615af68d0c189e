import type { OAuthApplication } from '../../app-config';
import type { StoragePort } from '../token-vault';
import { OAuthFailure } from './oauth-failure';
import { keepPending, type Pending } from './pending';
import { authorizationAddress, newSecrets, redirectUriOf } from './protocol';

type Departure = Pick<Pending, 'keep' | 'from' | 'purpose'> & {
  readonly storage: StoragePort;
  /** Asks for the right to look alone. */
  readonly readOnly: boolean;
};

/** Leaves this page for GitLab's, which leads back with an answer. Rejects with OAuthFailure. */
export async function depart(application: OAuthApplication, departure: Departure): Promise<void> {
  const { storage, readOnly, keep, from, purpose } = departure;
  const { instance, clientId } = application;
  const scope = readOnly ? 'read_api' : 'api';
  const secrets = newSecrets();
  const request = { ...secrets, scope, redirectUri: redirectUriOf() };
  const address = await authorizationAddress(application, request);
  const pending = { ...secrets, instance, clientId, scope, keep, from, purpose };
  if (!keepPending(storage, { ...pending, begunAt: Date.now() })) throw new OAuthFailure('storage');
  window.location.assign(address);
}
