import type { Journal, JournalRecord, RunHeader } from '../domain/journal/journal';
import {
  expiredRuns,
  joinParts,
  latestFirst,
  NO_PARTS,
  RecordStore,
} from '../domain/journal/record-store';
import { attempt } from './attempt';
import { openDatabase, type OpenDatabase } from './database';
import { eraseRun, loadHeaders, loadRun, storeRecords } from './journal-records';

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
