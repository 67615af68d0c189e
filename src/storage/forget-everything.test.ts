import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBatchLimitMemory } from './journal-db';
import { openDatabase } from './database';
import { forgetEverything } from './forget-everything';
import { isAnyRunUnderWay } from './run-lock';
import { LOOKED_AT, holderReading } from '../domain/history/testing/readings';
import { openSeatHistory } from './seat-history-db';

/** Its keys are properties, as those of Web Storage are. */
function storageOf(items: Readonly<Record<string, string>>) {
  const storage: Record<string, unknown> = { ...items };
  const removeItem = (key: string) => void Reflect.deleteProperty(storage, key);
  return Object.defineProperty(storage, 'removeItem', { value: removeItem });
}

beforeEach(() => {
  vi.stubGlobal('localStorage', storageOf({ 'duo-seats:mode': 'dark', 'of-another-app': '1' }));
  vi.stubGlobal('sessionStorage', storageOf({ 'duo-seats:session': '{}' }));
});
afterEach(() => vi.unstubAllGlobals());

it('removes all of ours, and nothing of other apps, while tabs have the databases open', async () => {
  await createBatchLimitMemory('https://gitlab.example.com').set(50);
  const open = await openDatabase();
  await open.put('protection', [{ kind: 'state', state: 'blocked' }], 'i p');
  await (
    await openSeatHistory()
  ).record(holderReading({ instance: 'i', purchaseId: 'p' }), LOOKED_AT);
  await forgetEverything();
  expect(Object.keys(localStorage)).toEqual(['of-another-app']);
  expect(Object.keys(sessionStorage)).toEqual([]);
  expect(await indexedDB.databases()).toEqual([]);
  expect((await (await openSeatHistory()).read('i', 'p')).snapshots).toEqual([]);
});

it('is fine where the browser forbids to keep anything', async () => {
  const forbid = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.spyOn(indexedDB, 'open').mockImplementation(forbid);
  await expect(forgetEverything()).resolves.toBeUndefined();
  vi.restoreAllMocks();
});

it('knows whether a run is under way in any tab', async () => {
  const locks = (name: string) =>
    ({ query: () => Promise.resolve({ held: [{ name }] }) }) as unknown as LockManager;
  expect(await isAnyRunUnderWay(locks('duo-seats run https://gitlab.com gid://p/1'))).toBe(true);
  expect(await isAnyRunUnderWay(locks('of another app'))).toBe(false);
  expect(await isAnyRunUnderWay(undefined)).toBe(false);
});
