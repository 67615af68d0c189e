import { GatewayError } from '../../gateway-error';

/**
 * What can happen to a request. `drop` and `server` come before GitLab acted or after it; `revoke` ends
 * the token.
 */
export type Fault =
  | { readonly kind: 'rate'; readonly retryAfterMs: number | null }
  | { readonly kind: 'drop' | 'server'; readonly when: 'before' | 'after' }
  | { readonly kind: 'revoke' };

/** Throws as the door to GitLab would, if the fault strikes now. */
export function injectFault(fault: Fault | null, when: 'before' | 'after'): void {
  if (fault === null || fault.kind === 'revoke') return;
  if (fault.kind === 'rate') {
    if (when === 'after') return;
    const { retryAfterMs } = fault;
    throw new GatewayError('rate', 'Retry later', {
      status: 429,
      ...(retryAfterMs === null ? {} : { retryAfterMs }),
    });
  }
  if (fault.when !== when) return;
  if (fault.kind === 'drop') throw new GatewayError('network', 'No answer');
  throw new GatewayError('server', 'Bad gateway', { status: 502 });
}
