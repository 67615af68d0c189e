import type { JournalRecord, RunHeader } from '../domain/journal/journal';
import type { RunParts } from '../domain/journal/record-store';
import type { OpenDatabase } from './database';

/** Writes all or nothing; resolves to true once it is stored. */
export async function storeRecords(
  open: OpenDatabase,
  records: readonly JournalRecord[],
): Promise<true> {
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

export async function loadHeaders(open: OpenDatabase): Promise<RunHeader[]> {
  return (await open()).getAll('runs');
}

export async function loadRun(open: OpenDatabase, runId: string): Promise<RunParts> {
  const transaction = (await open()).transaction(['runs', 'plans', 'batches'], 'readonly');
  const [header, plan, batches] = await Promise.all([
    transaction.objectStore('runs').get(runId),
    transaction.objectStore('plans').get(runId),
    transaction.objectStore('batches').getAll(batchesOf(runId)),
    transaction.done,
  ]);
  return { header: header ?? null, plan: plan ?? null, batches };
}

export async function eraseRun(open: OpenDatabase, runId: string): Promise<void> {
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
