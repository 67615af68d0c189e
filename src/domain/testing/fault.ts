import { GatewayError } from '../gateway-error';

/**
 * What can happen to a request. `drop`, `server`, `status` and `unreadable` come before GitLab acted or
 * after it; `revoke` ends the token; `twice` executes the request twice and answers the second time, as
 * when a browser sends it again on a new connection; `less` answers for all and acts for all but one.
 */
export type Fault =
  | {
      readonly kind: 'rate';
      readonly retryAfterMs: number | null;
      readonly when?: 'before' | 'after';
    }
  | { readonly kind: 'drop' | 'server' | 'unreadable'; readonly when: 'before' | 'after' }
  | {
      readonly kind: 'status';
      readonly status: 400 | 403 | 404 | 408 | 409 | 425 | 499;
      readonly when: 'before' | 'after';
    }
  /** GitLab's “does not exist or you don't have permission”, or a payload of null. */
  | { readonly kind: 'gone'; readonly when: 'before' | 'after' }
  | { readonly kind: 'twice' | 'less' }
  | { readonly kind: 'revoke'; readonly when?: 'before' | 'after' };

/** Throws as the door to GitLab would, if the fault strikes now. */
export function injectFault(fault: Fault | null, when: 'before' | 'after'): void {
  if (fault === null || !('when' in fault || fault.kind === 'rate')) return;
  if ((fault.when ?? 'before') !== when) return;
  switch (fault.kind) {
    case 'revoke':
      if (when === 'after') throw new GatewayError('auth', 'Invalid token', { status: 401 });
      return;
    case 'rate': {
      const { retryAfterMs } = fault;
      throw new GatewayError('rate', 'Retry later', {
        status: 429,
        ...(retryAfterMs === null ? {} : { retryAfterMs }),
      });
    }
    case 'drop':
      throw new GatewayError('network', 'No answer');
    case 'server':
      throw new GatewayError('server', 'Bad gateway', { status: 502 });
    case 'unreadable':
      throw new GatewayError('schema', 'The answer holds no readable answer');
    case 'status':
      throw new GatewayError('permission', 'Refused on the way', { status: fault.status });
    case 'gone':
      return;
  }
}
