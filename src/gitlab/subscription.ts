import * as v from 'valibot';
import { asGatewayError, GatewayError } from '../domain/gateway-error';
import type { SeatScope } from '../domain/purchase';
import type { EndSource, SubscriptionEnd } from '../domain/renewal/subscription-end';
import { isDay } from '../lib/days';
import { CurrentLicenseDocument } from './generated/operations';
import type { Session } from './session/session';

const day = v.nullish(v.pipe(v.string(), v.check(isDay)), null);

const SubscriptionAnswer = v.object({
  billing: v.object({ subscription_end_date: day, trial_ends_on: day }),
});

const NamespaceAnswer = v.object({
  end_date: day,
  trial: v.nullish(v.boolean(), false),
  trial_ends_on: day,
});

const LicenseAnswer = v.object({ expiresAt: day, trial: v.nullish(v.boolean(), false) });

/**
 * When the subscription of a group or the instance ends, from the first of these that reports it: the group's
 * subscription, the group's namespace, or the instance's license. Null where none does (no permission, another
 * offering, no end), which is no error. Rejects with GatewayError when GitLab cannot be reached.
 * @see https://docs.gitlab.com/api/namespaces/
 */
export async function readSubscriptionEnd(
  session: Session,
  scope: SeatScope,
  signal?: AbortSignal,
): Promise<SubscriptionEnd | null> {
  if (scope.kind === 'instance') return readLicense(session);
  const number = /\/(\d+)$/.exec(scope.id)?.[1];
  if (number === undefined) return null;
  const subscription = await readRest(session, `${number}/gitlab_subscription`, signal);
  const billing = v.safeParse(SubscriptionAnswer, subscription);
  if (billing.success) {
    const { subscription_end_date, trial_ends_on } = billing.output.billing;
    const found = endOf(subscription_end_date, trial_ends_on, 'gitlab_subscription');
    if (found) return found;
  }
  const namespace = v.safeParse(NamespaceAnswer, await readRest(session, number, signal));
  if (!namespace.success) return null;
  const { end_date, trial, trial_ends_on } = namespace.output;
  return endOf(end_date, trial ? trial_ends_on : null, 'namespace');
}

/** Of a trial the trial's end counts. */
function endOf(
  end: string | null,
  trialEnd: string | null,
  source: EndSource,
): SubscriptionEnd | null {
  const endsOn = trialEnd ?? end;
  return endsOn === null ? null : { endsOn, source, trial: trialEnd !== null };
}

/** The body of an answer, or null where GitLab has none for this caller. */
async function readRest(session: Session, path: string, signal?: AbortSignal): Promise<unknown> {
  try {
    const init = signal ? { signal } : {};
    const response = await session.transport.send(`/api/v4/namespaces/${path}`, init);
    return await response.json();
  } catch (error) {
    // A body that is not JSON has no answer either.
    if (!(error instanceof GatewayError) || error.kind === 'permission') return null;
    throw error;
  }
}

async function readLicense(session: Session): Promise<SubscriptionEnd | null> {
  try {
    const { data } = await session.client.query({ query: CurrentLicenseDocument });
    const license = v.safeParse(LicenseAnswer, data?.currentLicense);
    if (!license.success || license.output.expiresAt === null) return null;
    const { expiresAt, trial } = license.output;
    return { endsOn: expiresAt, source: 'license', trial };
  } catch (error) {
    const known = asGatewayError(error);
    if (known.kind === 'permission' || known.kind === 'schema') return null;
    throw known;
  }
}
