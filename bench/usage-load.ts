import { print as printDocument } from 'graphql';
import * as v from 'valibot';
import { startServer } from '../mocks/server';
import { daysOf } from '../src/domain/utilization/usage-summary';
import type { Session } from '../src/gitlab/session/session';
import { METRICS_DOCUMENT } from '../src/gitlab/usage/metrics-document';
import { readUsage } from '../src/gitlab/usage/read-usage';
import { daysBefore, utcDay } from '../src/lib/days';
import { currentLoad } from './machine';
import { median } from './median';
import { PLACE, signIn, TOKEN } from './mock-gateway';
import { writeResults } from './results';

const LATENCY_MS = 150;
const PAGE = 100;
const TODAY = utcDay(Date.now());
/** A year, which is the most that GitLab takes: nearly everybody has an event in it. */
const SPAN = { from: daysBefore(TODAY, 364), to: TODAY };

/** Milliseconds from the first request on. */
type Times = {
  /** As the app reads and joins them. */
  readonly usage: number;
  /** Page after page without anything else: GitLab's cursors of metrics cannot be known beforehand. */
  readonly ideal: number;
};

const Answer = v.object({
  data: v.object({
    group: v.object({
      aiUserMetrics: v.object({
        nodes: v.array(v.unknown()),
        pageInfo: v.object({ endCursor: v.nullable(v.string()), hasNextPage: v.boolean() }),
      }),
    }),
  }),
});

/** Reads the use by feature of a group of 10,000 users, from a GitLab that takes 150 ms to answer. */
export async function benchUsageLoad(runs: number): Promise<void> {
  const before = currentLoad();
  const server = await startServer({ scenario: 'large', latency: LATENCY_MS, rateLimit: null });
  const samples: Times[] = [];
  let [pages, users] = [0, 0];
  try {
    const session = await signIn(server.url);
    // The mocked GitLab counts each user once, and keeps that.
    users = (await readOurs(session)).users;
    for (let run = 0; run < runs; run += 1) {
      const ideal = await readIdeally(server.url);
      pages = ideal.pages;
      samples.push({ ideal: ideal.ms, usage: (await readOurs(session)).ms });
      process.stderr.write(`usage load: run ${run + 1} of ${runs}\n`);
    }
  } finally {
    await server.close();
  }
  const medians = {
    usage: median(samples.map(({ usage }) => usage)),
    ideal: median(samples.map(({ ideal }) => ideal)),
  };
  const toIdeal = medians.usage / medians.ideal;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`.padStart(10);
  console.log(`
10,000 users, ${users} with events in ${daysOf(SPAN)} days, ${pages} pages, ${LATENCY_MS} ms to answer
use by feature            ${seconds(medians.usage)}
ideal                     ${seconds(medians.ideal)}   use by it${toIdeal.toFixed(2).padStart(8)}`);
  await writeResults('usage-load', {
    load: { before, after: currentLoad() },
    latencyMs: LATENCY_MS,
    pages,
    users,
    medians,
    ratios: { toIdeal },
    samples,
  });
}

async function readOurs(
  session: Session,
): Promise<{ readonly ms: number; readonly users: number }> {
  const began = performance.now();
  const answer = await readUsage(session, PLACE, SPAN);
  if (answer.kind !== 'answered' || !answer.usage.complete) throw new Error('No figures of use');
  return { ms: performance.now() - began, users: answer.usage.users.size };
}

async function readIdeally(url: string): Promise<{ readonly ms: number; readonly pages: number }> {
  const query = printDocument(METRICS_DOCUMENT);
  const began = performance.now();
  let pages = 0;
  let after: string | null = null;
  do {
    const variables = {
      fullPath: PLACE.fullPath,
      startDate: SPAN.from,
      endDate: SPAN.to,
      first: PAGE,
      after,
    };
    const response: Response = await fetch(`${url}/api/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data } = v.parse(Answer, await response.json());
    const { endCursor, hasNextPage } = data.group.aiUserMetrics.pageInfo;
    after = hasNextPage ? endCursor : null;
    pages += 1;
  } while (after !== null);
  return { ms: performance.now() - began, pages };
}
