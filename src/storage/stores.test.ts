import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createBatchLimitMemory } from './journal-db';
import { openDatabase } from './database';
import { createProtectedUsersStore } from './protected-users-db';
import { acquireRunLock, type LockManagerLike } from './run-lock';

const INSTANCE = 'https://gitlab.example.com';
const forbidden = () => Promise.reject(new Error('Forbidden'));

describe('protected users', () => {
  const rules = [{ kind: 'state', state: 'blocked' }] as const;

  it('are kept for each purchase', async () => {
    const store = createProtectedUsersStore(INSTANCE, 'gid://p/1');
    expect(await store.load()).toEqual([]);
    expect(await store.save(rules)).toBe(true);
    expect(await createProtectedUsersStore(INSTANCE, 'gid://p/1').load()).toEqual(rules);
    expect(await createProtectedUsersStore(INSTANCE, 'gid://p/2').load()).toEqual([]);
  });

  it('are kept for as long as the page lives where nothing can be stored', async () => {
    const store = createProtectedUsersStore(INSTANCE, 'gid://p/3', forbidden);
    expect(await store.save(rules)).toBe(false);
    expect(await store.load()).toEqual(rules);
  });

  it('are not taken for none when they cannot be understood', async () => {
    const key = `${INSTANCE} gid://p/4`;
    await (await openDatabase()).put('protection', [{ kind: 'role' }], key);
    expect(await createProtectedUsersStore(INSTANCE, 'gid://p/4').load()).toBeNull();
  });
});

describe('the batch limit', () => {
  it('is remembered for each instance', async () => {
    const limits = createBatchLimitMemory(INSTANCE);
    expect(await limits.get()).toBeNull();
    await limits.set(50);
    expect(await limits.get()).toBe(50);
    expect(await createBatchLimitMemory('https://other.example.com').get()).toBeNull();
    expect(await (await openDatabase()).get('limits', INSTANCE)).toBe(50);
  });

  it('is remembered in memory where nothing can be stored, and never nonsense', async () => {
    const limits = createBatchLimitMemory('https://forbidden.example.com', forbidden);
    await limits.set(50);
    expect(await limits.get()).toBe(50);
    await (await openDatabase()).put('limits', 0, 'https://odd.example.com');
    expect(await createBatchLimitMemory('https://odd.example.com').get()).toBeNull();
  });
});

describe('the lock of a run', () => {
  /** As the browser's, for locks that are available or not. */
  function fakeLocks(): LockManagerLike {
    const held = new Set<string>();
    return {
      async request(name, _options, granted) {
        if (held.has(name)) return granted(null);
        held.add(name);
        try {
          await granted({ name });
        } finally {
          held.delete(name);
        }
      },
    };
  }

  it('is given to one at a time for a purchase', async () => {
    const locks = fakeLocks();
    const first = await acquireRunLock(locks, INSTANCE, 'gid://p/1');
    expect(first.kind).toBe('held');
    expect((await acquireRunLock(locks, INSTANCE, 'gid://p/1')).kind).toBe('busy');
    expect((await acquireRunLock(locks, INSTANCE, 'gid://p/2')).kind).toBe('held');
    if (first.kind !== 'busy') first.release();
    await new Promise((resolve) => setTimeout(resolve));
    expect((await acquireRunLock(locks, INSTANCE, 'gid://p/1')).kind).toBe('held');
  });

  it('is not needed where browsers have none, or refuse it', async () => {
    expect((await acquireRunLock(undefined, INSTANCE, 'gid://p/1')).kind).toBe('unsupported');
    const refusing = { request: () => Promise.reject(new DOMException('No', 'SecurityError')) };
    expect((await acquireRunLock(refusing, INSTANCE, 'gid://p/1')).kind).toBe('unsupported');
  });
});
