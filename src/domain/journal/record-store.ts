import type { Plan } from '../plan/plan';
import type {
  BatchRecord,
  Journal,
  JournalRecord,
  JournalRun,
  Retention,
  RunHeader,
} from './journal';

/** What is known of a run; parts may be missing when the rest is kept elsewhere. */
export type RunParts = {
  readonly header: RunHeader | null;
  readonly plan: Plan | null;
  readonly batches: readonly BatchRecord[];
};

export const NO_PARTS: RunParts = { header: null, plan: null, batches: [] };

/** Records of runs in memory. */
export class RecordStore {
  readonly #headers = new Map<string, RunHeader>();
  readonly #plans = new Map<string, Plan>();
  readonly #batches = new Map<string, Map<number, BatchRecord>>();

  write(records: readonly JournalRecord[]): void {
    for (const record of records) {
      if (record.kind === 'run') this.#headers.set(record.header.id, record.header);
      else if (record.kind === 'plan') this.#plans.set(record.runId, record.plan);
      else this.#writeBatch(record.batch);
    }
  }

  headers(): RunHeader[] {
    return [...this.#headers.values()];
  }

  parts(runId: string): RunParts {
    return {
      header: this.#headers.get(runId) ?? null,
      plan: this.#plans.get(runId) ?? null,
      batches: [...(this.#batches.get(runId)?.values() ?? [])],
    };
  }

  drop(runId: string): void {
    this.#headers.delete(runId);
    this.#plans.delete(runId);
    this.#batches.delete(runId);
  }

  #writeBatch(batch: BatchRecord): void {
    const ofRun = this.#batches.get(batch.runId) ?? new Map<number, BatchRecord>();
    this.#batches.set(batch.runId, ofRun.set(batch.index, batch));
  }
}

/** A run from its parts in two stores; `over` wins. Null when neither has its head or its plan. */
export function joinParts(under: RunParts, over: RunParts): JournalRun | null {
  const header = over.header ?? under.header;
  const plan = over.plan ?? under.plan;
  if (!header || !plan) return null;
  const batches = new Map<number, BatchRecord>();
  for (const batch of [...under.batches, ...over.batches]) batches.set(batch.index, batch);
  return { header, plan, batches: [...batches.values()].sort((a, b) => a.index - b.index) };
}

/** The latest start first. */
export function latestFirst(headers: readonly RunHeader[]): RunHeader[] {
  return headers.toSorted((a, b) => b.startedAt - a.startedAt);
}

/**
 * The IDs of runs that are no longer kept. A run that has not ended may still be resumed, so it goes by
 * age only, counted from its start.
 */
export function expiredRuns(
  headers: readonly RunHeader[],
  { maxAgeMs, maxRuns }: Retention,
  now: number,
): string[] {
  const lastedUntil = (header: RunHeader): number => header.finishedAt ?? header.startedAt;
  let ended = 0;
  return headers
    .toSorted((a, b) => lastedUntil(b) - lastedUntil(a))
    .filter((header) => {
      if (now - lastedUntil(header) > maxAgeMs) return true;
      if (header.end === null) return false;
      ended += 1;
      return ended > maxRuns;
    })
    .map((header) => header.id);
}

/** A journal that lasts as long as the page. */
export function createMemoryJournal(): Journal {
  const store = new RecordStore();
  return {
    durable: false,
    save: (records) => {
      store.write(records);
      return Promise.resolve();
    },
    list: () => Promise.resolve(latestFirst(store.headers())),
    get: (runId) => Promise.resolve(joinParts(NO_PARTS, store.parts(runId))),
    delete: (runId) => {
      store.drop(runId);
      return Promise.resolve();
    },
    prune: (retention, now) => {
      const expired = expiredRuns(store.headers(), retention, now);
      for (const runId of expired) store.drop(runId);
      return Promise.resolve(expired.length);
    },
  };
}
