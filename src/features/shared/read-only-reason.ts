import type { Session } from '../../gitlab/session/session';
import { isPageSecure } from '../../lib/page-secure';

/** The message in `shell` that says why the session cannot change seats. */
export function readOnlyWhy({
  rights,
}: Pick<Session, 'rights'>): 'plainHttpWhy' | 'askingWhy' | 'readOnlyWhy' {
  if (!isPageSecure()) return 'plainHttpWhy';
  return rights === 'asking' ? 'askingWhy' : 'readOnlyWhy';
}
