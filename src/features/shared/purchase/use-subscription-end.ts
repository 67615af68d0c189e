import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { SeatScope } from '../../../domain/purchase';
import type { SubscriptionEnd } from '../../../domain/renewal/subscription-end';
import { useSession } from '../../../gitlab/session/session-context';
import { renewalSetting, type RenewalSettings } from '../../../storage/purchase-settings';
import { enteredEnd, reportedEnd } from './subscription-ends';

export type SubscriptionState = {
  /** As GitLab reports it, else as entered; null for neither. */
  readonly end: SubscriptionEnd | null;
  /** GitLab has not answered yet. */
  readonly asking: boolean;
  readonly settings: RenewalSettings;
  readonly change: (change: Partial<RenewalSettings>) => void;
};

/**
 * When the subscription ends, and what was entered about it in this browser.
 * @param mayAsk false where GitLab does not share it with this user.
 */
export function useSubscriptionEnd(
  scope: SeatScope,
  purchaseId: string,
  mayAsk: boolean,
): SubscriptionState {
  const session = useSession();
  const { instance } = session;
  const [reported, setReported] = useState<SubscriptionEnd | null | undefined>(
    mayAsk ? undefined : null,
  );
  const setting = renewalSetting(instance, purchaseId);
  const settings = useSyncExternalStore(setting.subscribe, setting.read);

  useEffect(() => {
    if (!mayAsk) return undefined;
    let left = false;
    void reportedEnd(session, scope).then((end) => {
      if (!left) setReported(end);
    });
    return () => {
      left = true;
    };
  }, [session, scope, mayAsk]);

  const change = useCallback(
    (part: Partial<RenewalSettings>) => void setting.write({ ...setting.read(), ...part }),
    [setting],
  );
  return {
    end: reported ?? enteredEnd(settings),
    asking: reported === undefined,
    settings,
    change,
  };
}
