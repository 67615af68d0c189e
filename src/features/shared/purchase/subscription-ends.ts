import type { SeatScope } from '../../../domain/purchase';
import type { SubscriptionEnd } from '../../../domain/renewal/subscription-end';
import { perSession } from '../../../gitlab/session/per-session';
import type { Session } from '../../../gitlab/session/session';
import { readSubscriptionEnd } from '../../../gitlab/subscription';
import { renewalSetting, type RenewalSettings } from '../../../storage/purchase-settings';
import { scopePath } from '../scope-address';

/** By group: the end hardly changes while somebody is signed in. */
const answers = perSession<Session, Map<string, Promise<SubscriptionEnd | null>>>(() => new Map());

/** As GitLab reports it, asked once for each group; null where it does not say, or could not be asked. */
export async function reportedEnd(
  session: Session,
  scope: SeatScope,
): Promise<SubscriptionEnd | null> {
  const known = answers(session);
  const path = scopePath(scope);
  const asked = known.get(path) ?? readSubscriptionEnd(session, scope);
  known.set(path, asked);
  try {
    return await asked;
  } catch {
    known.delete(path);
    return null;
  }
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
