import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { batchRecord, emptyPlan, runHeader } from '../domain/journal/testing/records';
import { forgetEverything } from './forget-everything';
import { createBatchLimitMemory, createJournal } from './journal-db';
import { openDatabase } from './database';
import { createProtectedUsersStore } from './protected-users-db';
import { tenuresOf } from '../domain/history/tenure';
import { utcDay } from '../lib/days';
import { openSeatHistory } from './seat-history-db';
import { openSnapshots } from './snapshot-db';

const HERE = 'https://gitlab.example.com';
const PURCHASE = 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1';
const RULES = [{ kind: 'state', state: 'blocked' }] as const;
const GROUP = {
  kind: 'group',
  id: 'gid://gitlab/Group/1',
  fullPath: 'acme',
  name: 'Acme',
} as const;

const DAY = {
  instance: HERE,
  purchaseId: PURCHASE,
  day: '2026-03-01',
  takenAt: Date.parse('2026-03-01'),
  purchased: 10,
  assigned: 8,
  active30: 5,
  idle: 2,
  never: null,
};

const SEEN = {
  since: '2026-02-01',
  days: { 'gid://gitlab/User/1': '2026-02-01', 'gid://gitlab/User/2': '2026-02-09' },
};

/** Both databases as the version of this app before this one left them. */
async function writeFormerDatabases() {
  const main = await openDB('duo-seats', 1, {
    upgrade(database) {
      database.createObjectStore('runs', { keyPath: 'id' });
      database.createObjectStore('plans');
      database.createObjectStore('batches', { keyPath: ['runId', 'index'] });
      database.createObjectStore('protection');
      database.createObjectStore('limits');
    },
  });
  const { scope: _scope, end: _end, ...header } = runHeader('run-1');
  await main.put('runs', { ...header, place: GROUP, end: { kind: 'cancelled' } });
  await main.put('runs', { ...header, id: 'run-2', place: { kind: 'instance' }, end: null });
  await main.put('plans', emptyPlan, 'run-1');
  await main.put('batches', batchRecord('run-1', 0));
  await main.put('protection', RULES, `${HERE} ${PURCHASE}`);
  await main.put('limits', 50, HERE);
  main.close();
  const snapshots = await openDB('duo-seats-snapshots', 1, {
    upgrade(database) {
      database.createObjectStore('days');
      database.createObjectStore('seen');
    },
  });
  await snapshots.put('days', DAY, [HERE, PURCHASE, DAY.day]);
  await snapshots.put('seen', SEEN, [HERE, PURCHASE]);
  snapshots.close();
}

beforeEach(async () => {
  await forgetEverything();
  await writeFormerDatabases();
});

it('finds runs again, with their scope and end under the new names', async () => {
  const journal = createJournal(openDatabase);
  expect(await journal.get('run-1')).toEqual({
    header: runHeader('run-1', { scope: GROUP, end: { kind: 'canceled' } }),
    plan: emptyPlan,
    batches: [batchRecord('run-1', 0)],
  });
  const headers = await journal.list();
  expect(headers.map(({ id, scope }) => [id, scope.kind])).toEqual([
    ['run-1', 'group'],
    ['run-2', 'instance'],
  ]);
  expect(headers.some((header) => 'place' in header)).toBe(false);
});

it('finds rules and limits again', async () => {
  expect(await createProtectedUsersStore(HERE, PURCHASE).load()).toEqual(RULES);
  expect(await createBatchLimitMemory(HERE).get()).toBe(50);
});

it('takes over the snapshots of the database that they had', async () => {
  const snapshots = await openSnapshots();
  expect(await snapshots.all(HERE)).toEqual([DAY]);
  const { snapshots: looks } = await (await openSeatHistory()).read(HERE, PURCHASE);
  expect(looks.map(({ begunAt, figures, count }) => [utcDay(begunAt), figures, count])).toEqual([
    ['2026-02-01', null, 1],
    ['2026-02-09', null, 2],
  ]);
  expect((await tenuresOf({ snapshots: looks }, [])).get('gid://gitlab/User/2')).toEqual({
    kind: 'bounds',
    earliest: Date.parse('2026-02-01'),
    latest: Date.parse('2026-02-10') - 1,
  });
  const names = (await indexedDB.databases()).map(({ name }) => name);
  expect(names).toEqual(['duo-seats']);
});

it('takes over since when seats were seen, also from the database before this one', async () => {
  await forgetEverything();
  const former = await openDB('duo-seats', 2, {
    upgrade(database) {
      for (const name of ['runs', 'plans', 'batches', 'protection', 'limits', 'days', 'seen']) {
        database.createObjectStore(name);
      }
    },
  });
  await former.put('seen', SEEN, [HERE, PURCHASE]);
  await former.put('seen', 'odd', [HERE, 'another']);
  former.close();
  const store = await openSeatHistory();
  expect((await store.read(HERE, PURCHASE)).snapshots).toHaveLength(2);
  expect((await store.read(HERE, 'another')).snapshots).toEqual([]);
  expect([...(await openDatabase()).objectStoreNames]).not.toContain('seen');
});

it('keeps newer snapshots when it takes over the same ones again', async () => {
  await (await openSnapshots()).record({ ...DAY, assigned: 9 });
  const former = await openDB('duo-seats-snapshots', 1, {
    upgrade: (database) => void database.createObjectStore('days'),
  });
  await former.put('days', DAY, [HERE, PURCHASE, DAY.day]);
  await former.put('days', { ...DAY, day: '2026-03-02' }, [HERE, PURCHASE, '2026-03-02']);
  former.close();
  // The next visit.
  vi.resetModules();
  const later = await (await import('./snapshot-db')).openSnapshots();
  const all = await later.all(HERE);
  expect(all.map(({ day, assigned }) => [day, assigned])).toEqual([
    ['2026-03-01', 9],
    ['2026-03-02', 8],
  ]);
});

it('forgets both databases, also when neither was opened since', async () => {
  await forgetEverything();
  expect(await indexedDB.databases()).toEqual([]);
  expect(await createJournal(openDatabase).list()).toEqual([]);
  expect(await (await openSnapshots()).all(HERE)).toEqual([]);
});
