import type { Journal, JournalRecord, RunHeader } from '../domain/journal/journal';
import {
  expiredRuns,
  joinParts,
  latestFirst,
  NO_PARTS,
  RecordStore,
  type RunParts,
} from '../domain/journal/record-store';
import type { BatchLimitMemory } from '../domain/run/engine/run-ports';
import { attempt, openDatabase, type OpenDatabase } from './database';

let shared: Journal | null = null;

/** The journal of this browser, the same for the whole page. */
export function openJournal(): Promise<Journal> {
  shared ??= createJournal(openDatabase);
  return Promise.resolve(shared);
}

/**
 * A journal in IndexedDB. What cannot be stored (storage forbidden, full or broken) is kept in memory, and
 * `durable` says so; whatever follows of such a run is kept there as well.
 */
export function createJournal(open: OpenDatabase): Journal {
  const memory = new RecordStore();
  /** Runs of which something is in memory only. */
  const volatile = new Set<string>();

  async function save(records: readonly JournalRecord[]): Promise<void> {
    const runIds = records.map(runIdOf);
    const isVolatile = runIds.some((runId) => volatile.has(runId));
    if (!isVolatile && (await attempt(() => storeRecords(open, records), false))) return;
    for (const runId of runIds) volatile.add(runId);
    memory.write(records);
  }

  async function list(): Promise<readonly RunHeader[]> {
    const stored = await attempt(() => loadHeaders(open), []);
    const headers = new Map(stored.map((header) => [header.id, header]));
    for (const header of memory.headers()) headers.set(header.id, header);
    return latestFirst([...headers.values()]);
  }

  async function remove(runId: string): Promise<void> {
    await attempt(() => eraseRun(open, runId), undefined);
    memory.drop(runId);
    volatile.delete(runId);
  }

  return {
    get durable() {
      return volatile.size === 0;
    },
    save,
    list,
    async get(runId) {
      const stored = await attempt(() => loadRun(open, runId), NO_PARTS);
      return joinParts(stored, memory.parts(runId));
    },
    delete: remove,
    async prune(retention, now) {
      const expired = expiredRuns(await list(), retention, now);
      for (const runId of expired) await remove(runId);
      return expired.length;
    },
  };
}

function runIdOf(record: JournalRecord): string {
  if (record.kind === 'plan') return record.runId;
  return record.kind === 'run' ? record.header.id : record.batch.runId;
}

/** Writes all or nothing; resolves to true once it is stored. */
async function storeRecords(open: OpenDatabase, records: readonly JournalRecord[]): Promise<true> {
  const transaction = (await open()).transaction(['runs', 'plans', 'batches'], 'readwrite');
  const writes = records.map((record) => {
    switch (record.kind) {
      case 'run':
        return transaction.objectStore('runs').put(record.header);
      case 'plan':
        return transaction.objectStore('plans').put(record.plan, record.runId);
      case 'batch':
        return transaction.objectStore('batches').put(record.batch);
    }
  });
  await Promise.all([...writes, transaction.done]);
  return true;
}

async function loadHeaders(open: OpenDatabase): Promise<RunHeader[]> {
  return (await open()).getAll('runs');
}

async function loadRun(open: OpenDatabase, runId: string): Promise<RunParts> {
  const transaction = (await open()).transaction(['runs', 'plans', 'batches'], 'readonly');
  const [header, plan, batches] = await Promise.all([
    transaction.objectStore('runs').get(runId),
    transaction.objectStore('plans').get(runId),
    transaction.objectStore('batches').getAll(batchesOf(runId)),
    transaction.done,
  ]);
  return { header: header ?? null, plan: plan ?? null, batches };
}

async function eraseRun(open: OpenDatabase, runId: string): Promise<void> {
  const transaction = (await open()).transaction(['runs', 'plans', 'batches'], 'readwrite');
  await Promise.all([
    transaction.objectStore('runs').delete(runId),
    transaction.objectStore('plans').delete(runId),
    transaction.objectStore('batches').delete(batchesOf(runId)),
    transaction.done,
  ]);
}

/** The keys of all batches of a run. */
function batchesOf(runId: string): IDBKeyRange {
  return IDBKeyRange.bound([runId, 0], [runId, Infinity]);
}

/** Limits learned while the page lives, by instance; they count more than what is stored. */
const learned = new Map<string, number>();

/** Remembers the batch limit of an instance across visits. */
export function createBatchLimitMemory(
  instance: string,
  open: OpenDatabase = openDatabase,
): BatchLimitMemory {
  return {
    async get() {
      const limit =
        learned.get(instance) ??
        (await attempt(async () => (await open()).get('limits', instance), undefined));
      return limit !== undefined && Number.isInteger(limit) && limit >= 1 ? limit : null;
    },
    async set(limit) {
      learned.set(instance, limit);
      await attempt(async () => (await open()).put('limits', limit, instance), undefined);
    },
  };
}
