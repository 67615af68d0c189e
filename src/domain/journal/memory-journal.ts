import type { Journal } from './journal';
import { joinParts, latestFirst, NO_PARTS, RecordStore } from './record-store';
import { expiredRuns } from './retention';

/** A journal that goes with the page. */
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
