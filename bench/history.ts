import { deserialize, serialize } from 'node:v8';
import { compareSnapshots } from '../src/domain/history/comparison';
import { readSnapshot } from '../src/domain/history/history-file';
import { keyOf, packKeys, packPairs } from '../src/domain/history/packing';
import { withReading } from '../src/domain/history/remember';
import { historySize } from '../src/domain/history/retention';
import {
  completeSnapshots,
  type SeatHistory,
  type HolderReading,
  type SeatSnapshot,
} from '../src/domain/history/seat-snapshot';
import { tenuresOf } from '../src/domain/history/tenure';
import type { YieldToMain } from '../src/lib/yield-to-main';
import { currentLoad } from './machine';
import { median } from './median';
import { writeResults } from './results';

const HOLDERS = 48_000;
const DAYS = 365;
/** Seats that change hands each day. */
const CHANGES = 100;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2025-12-01T09:00:00Z');
const AT_ONCE_MS = 12;

/** Milliseconds of work of one thing, and of its longest task. */
type Work = { readonly work: number; readonly longest: number };

type Sample = { readonly store: Work; readonly compare: Work; readonly tenures: Work };

/**
 * A year of looks at 48,000 holders: the work to keep one more, to compare the first with the last, and to say
 * since when each seat is held. What a browser does to store and read records, it does on the same thread, so
 * that `node:v8` stands in for it here.
 */
export async function benchHistory(runs: number): Promise<void> {
  const before = currentLoad();
  const { history, next } = yearOfReadings();
  const stored = history.snapshots.map((snapshot) => serialize(snapshot));
  const bytes = stored.reduce((sum, one) => sum + one.length, 0);
  const samples: Sample[] = [];
  for (let run = 0; run < runs + 1; run += 1) {
    const sample = {
      store: await measure((pause) => storeReading(stored, history, next, pause)),
      compare: await measure((pause) => compareAll(history, pause)),
      tenures: await measure((pause) => tenuresOf(history, [], pause)),
    };
    // The first one warms up the engine.
    if (run > 0) samples.push(sample);
    process.stderr.write(`history: run ${run} of ${runs}\n`);
  }
  const of = (what: keyof Sample, key: keyof Work) =>
    median(samples.map((sample) => sample[what][key]));
  const medians = {
    storeMs: of('store', 'work'),
    compareMs: of('compare', 'work'),
    tenuresMs: of('tenures', 'work'),
    longestMs: Math.max(of('store', 'longest'), of('compare', 'longest'), of('tenures', 'longest')),
  };
  console.log(`
${HOLDERS} holders, ${history.snapshots.length} looks, ${CHANGES} seats change a day
keep one more look     ${medians.storeMs.toFixed(0)} ms of work
compare first and last ${medians.compareMs.toFixed(0)} ms of work
since when, for all    ${medians.tenuresMs.toFixed(0)} ms of work
longest task           ${medians.longestMs.toFixed(0)} ms
a year takes           ${(bytes / 1e6).toFixed(1)} MB (${(historySize(history) / 1e6).toFixed(1)} million characters)`);
  await writeResults('history', {
    load: { before, after: currentLoad() },
    holders: HOLDERS,
    looks: history.snapshots.length,
    changesADay: CHANGES,
    megabytes: bytes / 1e6,
    medians,
    samples,
  });
}

/** A year of snapshots as `withReading` makes them, and the look of the day after. */
function yearOfReadings(): { readonly history: SeatHistory; readonly next: HolderReading } {
  const holders = new Map<string, string>();
  let number = 0;
  const assign = (): [id: string, username: string] => {
    number += 1;
    const user: [string, string] = [
      `gid://gitlab/User/${10_000_000 + number * 7}`,
      `firstname.lastname${number}`,
    ];
    holders.set(...user);
    return user;
  };
  const snapshots: SeatSnapshot[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const { begunAt, takenAt, figures } = lookAt(day, holders);
    const lost = day === 0 ? [] : [...holders.keys()].filter((_id, at) => at % 239 === day % 239);
    lost.splice(CHANGES);
    for (const id of lost) holders.delete(id);
    const named = Array.from({ length: day === 0 ? HOLDERS : lost.length }, assign);
    const texts = {
      named: packPairs(named.map(([id, name]) => [keyOf(id), name] as const)),
      lost: packKeys(lost.map(keyOf)),
      used: '',
    };
    snapshots.push({ begunAt, takenAt, figures, count: holders.size, ...texts });
  }
  const history = { instance: 'https://gitlab.com', purchaseId: 'gid://1', snapshots };
  return { history, next: lookAt(DAYS, holders) };
}

function lookAt(day: number, holders: ReadonlyMap<string, string>): HolderReading {
  const takenAt = FIRST_DAY + day * DAY_MS;
  return {
    instance: 'https://gitlab.com',
    purchaseId: 'gid://1',
    begunAt: takenAt - 60_000,
    takenAt,
    figures: {
      purchased: 60_000,
      assigned: holders.size,
      active30: 30_000,
      idle: 9_000,
      never: 9_000,
    },
    holders: new Map(holders),
    lastUses: new Map([...holders.keys()].map((id) => [id, '2025-12-24'] as const)),
  };
}

async function readAll(
  stored: readonly Uint8Array[],
  history: SeatHistory,
  pause: YieldToMain,
): Promise<SeatHistory> {
  const snapshots: SeatSnapshot[] = [];
  for (const one of stored) {
    const snapshot = readSnapshot(deserialize(one));
    if (snapshot) snapshots.push(snapshot);
    await pause();
  }
  return { ...history, snapshots };
}

async function compareAll(history: SeatHistory, pause: YieldToMain): Promise<void> {
  const complete = completeSnapshots(history);
  const [last, first] = [complete[0], complete.at(-1)];
  if (first && last) await compareSnapshots(history, [first, last], [], pause);
}

async function storeReading(
  stored: readonly Uint8Array[],
  history: SeatHistory,
  look: HolderReading,
  pause: YieldToMain,
): Promise<void> {
  const before = await readAll(stored, history, pause);
  const after = await withReading(before, look, look.takenAt, pause);
  const known = new Set(before.snapshots);
  for (const snapshot of after.snapshots) if (!known.has(snapshot)) serialize(snapshot);
}

/** Runs something in tasks as in a page, and adds up what they take of the processor, whatever else it does. */
async function measure(run: (pause: YieldToMain) => Promise<unknown>): Promise<Work> {
  let [work, longest] = [0, 0];
  let since = process.cpuUsage();
  let began = performance.now();
  const note = () => {
    const { user, system } = process.cpuUsage(since);
    const took = (user + system) / 1_000;
    work += took;
    longest = Math.max(longest, took);
  };
  await run(async () => {
    if (performance.now() - began < AT_ONCE_MS) return;
    note();
    await new Promise((resolve) => setTimeout(resolve));
    since = process.cpuUsage();
    began = performance.now();
  });
  note();
  return { work, longest };
}
