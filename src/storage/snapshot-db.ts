import * as v from 'valibot';
import { readSnapshot, trendOf, type DailySnapshot } from '../domain/utilization/daily-snapshot';
import { seeHolders, type FirstSeen } from '../domain/utilization/first-seen';
import { attempt, openDatabase, type OpenDatabase } from './database';

/** What this browser recorded on earlier days: figures by day, and since when it has seen each seat. */
export type SnapshotStore = {
  /** Keeps the figures of a day; those of the same day and purchase are replaced. */
  record(snapshot: DailySnapshot): Promise<void>;
  /** All of one GitLab, in no order. */
  all(instance: string): Promise<readonly DailySnapshot[]>;
  /** Adds those of a file; of two of one day the newer one stays. Resolves to how many were new. */
  add(snapshots: readonly DailySnapshot[]): Promise<number>;
  /** Records the complete list of holders of a purchase. Resolves to what is known after it. */
  see(
    instance: string,
    purchaseId: string,
    ids: readonly string[],
    day: string,
  ): Promise<FirstSeen>;
  firstSeen(instance: string, purchaseId: string): Promise<FirstSeen | null>;
};

const StoredSeen = v.object({ since: v.string(), days: v.record(v.string(), v.string()) });

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
  async function firstSeen(instance: string, purchaseId: string): Promise<FirstSeen | null> {
    const stored = await (await open()).get('seen', [instance, purchaseId]);
    const read = v.safeParse(StoredSeen, stored);
    return read.success ? read.output : null;
  }
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
    async see(instance, purchaseId, ids, day) {
      const seen = seeHolders(await firstSeen(instance, purchaseId), ids, day);
      await (await open()).put('seen', seen, [instance, purchaseId]);
      return seen;
    },
    firstSeen,
  };
}

function memoryStore(): SnapshotStore {
  const days = new Map<string, DailySnapshot>();
  const seen = new Map<string, FirstSeen>();
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
    see(instance, purchaseId, ids, day) {
      const key = `${instance} ${purchaseId}`;
      const next = seeHolders(seen.get(key) ?? null, ids, day);
      seen.set(key, next);
      return Promise.resolve(next);
    },
    firstSeen: (instance, purchaseId) =>
      Promise.resolve(seen.get(`${instance} ${purchaseId}`) ?? null),
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
