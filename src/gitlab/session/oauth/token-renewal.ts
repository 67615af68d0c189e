import { GatewayError } from '../../../domain/gateway-error';
import { isPageSecure } from '../../../lib/page-secure';
import type { TokenRenewal } from '../../transport/transport';
import type { InstanceUrl } from '../instance-url';
import type { Credential, TokenVault } from '../token-vault';
import type { OAuthGrant } from './oauth-grant';

/** After a renewal that GitLab did not answer, requests go on with the old token for so long. */
const PAUSE_MS = 15_000;

/** Why a pair could not be renewed: GitLab refuses it for good, or there was no answer to go by. */
type RenewalFailure = 'refused' | 'network' | 'server';

export type Renewed = Credential | RenewalFailure;

export type RenewalPorts = {
  readonly vault: Pick<TokenVault, 'token' | 'grant' | 'renew' | 'isSuperseded' | 'id'>;
  /** Asks GitLab for the next pair. Never rejects. */
  readonly ask: (instance: InstanceUrl, grant: OAuthGrant) => Promise<Renewed>;
  /** GitLab gives no other token for this one: the person has to sign in again. */
  readonly onRefused: () => void;
  /** Ends a pair that nobody waits for any more. */
  readonly revoke: (instance: InstanceUrl, credential: Credential) => void;
  readonly now?: () => number;
  readonly locks?: Pick<LockManager, 'request'> | undefined;
};

/**
 * Renews the pair of an OAuth sign-in ahead of its end, once for all requests that wait. A renewal ends both old
 * tokens at GitLab, so of all tabs with a copy of the pair only one may renew it, and the new one is kept before
 * anybody uses it.
 */
export function createTokenRenewal(instance: InstanceUrl, ports: RenewalPorts): TokenRenewal {
  const { vault, ask, onRefused, revoke, now = Date.now } = ports;
  let renewing: Promise<void> | null = null;
  let pausedUntil = 0;

  async function underLock(work: () => Promise<void>): Promise<void> {
    // Over plain http browsers have no locks, and a page works alone.
    const locks = ports.locks ?? (isPageSecure() ? navigator.locks : null);
    if (locks === null) return work();
    await locks.request(`duo-seats:renewal:${vault.id()}`, work);
  }

  function refuse(): never {
    onRefused();
    throw new GatewayError('auth', 'The sign-in could not be renewed');
  }

  async function replace(grant: OAuthGrant): Promise<void> {
    if (vault.isSuperseded()) return refuse();
    const renewed = grant.refreshToken === null ? 'refused' : await ask(instance, grant);
    const isOurs = vault.grant() === grant;
    if (typeof renewed === 'object') {
      if (isOurs) vault.renew(renewed);
      else revoke(instance, renewed);
      return undefined;
    }
    // Meanwhile signed out, or in again.
    if (!isOurs) return undefined;
    if (renewed === 'refused') return refuse();
    pausedUntil = now() + PAUSE_MS;
    if (grant.expiresAt > now()) return undefined;
    throw new GatewayError(renewed, 'No answer to the renewal of the sign-in');
  }

  function renewOnce(grant: OAuthGrant): Promise<void> {
    renewing ??= underLock(() => replace(grant)).finally(() => {
      renewing = null;
    });
    return renewing;
  }

  return {
    before() {
      const grant = vault.grant();
      if (grant === null) return null;
      if (renewing) return renewing;
      if (vault.isSuperseded()) return Promise.resolve().then(refuse);
      const isEnded = grant.expiresAt <= now();
      const isDue = grant.renewAt <= now() && pausedUntil <= now();
      return isEnded || isDue ? renewOnce(grant) : null;
    },
    async after(refused) {
      const grant = vault.grant();
      if (grant === null || vault.token() !== refused) return;
      await renewOnce(grant);
    },
  };
}
