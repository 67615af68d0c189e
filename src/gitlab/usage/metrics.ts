import * as v from 'valibot';
import { GatewayError } from '../../domain/gateway-error';
import { DUO_FEATURES, inOrder, OTHER_FEATURES } from '../../domain/utilization/duo-features';
import type {
  DuoFeature,
  FeatureUsage,
  SuggestionCounts,
  Usage,
  UsageSpan,
  UserUsage,
} from '../../domain/utilization/usage';
import { type Day, daysBefore } from '../../lib/days';
import { DuoUsageTotalsDocument } from '../generated/usage-operations';
import { pages } from '../paginate';
import type { Session } from '../session/session';
import { abortable } from '../transport/client';
import { METRICS_DOCUMENT } from './metrics-document';
import type { UsageOptions } from './usage-options';

const PAGE = 100;

const Count = v.nullish(v.number());
const Feature = v.nullish(
  v.object({ totalEventCount: Count, lastDuoActivityOn: v.nullish(v.string()) }),
);

const FEATURE_FIELDS = {
  codeSuggestions: v.nullish(
    v.object({
      totalEventCount: Count,
      lastDuoActivityOn: v.nullish(v.string()),
      codeSuggestionShownInIdeEventCount: Count,
      codeSuggestionAcceptedInIdeEventCount: Count,
    }),
  ),
  chat: Feature,
  codeReview: Feature,
  agentPlatform: Feature,
  duoWorkflow: Feature,
  mcp: Feature,
  troubleshootJob: Feature,
  fixPipeline: Feature,
};

const Node = v.object({
  totalEventCount: Count,
  lastDuoActivityOn: v.nullish(v.string()),
  codeSuggestionsAcceptedCount: Count,
  duoChatInteractionsCount: Count,
  user: v.nullish(v.object({ id: v.string(), username: v.string(), name: v.string() })),
  ...FEATURE_FIELDS,
});

const Page = v.object({
  nodes: v.nullish(v.array(v.nullable(Node))),
  pageInfo: v.object({ endCursor: v.nullish(v.string()), hasNextPage: v.boolean() }),
});

const NO_LIST = { nodes: [], pageInfo: { hasNextPage: false } };

const Totals = v.object({
  codeSuggestionsContributorsCount: Count,
  duoChatContributorsCount: Count,
  duoUsedCount: Count,
});

type MetricsNode = v.InferOutput<typeof Node>;

/**
 * Counts by user and feature, as GitLab's analytics have them; null where GitLab answers null. Rejects with
 * GatewayError; its kind is `permission` where there is no such group for this token.
 * @see https://docs.gitlab.com/api/graphql/reference/#groupaiusermetrics
 */
export async function readMetrics(
  session: Session,
  fullPath: string,
  span: UsageSpan,
  { onProgress, ...options }: UsageOptions,
): Promise<Usage | null> {
  const users = new Map<string, UserUsage>();
  const without = new Set<string>();
  const deleted = { accounts: 0, events: 0 };
  const features = new Set<DuoFeature>();
  let counts: Usage['counts'] = 'all';
  let complete = false;
  const context = abortable(options.signal);
  const readPage = async (after: string | null) => {
    const variables = { fullPath, startDate: span.from, endDate: span.to, first: PAGE, after };
    const { data } = await session.client.query({ query: METRICS_DOCUMENT, variables, context });
    if (!data?.group) throw new GatewayError('permission', 'No such group');
    return data.group.aiUserMetrics === null ? NO_LIST : v.parse(Page, data.group.aiUserMetrics);
  };
  for await (const { page, isLast } of pages(readPage, options)) {
    if (page === NO_LIST) return null;
    for (const node of page.nodes ?? []) {
      if (node === null) continue;
      if (isOldForm(node)) counts = 'some';
      const use = usageIn(node);
      for (const feature of Object.keys(use.features)) features.add(feature);
      if (!node.user) {
        deleted.accounts += 1;
        deleted.events += use.events ?? 0;
      } else if (use.events === 0) {
        without.add(node.user.id);
      } else {
        const { id: userId, username, name } = node.user;
        users.set(userId, { userId, username, name, ...use });
      }
    }
    complete = isLast;
    onProgress?.(users.size + without.size);
  }
  return {
    ...span,
    source: 'metrics',
    features: inOrder(features),
    users,
    ...((without.size > 0 || counts === 'some') && { without }),
    complete,
    collected: users.size > 0 || deleted.events > 0,
    counts,
    deleted,
  };
}

