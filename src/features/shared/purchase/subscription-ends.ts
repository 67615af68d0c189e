import type { SeatScope } from '../../../domain/purchase';
import type { SubscriptionEnd } from '../../../domain/renewal/subscription-end';
import type { Session } from '../../../gitlab/session/session';
import { readSubscriptionEnd } from '../../../gitlab/subscription';
import { renewalSetting, type RenewalSettings } from '../../../storage/purchase-settings';
import { scopePath } from '../scope-address';

/** The answers of this session, by group: the end hardly changes while somebody is signed in. */
const answers = new WeakMap<Session, Map<string, Promise<SubscriptionEnd | null>>>();

/** As GitLab reports it, asked once for each group; null where it does not say, or could not be asked. */
export async function reportedEnd(
  session: Session,
  scope: SeatScope,
): Promise<SubscriptionEnd | null> {
  const known = answers.get(session) ?? new Map<string, Promise<SubscriptionEnd | null>>();
  answers.set(session, known);
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
