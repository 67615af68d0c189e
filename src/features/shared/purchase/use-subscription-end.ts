import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { SeatScope } from '../../../domain/purchase';
import type { SubscriptionEnd } from '../../../domain/renewal/subscription-end';
import { useSession } from '../../../gitlab/session/session-context';
import { readSubscriptionEnd } from '../../../gitlab/subscription';
import { renewalSetting, type RenewalSettings } from '../../../storage/report-settings';

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
    const leaving = new AbortController();
    void readSubscriptionEnd(session, scope, leaving.signal)
      .catch(() => null)
      .then((end) => {
        if (!leaving.signal.aborted) setReported(end);
      });
    return () => leaving.abort();
  }, [session, scope, mayAsk]);

  const change = useCallback(
    (part: Partial<RenewalSettings>) => void setting.write({ ...setting.read(), ...part }),
    [setting],
  );
  const entered: SubscriptionEnd | null =
    settings.endsOn === null ? null : { endsOn: settings.endsOn, source: 'entered', trial: false };
  return { end: reported ?? entered, asking: reported === undefined, settings, change };
}
