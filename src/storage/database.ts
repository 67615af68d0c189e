import {
  deleteDB,
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import { snapshotsOfFirstSeen } from '../domain/history/adopt-first-seen';
import type { SeatSnapshot } from '../domain/history/seat-snapshot';
import type { BatchRecord, RunHeader } from '../domain/journal/journal';
import type { Plan } from '../domain/plan/plan';
import type { SeatScope } from '../domain/purchase';
import type { DailySnapshot } from '../domain/utilization/daily-snapshot';

/** What this browser keeps. No token is ever in here. */
interface StoredData extends DBSchema {
  /** Heads of runs, by run ID. */
  runs: { key: string; value: RunHeader };
  /** Plans of runs, by run ID; large, and written once. */
  plans: { key: string; value: Plan };
  /** Calls of runs, by run ID and index; one small record each, so that a call writes no more than itself. */
  batches: { key: [string, number]; value: BatchRecord };
  /** Rules about protected users, by purchase. What is read is checked. */
  protection: { key: string; value: unknown };
  /** Learned batch limits, by instance URL. */
  limits: { key: string; value: number };
  /** Figures of a day, by instance URL, purchase and day. What is read is checked. */
  days: { key: [string, string, string]; value: DailySnapshot };
  /** Who held a seat at a time, by instance URL, purchase and time. What is read is checked. */
  snapshots: { key: [string, string, number]; value: SeatSnapshot };
}

/** What versions before 3 had as well. */
interface FormerData extends StoredData {
  /** Since when seats had been seen, by instance URL and purchase. */
  seen: { key: [string, string]; value: unknown };
}

export type Database = IDBPDatabase<StoredData>;

/** Rejects where storage is forbidden or broken. */
export type OpenDatabase = () => Promise<Database>;

const NAME = 'duo-seats';
const VERSION = 3;

/** Versions of this app before November 2026 kept snapshots in a database of their own. */
const FORMER_SNAPSHOTS = 'duo-seats-snapshots';

export const DATABASES = [NAME, FORMER_SNAPSHOTS] as const;

let shared: Promise<Database> | null = null;

/** One connection for the whole page, opened again after the browser closed it. */
export const openDatabase: OpenDatabase = () => {
  shared ??= open(() => {
    shared = null;
  });
  return shared;
};

async function open(onGone: () => void): Promise<Database> {
  try {
    const database = await openDB<StoredData>(NAME, VERSION, {
      upgrade,
      blocking(_current, _next, event) {
        // A newer version of the app in another tab waits for this one to let go.
        (event.target as IDBDatabase).close();
        onGone();
      },
      terminated: onGone,
    });
    // Snapshots are no reason to go without the rest.
    await attempt(() => adoptFormerSnapshots(database), undefined);
    return database;
  } catch (error) {
    onGone();
    throw error;
  }
}

type Upgrade = IDBPTransaction<StoredData, StoreNames<StoredData>[], 'versionchange'>;

function upgrade(database: Database, from: number, _to: number | null, transaction: Upgrade): void {
  if (from < 1) {
    database.createObjectStore('runs', { keyPath: 'id' });
    database.createObjectStore('plans');
    database.createObjectStore('batches', { keyPath: ['runId', 'index'] });
    database.createObjectStore('protection');
    database.createObjectStore('limits');
  }
  if (from < 2) {
    database.createObjectStore('days');
    // A failed request aborts the upgrade, so that opening rejects.
    respellRuns(transaction).catch(() => undefined);
  }
  if (from < 3) {
    database.createObjectStore('snapshots');
    if (database.objectStoreNames.contains('seen' as StoreNames<StoredData>)) {
      moveSeen(transaction as unknown as FormerUpgrade).catch(() => undefined);
    }
  }
}

type FormerUpgrade = IDBPTransaction<FormerData, StoreNames<FormerData>[], 'versionchange'>;

/** Version 2 kept the day on which each seat was first seen. */
async function moveSeen(transaction: FormerUpgrade): Promise<void> {
  const [seen, snapshots] = [transaction.objectStore('seen'), transaction.objectStore('snapshots')];
  const [keys, values] = [await seen.getAllKeys(), await seen.getAll()];
  for (const snapshot of snapshotsOfSeen(keys, values)) await snapshots.put(...snapshot);
  transaction.db.deleteObjectStore('seen');
}

type KeyedSnapshot = [snapshot: SeatSnapshot, key: [string, string, number]];

function snapshotsOfSeen(
  keys: readonly FormerData['seen']['key'][],
  values: readonly unknown[],
): KeyedSnapshot[] {
  return keys.flatMap(([instance, purchaseId], index) =>
    snapshotsOfFirstSeen(values[index], Date.now()).map((snapshot): KeyedSnapshot => [
      snapshot,
      [instance, purchaseId, snapshot.takenAt],
    ]),
  );
}

/** Version 1 wrote the scope of a run as `place`, and the end of a stopped one as `cancelled`. */
async function respellRuns(transaction: Upgrade): Promise<void> {
  const runs = transaction.objectStore('runs');
  for (const header of await runs.getAll()) {
    const { place, ...others } = header as RunHeader & { readonly place?: SeatScope };
    const isStopped = String(others.end?.kind) === 'cancelled';
    await runs.put({
      ...others,
      ...(place === undefined ? {} : { scope: place }),
      ...(isStopped ? { end: { kind: 'canceled' } } : {}),
    });
  }
}

/** Takes over what is not there yet, so that it can be done again if the page goes in the middle. */
async function adoptFormerSnapshots(database: Database): Promise<void> {
  const names = await indexedDB.databases();
  if (!names.some(({ name }) => name === FORMER_SNAPSHOTS)) return;
  const former = await openDB<FormerData>(FORMER_SNAPSHOTS);
  const has = (name: StoreNames<FormerData>) => former.objectStoreNames.contains(name);
  if (has('days')) await adoptDays(former, database);
  if (has('seen')) await adoptSeen(former, database);
  former.close();
  await deleteDatabase(FORMER_SNAPSHOTS);
}

/** How long other tabs may take to close a database that is to be deleted. */
const PATIENCE_MS = 1_000;

/** Deletes a database, or has it deleted once the last tab has closed it. */
export async function deleteDatabase(name: string): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([deleteDB(name), patience]);
}