/**
 * Whether GitLab counted any use in the year up to a day. Then it collects figures; null from it, or zeros, prove
 * nothing. Rejects with what GitLab refuses.
 * @see https://docs.gitlab.com/api/graphql/reference/#groupaimetrics
 */
export async function readsAnyUse(
  { client }: Session,
  fullPath: string,
  to: Day,
  { signal }: UsageOptions,
): Promise<boolean> {
  const variables = { fullPath, startDate: daysBefore(to, 364), endDate: to };
  const context = abortable(signal);
  const { data } = await client.query({ query: DuoUsageTotalsDocument, variables, context });
  const figures = v.safeParse(Totals, data?.group?.aiMetrics);
  return figures.success && Object.values(figures.output).some((figure) => (figure ?? 0) > 0);
}

/** Before 18.7: two counts, and no totals. */
function isOldForm(node: MetricsNode): boolean {
  return node.totalEventCount === undefined && node.codeSuggestions === undefined;
}

function usageIn(node: MetricsNode): Omit<UserUsage, 'userId' | 'username' | 'name'> {
  return isOldForm(node) ? oldUsageIn(node) : newUsageIn(node);
}

function newUsageIn(node: MetricsNode): ReturnType<typeof usageIn> {
  const features: Record<DuoFeature, FeatureUsage> = {};
  for (const feature of DUO_FEATURES) {
    const own = node[feature];
    if (!own) continue;
    features[feature] = { events: own.totalEventCount ?? undefined, lastOn: own.lastDuoActivityOn };
  }
  const known = sumOf(Object.values(features));
  const events = node.totalEventCount ?? known;
  if (events !== undefined && known !== undefined && events > known) {
    features[OTHER_FEATURES] = { events: events - known, lastOn: undefined };
  }
  return {
    events,
    activeDays: undefined,
    lastOn: node.lastDuoActivityOn ?? lastOf(Object.values(features)),
    features,
    suggestions: {
      shown: node.codeSuggestions?.codeSuggestionShownInIdeEventCount ?? undefined,
      accepted: node.codeSuggestions?.codeSuggestionAcceptedInIdeEventCount ?? undefined,
    },
  };
}

function oldUsageIn(node: MetricsNode): ReturnType<typeof usageIn> {
  const accepted = node.codeSuggestionsAcceptedCount ?? undefined;
  const chats = node.duoChatInteractionsCount ?? undefined;
  const features: Record<DuoFeature, FeatureUsage> = {};
  if (accepted !== undefined) features['codeSuggestions'] = { events: accepted, lastOn: undefined };
  if (chats !== undefined) features['chat'] = { events: chats, lastOn: undefined };
  const suggestions: SuggestionCounts = { shown: undefined, accepted };
  const events = sumOf(Object.values(features));
  return { events, activeDays: undefined, lastOn: undefined, features, suggestions };
}

function sumOf(parts: readonly FeatureUsage[]): number | undefined {
  const known = parts.map(({ events }) => events).filter((events) => events !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, events) => sum + events, 0);
}

/** The newest of the days; undefined where a day may be missing, and null where there is none. */
function lastOf(parts: readonly FeatureUsage[]): UserUsage['lastOn'] {
  const days = parts.map(({ lastOn }) => lastOn);
  if (days.length === 0 || days.includes(undefined)) return undefined;
  return (
    days
      .filter((day) => typeof day === 'string')
      .toSorted()
      .at(-1) ?? null
  );
}
