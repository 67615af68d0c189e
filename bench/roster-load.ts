import type { SeatGateway, UserList } from '../src/domain/gateway';
import type { Purchase } from '../src/domain/purchase';
import { systemClock } from '../src/domain/clock';
import { cursorAfter } from '../src/domain/roster/load/paged-read';
import { createRoster } from '../src/domain/roster/roster';
import { startServer } from '../mocks/server';
import { currentLoad } from './machine';
import { median } from './median';
import { openGateway } from './mock-gateway';
import { writeResults } from './results';

const LATENCY_MS = 150;
const AT_ONCE = 6;
const PAGE = 100;
const LISTS: readonly UserList[] = ['holders', 'free'];

/** Milliseconds from the first request on. */
type Times = {
  /** The roster has somebody to show. */
  readonly first: number;
  /** The roster has everybody. */
  readonly everybody: number;
  /** And has made sure that nobody is missing. */
  readonly roster: number;
  /** Each page after the one before. */
  readonly oneByOne: number;
  /** As many pages at once as the roster asks for, of lists whose lengths are known beforehand. */
  readonly ideal: number;
};

/** Loads 10,000 users from a GitLab that takes 150 ms to answer: as the roster does, and in two other ways. */
export async function benchRosterLoad(runs: number): Promise<void> {
  const before = currentLoad();
  const server = await startServer({ scenario: 'large', latency: LATENCY_MS, rateLimit: null });
  const samples: Times[] = [];
  try {
    const { gateway, purchase } = await openGateway(server.url);
    const pages = await findPages(gateway);
    for (let run = 0; run < runs; run += 1) {
      samples.push({
        ...(await loadRoster(gateway, purchase)),
        ideal: await readIdeally(gateway, pages),
        oneByOne: await readOneByOne(gateway),
      });
      process.stderr.write(`roster load: run ${run + 1} of ${runs}\n`);
    }
    const medians = mediansOf(samples);
    const latencyAlone = Math.ceil(pages.length / AT_ONCE) * LATENCY_MS;
    print(medians, pages.length, latencyAlone);
    await writeResults('roster-load', {
      load: { before, after: currentLoad() },
      latencyMs: LATENCY_MS,
      atOnce: AT_ONCE,
      pages: pages.length,
      latencyAlone,
      medians,
      ratios: {
        toOneByOne: medians.roster / medians.oneByOne,
        toIdeal: medians.roster / medians.ideal,
      },
      samples,
    });
  } finally {
    await server.close();
  }
}

type PageOf = { readonly list: UserList; readonly after: string | null };

async function findPages(gateway: SeatGateway): Promise<PageOf[]> {
  const pages: PageOf[] = [];
  for (const list of LISTS) {
    const { count } = await gateway.listUsers({ list, first: 1, after: null });
    for (let row = 0; row < (count ?? 0); row += PAGE) {
      pages.push({ list, after: row === 0 ? null : cursorAfter(row) });
    }
  }
  return pages;
}

function loadRoster(
  gateway: SeatGateway,
  purchase: Purchase,
): Promise<Pick<Times, 'first' | 'everybody' | 'roster'>> {
  const roster = createRoster({
    gateway,
    purchase,
    clock: systemClock,
    random: Math.random,
    concurrency: AT_ONCE,
    pageSize: PAGE,
  });
  const began = performance.now();
  let [first, everybody] = [0, 0];
  return new Promise((resolve, reject) => {
    roster.subscribe(() => {
      const { status, users, loaded, total } = roster.getSnapshot();
      const now = performance.now() - began;
      if (users.length > 0) first ||= now;
      if (loaded === total) everybody ||= now;
      if (status.kind === 'partial' || status.kind === 'failed') {
        reject(new Error(`The roster ended as ${status.kind}`));
      }
      if (status.kind !== 'complete') return;
      roster.dispose();
      resolve({ first, everybody, roster: now });
    });
    roster.load();
  });
}

async function readOneByOne(gateway: SeatGateway): Promise<number> {
  const began = performance.now();
  for (const list of LISTS) {
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<SeatGateway['listUsers']>> = await gateway.listUsers({
        list,
        first: PAGE,
        after,
        sort: 'ID_ASC',
      });
      after = page.hasNextPage ? page.endCursor : null;
    } while (after !== null);
  }
  return performance.now() - began;
}

async function readIdeally(gateway: SeatGateway, pages: readonly PageOf[]): Promise<number> {
  const began = performance.now();
  const left = [...pages];
  async function work(): Promise<void> {
    for (let page = left.shift(); page !== undefined; page = left.shift()) {
      await gateway.listUsers({ ...page, first: PAGE, sort: 'ID_ASC' });
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return performance.now() - began;
}

function mediansOf(samples: readonly Times[]): Times {
  const of = (name: keyof Times) => median(samples.map((sample) => sample[name]));
  return {
    first: of('first'),
    everybody: of('everybody'),
    roster: of('roster'),
    oneByOne: of('oneByOne'),
    ideal: of('ideal'),
  };
}

function print(medians: Times, pages: number, latencyAlone: number): void {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`.padStart(10);
  const share = (ms: number) => (medians.roster / ms).toFixed(2).padStart(8);
  console.log(`
10,000 users, ${pages} pages, ${LATENCY_MS} ms to answer, ${AT_ONCE} at once
first users               ${seconds(medians.first)}
everybody                 ${seconds(medians.everybody)}
complete, and checked     ${seconds(medians.roster)}
one by one                ${seconds(medians.oneByOne)}   roster by it${share(medians.oneByOne)}
ideal                     ${seconds(medians.ideal)}   roster by it${share(medians.ideal)}
latency alone             ${seconds(latencyAlone)}`);
}
