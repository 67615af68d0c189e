import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { BatchRecord, RunHeader } from '../domain/journal/journal';
import type { Plan } from '../domain/plan/plan';

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
}

export type Database = IDBPDatabase<StoredData>;

/** Rejects where storage is forbidden or broken. */
export type OpenDatabase = () => Promise<Database>;

const NAME = 'duo-seats';
const VERSION = 1;

let shared: Promise<Database> | null = null;

/** One connection for the whole page, opened again after the browser closed it. */
export const openDatabase: OpenDatabase = () => {
  shared ??= open(() => {
    shared = null;
  });
  return shared;
};

function open(onGone: () => void): Promise<Database> {
  return openDB<StoredData>(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore('runs', { keyPath: 'id' });
      database.createObjectStore('plans');
      database.createObjectStore('batches', { keyPath: ['runId', 'index'] });
      database.createObjectStore('protection');
      database.createObjectStore('limits');
    },
    blocking(_current, _next, event) {
      // A newer version of the app in another tab waits for this one to let go.
      (event.target as IDBDatabase).close();
      onGone();
    },
    terminated: onGone,
  }).catch((error: unknown) => {
    onGone();
    throw error;
  });
}

/** What an action on the browser's storage gives, or something else where that fails: it is never vital. */
export async function attempt<T>(action: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await action();
  } catch {
    return otherwise;
  }
}
