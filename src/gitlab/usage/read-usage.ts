import { systemClock } from '../../domain/clock';
import { asGatewayError, type GatewayError } from '../../domain/gateway-error';
import type { Usage, UsageAnswer, UsageGap, UsageSpan } from '../../domain/utilization/usage';
import { daysBetween, utcDay } from '../../lib/days';
import type { Session } from '../session/session';
import { readEvents } from './events';
import { readMetrics, readsAnyUse } from './metrics';
import type { UsageOptions, UsageScope } from './usage-options';

/** GitLab's metrics go back a year at most from the end of the span. */
const MOST_DAYS = 365;
/** GitLab keeps single events for three months; the shortest three have 89 days, and today is one more. */
const EVENT_DAYS = 90;

/**
 * Use of Duo by user and feature in a span of days. GitLab's metrics come first; where they have nothing, its
 * single events are counted, as far as it keeps them. Instances have events alone.
 * Rejects with GatewayError when GitLab cannot be reached, or the request is given up.
 */
export async function readUsage(
  session: Session,
  scope: UsageScope,
  span: UsageSpan,
  options: UsageOptions = {},
): Promise<UsageAnswer> {
  const days = daysBetween(span.from, span.to) + 1;
  if (!(days >= 1 && days <= MOST_DAYS)) return gap('range');
  const hasEvents =
    daysBetween(span.from, utcDay((options.clock ?? systemClock).now())) < EVENT_DAYS;
  const events = () => attempt(() => readEvents(session, scope, span, options));
  if (scope.kind === 'instance') {
    if (!hasEvents) return gap('range');
    if (!session.features.instanceUsage) return gap('instance');
    const counted = await events();
    return counted.kind === 'usage' ? answered(counted.usage) : gap('instance');
  }
  const { fullPath } = scope;
  const known = () => session.features;
  const metrics = known().usageByFeature
    ? await attempt(() => readMetrics(session, fullPath, span, options))
    : NOT_KNOWN;
  if (metrics.kind === 'usage' && metrics.usage.collected) return answered(metrics.usage);
  const counted = known().usageEvents && hasEvents ? await events() : NOT_KNOWN;
  if (counted.kind === 'usage' && (counted.usage.collected || metrics.kind !== 'usage')) {
    return answered(counted.usage);
  }
  if (metrics.kind === 'usage') {
    const proof = await attempt(async () =>
      (await readsAnyUse(session, fullPath, span.to, options)) ? metrics.usage : null,
    );
    return answered({ ...metrics.usage, collected: proof.kind === 'usage' });
  }
  return gap(metrics.why === 'version' && counted.kind === 'none' ? counted.why : metrics.why);
}

type Attempt =
  | { readonly kind: 'usage'; readonly usage: Usage }
  | { readonly kind: 'none'; readonly why: UsageGap };

const NOT_KNOWN: Attempt = { kind: 'none', why: 'version' };

async function attempt(read: () => Promise<Usage | null>): Promise<Attempt> {
  try {
    const usage = await read();
    return usage === null ? { kind: 'none', why: 'nothing' } : { kind: 'usage', usage };
  } catch (thrown) {
    const error = asGatewayError(thrown);
    if (isPassing(error)) throw error;
    return { kind: 'none', why: error.kind === 'schema' ? 'version' : 'refused' };
  }
}

/** Another attempt may get an answer. GraphQL errors have no status: GitLab says the same again. */
function isPassing({ kind, details }: GatewayError): boolean {
  if (kind === 'server') return details.status !== undefined;
  return kind === 'network' || kind === 'rate' || kind === 'auth' || kind === 'canceled';
}

const answered = (usage: Usage): UsageAnswer => ({ kind: 'answered', usage });
const gap = (why: UsageGap): UsageAnswer => ({ kind: 'unavailable', why });
