import { isPageSecure } from '../../lib/page-secure';

/** The words, of `shell`, for why somebody whose session cannot write changes no seat. */
export function readOnlyWhy(): 'plainHttpWhy' | 'readOnlyWhy' {
  return isPageSecure() ? 'readOnlyWhy' : 'plainHttpWhy';
}
