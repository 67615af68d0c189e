import type { SeatScope } from '../../../domain/purchase';
import type { SubscriptionEnd } from '../../../domain/renewal/subscription-end';
import { oncePerSession } from '../../../gitlab/session/per-session';
import type { Session } from '../../../gitlab/session/session';
import { readSubscriptionEnd } from '../../../gitlab/subscription';
import { renewalSetting, type RenewalSettings } from '../../../storage/purchase-settings';
import { scopePath } from '../scope-address';

/** By group: the end hardly changes while somebody is signed in. */
const askOnce = oncePerSession<SubscriptionEnd | null>();

/** As GitLab reports it, asked once for each group; null where it does not say, or could not be asked. */
export function reportedEnd(session: Session, scope: SeatScope): Promise<SubscriptionEnd | null> {
  const answer = askOnce(session, scopePath(scope), () => readSubscriptionEnd(session, scope));
  return answer.catch(() => null);
}

/** As entered in this browser; null for not at all. */
export function enteredEnd({ endsOn }: RenewalSettings): SubscriptionEnd | null {
  return endsOn === null ? null : { endsOn, source: 'entered', trial: false };
}

/** What is known of the end: GitLab's own day, else the one entered. */
export async function knownEnd(
  session: Session,
  scope: SeatScope,
  { purchaseId, mayAsk }: { readonly purchaseId: string; readonly mayAsk: boolean },
): Promise<SubscriptionEnd | null> {
  const reported = mayAsk ? await reportedEnd(session, scope) : null;
  return reported ?? enteredEnd(renewalSetting(session.instance, purchaseId).read());
}
