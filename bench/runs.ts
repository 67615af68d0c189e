import { systemClock } from '../src/domain/clock';
import type { SeatGateway } from '../src/domain/gateway';
import { createMemoryJournal } from '../src/domain/journal/record-store';
import { buildPlan } from '../src/domain/plan/build-plan';
import { type Plan, subjectsOfUsers } from '../src/domain/plan/plan';
import type { SeatUser } from '../src/domain/seat-user';
import { DEFAULT_POLICY } from '../src/domain/run/engine/run-ports';
import { createRunner } from '../src/domain/run/engine/runner';
import { startServer, type RunningServer } from '../mocks/server';
import { currentLoad } from './machine';
import { median } from './median';
import { openGateway, PLACE } from './mock-gateway';
import { writeResults } from './results';

const LATENCY_MS = 150;
const USERS = 10_000;
const SEATS = 100_000;
const PAGE = 100;

/** A version of either batch limit, which the run has to find out: 100 users a call, and 50. */
const CASES = [
  { name: 'limit 100', version: '19.5', limit: 100 },
  { name: 'limit 50', version: '18.5', limit: 50 },
] as const;

type Case = (typeof CASES)[number];

/** Milliseconds, and numbers of requests. */
type Sample = {
  /** From the start of the run to its report. */
  readonly run: number;
  /** All requests of the run. */
  readonly requests: number;
  /** How long one call took, where nothing but calls was made, as many at once. */
  readonly call: number;
  /** Just those calls, as many at once, without an engine. */
  readonly bare: number;
};

type CaseResult = {
  readonly name: string;
  readonly limit: number;
  readonly medians: Sample & { readonly ideal: number; readonly leastRequests: number };
  readonly ratios: { readonly toIdeal: number; readonly toBare: number; readonly requests: number };
  readonly samples: readonly Sample[];
};

/** Gives 10,000 users a seat at a GitLab that takes 150 ms to answer: with the run engine, and with bare calls. */
export async function benchRuns(runs: number): Promise<void> {
  const before = currentLoad();
  const results: CaseResult[] = [];
  for (const one of CASES) results.push(await measureCase(one, runs));
  print(results);
  await writeResults('runs', {
    load: { before, after: currentLoad() },
    latencyMs: LATENCY_MS,
    users: USERS,
    concurrency: DEFAULT_POLICY.concurrency,
    cases: results,
  });
}

async function measureCase(one: Case, runs: number): Promise<CaseResult> {
  const server = await startServer({
    scenario: 'huge',
    version: one.version,
    rateLimit: null,
    seed: 7,
  });
  try {
    const samples: Sample[] = [];
    for (let run = 0; run < runs; run += 1) {
      // In turns, so that whatever else the machine does meets both.
      const engine = await measureRun(server);
      const bare = await measureBareCalls(server, one.limit);
      samples.push({ ...engine, ...bare });
      process.stderr.write(`runs, ${one.name}: run ${run + 1} of ${runs}\n`);
    }
    return summarize(one, samples);
  } finally {
    await server.close();
  }
}

function summarize({ name, limit }: Case, samples: readonly Sample[]): CaseResult {
  const of = (key: keyof Sample) => median(samples.map((sample) => sample[key]));
  const leastRequests = Math.ceil(USERS / limit);
  const call = of('call');
  const ideal = (leastRequests / DEFAULT_POLICY.concurrency) * call;
  const [run, requests, bare] = [of('run'), of('requests'), of('bare')];
  return {
    name,
    limit,
    medians: { run, requests, call, bare, ideal, leastRequests },
    ratios: { toIdeal: run / ideal, toBare: run / bare, requests: requests / leastRequests },
    samples,
  };
}

/** A GitLab as at its start, but with seats for everybody; and 10,000 of the users without one. */
async function fresh(server: RunningServer) {
  server.gitlab.apply({ reset: true, latency: 0 });
  const { gateway, purchase } = await openGateway(server.url);
  server.gitlab.apply({ purchases: [{ id: purchase.id, purchasedQuantity: SEATS }] });
  const users = await usersWithoutSeat(gateway);
  server.gitlab.apply({ latency: LATENCY_MS });
  return { gateway, users, purchase: { ...purchase, purchasedQuantity: SEATS } };
}

