import { asGatewayError } from '../../domain/gateway-error';
import type { UsageAnswer, UsageSpan } from '../../domain/utilization/usage';
import type { Session } from '../session/session';
import { readMetrics, type UsageOptions } from './metrics';

/**
 * Use of Duo by user in a span of days, both ends included; GitLab takes a year at most. `unavailable`
 * where it answers null, an error, or does not know the question: it needs ClickHouse and rights.
 * Rejects with GatewayError when GitLab cannot be reached, or the request is given up.
 */
export async function readUsage(
  session: Session,
  fullPath: string,
  span: UsageSpan,
  options: UsageOptions = {},
): Promise<UsageAnswer> {
  const isKnown = () => session.features.usageByFeature;
  if (!isKnown()) return { kind: 'unavailable', why: 'version' };
  try {
    return { kind: 'answered', usage: await readMetrics(session, fullPath, span, options) };
  } catch (error) {
    const known = asGatewayError(error);
    const isTransient = ['network', 'rate', 'auth', 'canceled'].includes(known.kind);
    // A server error is how an instance without ClickHouse may answer.
    if (isTransient) throw known;
    return { kind: 'unavailable', why: isKnown() ? 'refused' : 'version' };
  }
}
