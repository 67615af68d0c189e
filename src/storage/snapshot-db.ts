import { type DailySnapshot, readSnapshot, trendOf } from '../domain/utilization/daily-snapshot';
import { attempt, openDatabase, type OpenDatabase } from './database';

/** The figures of earlier days, as this browser recorded them. */
export type SnapshotStore = {
  /** Keeps the figures of a day; those of the same day and purchase are replaced. */
  record(snapshot: DailySnapshot): Promise<void>;
  /** All of one GitLab, in no order. */
  all(instance: string): Promise<readonly DailySnapshot[]>;
  /** Adds those of a file; of two of one day the newer one stays. Resolves to how many were new. */
  add(snapshots: readonly DailySnapshot[]): Promise<number>;
  /** Deletes those of a purchase. */
  delete(instance: string, purchaseId: string): Promise<void>;
};

/** The snapshots of this browser; where it stores nothing (blocked, private windows), those of this page. */
export async function openSnapshots(open: OpenDatabase = openDatabase): Promise<SnapshotStore> {
  return attempt(async () => {
    await open();
    return databaseStore(open);
  }, memoryStore());
}

const dayKey = (one: DailySnapshot): [string, string, string] => [
  one.instance,
  one.purchaseId,
  one.day,
];

function databaseStore(open: OpenDatabase): SnapshotStore {
  return {
    async record(snapshot) {
      await (await open()).put('days', snapshot, dayKey(snapshot));
    },
    async all(instance) {
      const ofInstance = IDBKeyRange.bound([instance], [instance, []]);
      const stored = await (await open()).getAll('days', ofInstance);
      return stored.flatMap((value) => readSnapshot(value) ?? []);
    },
    async add(snapshots) {
      const transaction = (await open()).transaction('days', 'readwrite');
      let added = 0;
      for (const snapshot of snapshots) {
        const known = readSnapshot(await transaction.store.get(dayKey(snapshot)));
        if (known && known.takenAt >= snapshot.takenAt) continue;
        await transaction.store.put(snapshot, dayKey(snapshot));
        if (!known) added += 1;
      }
      await transaction.done;
      return added;
    },
    async delete(instance, purchaseId) {
      const ofPurchase = IDBKeyRange.bound([instance, purchaseId], [instance, purchaseId, []]);
      await (await open()).delete('days', ofPurchase);
    },
  };
}

function memoryStore(): SnapshotStore {
  const days = new Map<string, DailySnapshot>();
  const keyOf = (one: DailySnapshot) => dayKey(one).join(' ');
  return {
    record: (snapshot) => Promise.resolve(void days.set(keyOf(snapshot), snapshot)),
    all: (instance) =>
      Promise.resolve([...days.values()].filter((one) => one.instance === instance)),
    add(snapshots) {
      let added = 0;
      for (const snapshot of snapshots) {
        const known = days.get(keyOf(snapshot));
        if (known && known.takenAt >= snapshot.takenAt) continue;
        days.set(keyOf(snapshot), snapshot);
        if (!known) added += 1;
      }
      return Promise.resolve(added);
    },
    delete(instance, purchaseId) {
      for (const [key, one] of days) {
        if (one.instance === instance && one.purchaseId === purchaseId) days.delete(key);
      }
      return Promise.resolve();
    },
  };
}

/** The last day's figures of each purchase, by its id. */
export function latestByPurchase(
  snapshots: readonly DailySnapshot[],
  instance: string,
): ReadonlyMap<string, DailySnapshot> {
  const ids = new Set(snapshots.map((one) => one.purchaseId));
  const latest = new Map<string, DailySnapshot>();
  for (const id of ids) {
    const last = trendOf(snapshots, instance, id).at(-1);
    if (last) latest.set(id, last);
  }
  return latest;
}