type FormerDatabase = IDBPDatabase<FormerData>;

async function adoptDays(former: FormerDatabase, to: Database): Promise<void> {
  const [keys, values] = await allOf(former, 'days');
  const transaction = to.transaction('days', 'readwrite');
  for (const [index, key] of keys.entries()) {
    const value = values[index];
    const isThere = (await transaction.store.count(key)) > 0;
    if (value !== undefined && !isThere) await transaction.store.put(value, key);
  }
  await transaction.done;
}

async function adoptSeen(former: FormerDatabase, to: Database): Promise<void> {
  const snapshots = snapshotsOfSeen(...(await allOf(former, 'seen')));
  const transaction = to.transaction('snapshots', 'readwrite');
  const known = new Set((await transaction.store.getAllKeys()).map(purchaseOf));
  for (const snapshot of snapshots)
    if (!known.has(purchaseOf(snapshot[1]))) await transaction.store.put(...snapshot);
  await transaction.done;
}

const purchaseOf = ([instance, purchaseId]: readonly [string, string, number]) =>
  `${instance} ${purchaseId}`;

async function allOf<Name extends 'days' | 'seen'>(former: FormerDatabase, name: Name) {
  const { store, done } = former.transaction(name);
  const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll(), done]);
  return [keys, values] as const;
}

/** What an action on the browser's storage gives, or something else where it fails: it is never vital. */
export async function attempt<T>(action: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await action();
  } catch {
    return otherwise;
  }
}
