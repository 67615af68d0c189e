import { isPageSecure } from '../../lib/page-secure';

/** The message in `shell` that says why the session cannot change seats. */
export function readOnlyWhy(): 'plainHttpWhy' | 'readOnlyWhy' {
  return isPageSecure() ? 'readOnlyWhy' : 'plainHttpWhy';
}