async function usersWithoutSeat(gateway: SeatGateway): Promise<SeatUser[]> {
  const users: SeatUser[] = [];
  let after: string | null = null;
  while (users.length < USERS) {
    const page: Awaited<ReturnType<SeatGateway['listUsers']>> = await gateway.listUsers({
      list: 'free',
      first: PAGE,
      after,
      sort: 'ID_ASC',
    });
    users.push(...page.users);
    after = page.endCursor;
  }
  return users.slice(0, USERS);
}

async function measureRun(server: RunningServer): Promise<Pick<Sample, 'run' | 'requests'>> {
  const { gateway, users, purchase } = await fresh(server);
  const { counted, calls } = counting(gateway);
  const plan: Plan = buildPlan(
    { action: 'assign', subjects: subjectsOfUsers(users) },
    { id: 'plan', createdAt: Date.now(), purchase, origin: { kind: 'selection' } },
  );
  const identity = { id: 'run', who: 'owner', instance: server.url, scope: PLACE };
  const runner = createRunner(
    { plan, identity },
    {
      gateway: counted,
      clock: systemClock,
      random: Math.random,
      journal: createMemoryJournal(),
      limits: { get: () => null, set: () => undefined },
    },
  );
  const began = performance.now();
  await runner.start();
  const run = performance.now() - began;
  checkHeld(server, purchase.assignedQuantity + USERS);
  return { run, requests: calls() };
}

async function measureBareCalls(
  server: RunningServer,
  limit: number,
): Promise<Pick<Sample, 'call' | 'bare'>> {
  const { gateway, users, purchase } = await fresh(server);
  const ids = users.map(({ id }) => id);
  const times: number[] = [];
  async function work(): Promise<void> {
    for (let batch = ids.splice(0, limit); batch.length > 0; batch = ids.splice(0, limit)) {
      const sent = performance.now();
      await gateway.assignSeats(batch);
      times.push(performance.now() - sent);
    }
  }
  const began = performance.now();
  await Promise.all(Array.from({ length: DEFAULT_POLICY.concurrency }, work));
  const bare = performance.now() - began;
  checkHeld(server, purchase.assignedQuantity + USERS);
  return { bare, call: median(times) };
}

/** The same gateway, and how often anything was asked of it. */
function counting(gateway: SeatGateway): { counted: SeatGateway; calls: () => number } {
  let calls = 0;
  const count =
    <Args extends readonly unknown[], Answer>(call: (...args: Args) => Answer) =>
    (...args: Args): Answer => {
      calls += 1;
      return call(...args);
    };
  const counted: SeatGateway = {
    features: gateway.features,
    listUsers: count(gateway.listUsers),
    assignSeats: count(gateway.assignSeats),
    removeSeats: count(gateway.removeSeats),
    readPurchase: count(gateway.readPurchase),
  };
  return { counted, calls: () => calls };
}

/** A run that gave fewer seats than it should have is fast for nothing. */
function checkHeld(server: RunningServer, expected: number): void {
  const [purchase] = server.gitlab.snapshot({ omit: ['users', 'seats', 'mails'] }).purchases;
  if (purchase?.assignedQuantity === expected) return;
  throw new Error(`${purchase?.assignedQuantity ?? 0} seats are held, ${expected} were expected`);
}

function print(results: readonly CaseResult[]): void {
  const { concurrency } = DEFAULT_POLICY;
  console.log(
    `\n${USERS.toLocaleString('en')} assignments, ${LATENCY_MS} ms to answer, ${concurrency} calls at once`,
  );
  for (const { name, medians, ratios } of results) {
    const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`.padStart(10);
    console.log(`${name}
  run                     ${seconds(medians.run)}
  ideal                   ${seconds(medians.ideal)}   run by it${ratios.toIdeal.toFixed(2).padStart(8)}
  bare calls              ${seconds(medians.bare)}   run by it${ratios.toBare.toFixed(2).padStart(8)}
  requests${String(medians.requests).padStart(16)} of ${medians.leastRequests}   by it${ratios.requests.toFixed(3).padStart(8)}`);
  }
}
