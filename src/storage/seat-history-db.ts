import { joinHistories } from '../domain/history/join-histories';
import { readSnapshot } from '../domain/history/history-file';
import { withReading } from '../domain/history/remember';
import type { SeatHistory, HolderReading, SeatSnapshot } from '../domain/history/seat-snapshot';
import { attempt, type Database, openDatabase, type OpenDatabase } from './database';

/** Who held a seat at each look, by purchase. */
export type SeatHistoryStore = {
  /** False where the browser stores nothing: then it lasts as long as the page. */
  readonly durable: boolean;
  read(instance: string, purchaseId: string): Promise<SeatHistory>;
  /** Adds a look to the history of its purchase. */
  record(look: HolderReading, now: number): Promise<void>;
  /** Adds those of a file to the history of the same purchase; resolves to how many are new. */
  add(history: SeatHistory, now: number): Promise<number>;
  /** Deletes all of a purchase, or of every purchase. */
  delete(of?: Pick<SeatHistory, 'instance' | 'purchaseId'>): Promise<void>;
};

/** The history of this browser; where it stores nothing (blocked, private windows), that of this page. */
export async function openSeatHistory(
  open: OpenDatabase = openDatabase,
): Promise<SeatHistoryStore> {
  return attempt(
    async () => {
      await open();
      return historyStore(databaseRecords(open), true);
    },
    historyStore(memoryRecords(), false),
  );
}

type Purchase = Pick<SeatHistory, 'instance' | 'purchaseId'>;

/** Where snapshots are kept, by purchase and time. */
type Records = {
  /** By time. */
  read(of: Purchase): Promise<readonly SeatSnapshot[]>;
  /** Changes what is kept, all or nothing; false where it is not as it was read before. */
  replace(
    of: Purchase,
    before: readonly SeatSnapshot[],
    after: readonly SeatSnapshot[],
  ): Promise<boolean>;
  delete(of?: Purchase): Promise<void>;
};

/** How often a change is tried while another tab changes the same. */
const TRIES = 4;

function historyStore(records: Records, durable: boolean): SeatHistoryStore {
  async function change(
    of: Purchase,
    changed: (history: SeatHistory) => Promise<SeatHistory>,
  ): Promise<readonly [before: SeatHistory, after: SeatHistory]> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = { ...of, snapshots: await records.read(of) };
      const after = await changed(before);
      if (await records.replace(of, before.snapshots, after.snapshots)) return [before, after];
    }
    throw new Error('The history of seats changes too often');
  }
  return {
    durable,
    read: async (instance, purchaseId) => {
      const of = { instance, purchaseId };
      return { ...of, snapshots: await records.read(of) };
    },
    async record(look, now) {
      const { instance, purchaseId } = look;
      await change({ instance, purchaseId }, (history) => withReading(history, look, now));
    },
    async add(other, now) {
      const { instance, purchaseId } = other;
      const [before, after] = await change({ instance, purchaseId }, (history) =>
        joinHistories(history, other, now),
      );
      const known = new Set(before.snapshots.map(({ takenAt }) => takenAt));
      return after.snapshots.filter(({ takenAt }) => !known.has(takenAt)).length;
    },
    delete: (of) => records.delete(of),
  };
}

function databaseRecords(open: OpenDatabase): Records {
  const rangeOf = ({ instance, purchaseId }: Purchase) =>
    IDBKeyRange.bound([instance, purchaseId], [instance, purchaseId, []]);
  /** What was read last, so that it is read again only where another tab has changed it. */
  const known = new Map<string, readonly SeatSnapshot[]>();
  return {
    async read(of) {
      const database = await open();
      const times = timesOf(await database.getAllKeys('snapshots', rangeOf(of)));
      const cached = known.get(nameOf(of)) ?? [];
      if (areOf(cached, times)) return cached;
      const snapshots = await readWhole(database, of, rangeOf(of));
      known.set(nameOf(of), snapshots);
      return snapshots;
    },
    async replace(of, before, after) {
      const { store, done } = (await open()).transaction('snapshots', 'readwrite');
      const keys = await store.getAllKeys(rangeOf(of));
      if (!areOf(before, timesOf(keys))) {
        await done;
        return false;
      }
      const kept = new Set(after.map(({ takenAt }) => takenAt));
      const unchanged = new Set(before);
      const gone = keys.filter(([, , takenAt]) => !kept.has(takenAt));
      await Promise.all([
        ...gone.map((key) => store.delete(key)),
        ...after
          .filter((snapshot) => !unchanged.has(snapshot))
          .map((snapshot) => store.put(snapshot, [of.instance, of.purchaseId, snapshot.takenAt])),
        done,
      ]);
      known.set(nameOf(of), after);
      return true;
    },
    async delete(of) {
      const database = await open();
      if (of) await database.delete('snapshots', rangeOf(of));
      else await database.clear('snapshots');
    },
  };
}

const nameOf = ({ instance, purchaseId }: Purchase) => `${instance} ${purchaseId}`;

const timesOf = (keys: readonly (readonly [string, string, number])[]) =>
  keys.map(([, , takenAt]) => takenAt);

function areOf(snapshots: readonly SeatSnapshot[], times: readonly number[]): boolean {
  return (
    snapshots.length === times.length && snapshots.every(({ takenAt }, at) => takenAt === times[at])
  );
}

/** The records up to the first one that cannot be read: those after it are differences from it, and go. */
async function readWhole(
  database: Database,
  { instance, purchaseId }: Purchase,
  range: IDBKeyRange,
): Promise<readonly SeatSnapshot[]> {
  const snapshots: SeatSnapshot[] = [];
  for (const value of await database.getAll('snapshots', range)) {
    const snapshot = readSnapshot(value);
    if (snapshot === null) {
      const last = [instance, purchaseId, snapshots.at(-1)?.takenAt ?? -1];
      await database.delete('snapshots', IDBKeyRange.bound(last, [instance, purchaseId, []], true));
      break;
    }
    snapshots.push(snapshot);
  }
  return snapshots;
}

function memoryRecords(): Records {
  const byPurchase = new Map<string, readonly SeatSnapshot[]>();
  return {
    read: (of) => Promise.resolve(byPurchase.get(nameOf(of)) ?? []),
    replace(of, before, after) {
      if ((byPurchase.get(nameOf(of)) ?? []).length !== before.length)
        return Promise.resolve(false);
      byPurchase.set(nameOf(of), after);
      return Promise.resolve(true);
    },
    delete(of) {
      if (of) byPurchase.delete(nameOf(of));
      else byPurchase.clear();
      return Promise.resolve();
    },
  };
}
