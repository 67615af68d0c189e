import type { BatchRecord, Journal, JournalRecord, JournalRun, RunHeader } from './journal';
import { expiredRuns } from './retention';
import type { Plan } from '../plan/plan';

/** A journal that goes with the page. */
export function createMemoryJournal(): Journal {
  const headers = new Map<string, RunHeader>();
  const plans = new Map<string, Plan>();
  const batches = new Map<string, Map<number, BatchRecord>>();

  function write(record: JournalRecord): void {
    if (record.kind === 'run') headers.set(record.header.id, record.header);
    else if (record.kind === 'plan') plans.set(record.runId, record.plan);
    else {
      const { runId, index } = record.batch;
      const ofRun = batches.get(runId) ?? new Map<number, BatchRecord>();
      batches.set(runId, ofRun.set(index, record.batch));
    }
  }

  function drop(runId: string): void {
    headers.delete(runId);
    plans.delete(runId);
    batches.delete(runId);
  }

  return {
    durable: false,
    save: (records) => {
      records.forEach(write);
      return Promise.resolve();
    },
    list: () => Promise.resolve([...headers.values()].sort((a, b) => b.startedAt - a.startedAt)),
    get: (runId) => {
      const header = headers.get(runId);
      const plan = plans.get(runId);
      if (!header || !plan) return Promise.resolve(null);
      const ofRun = [...(batches.get(runId)?.values() ?? [])].sort((a, b) => a.index - b.index);
      return Promise.resolve({ header, plan, batches: ofRun } satisfies JournalRun);
    },
    delete: (runId) => {
      drop(runId);
      return Promise.resolve();
    },
    prune: (retention, now) => {
      const expired = expiredRuns([...headers.values()], retention, now);
      expired.forEach(drop);
      return Promise.resolve(expired.length);
    },
  };
}
