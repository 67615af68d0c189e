import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SubscriptionEnd } from '../../../domain/renewal/subscription-end';
import { useSession } from '../../../gitlab/session/session-context';
import type { Workspace } from '../../../workspace/workspace';

/**
 * When the subscription ends; undefined until it is known, null where nobody says. It is asked for after the
 * first users, which it must not hold up, and so is its code.
 * @param mayAsk false where GitLab does not share it with this user.
 */
export function useKnownEnd(
  { scope, roster }: Pick<Workspace, 'scope' | 'roster'>,
  purchaseId: string,
  mayAsk: boolean,
): SubscriptionEnd | null | undefined {
  const session = useSession();
  const [end, setEnd] = useState<SubscriptionEnd | null>();
  const isTime = useSyncExternalStore(roster.subscribe, () => {
    const { users, status } = roster.getSnapshot();
    return users.length > 0 || (status.kind !== 'idle' && status.kind !== 'loading');
  });
  useEffect(() => {
    if (!isTime) return undefined;
    let left = false;
    const take = (known: SubscriptionEnd | null) => {
      if (!left) setEnd(known);
    };
    void import('./subscription-ends')
      .then(({ knownEnd }) => knownEnd(session, scope, { purchaseId, mayAsk }))
      .then(take, () => take(null));
    return () => {
      left = true;
    };
  }, [isTime, session, scope, purchaseId, mayAsk]);
  return end;
}
