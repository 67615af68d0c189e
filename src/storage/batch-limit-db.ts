import type { BatchLimitMemory } from '../domain/run/engine/run-ports';
import { attempt, openDatabase, type OpenDatabase } from './database';

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
