import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { batchRecord, emptyPlan, runHeader } from '../domain/journal/testing/records';
import { liveRun } from '../domain/run/testing/live-run';
import { planForAll, smallWorld } from '../domain/run/testing/small-world';
import { openDatabase } from './database';
import { createJournal } from './journal-db';

const begin = (runId: string) =>
  [
    { kind: 'plan', runId, plan: emptyPlan },
    { kind: 'run', header: runHeader(runId) },
  ] as const;

beforeEach(async () => {
  const database = await openDatabase();
  for (const name of database.objectStoreNames) await database.clear(name);
});

describe('the journal in IndexedDB', () => {
  it('outlives the page', async () => {
    const journal = createJournal(openDatabase);
    await journal.save(begin('run-1'));
    await journal.save([{ kind: 'batch', batch: batchRecord('run-1', 10) }]);
    await journal.save([{ kind: 'batch', batch: batchRecord('run-1', 9) }]);
    await journal.save([{ kind: 'batch', batch: batchRecord('run-10', 0) }]);
    expect(journal.durable).toBe(true);
    const later = createJournal(openDatabase);
    expect(await later.get('run-1')).toEqual({
      header: runHeader('run-1'),
      plan: emptyPlan,
      batches: [batchRecord('run-1', 9), batchRecord('run-1', 10)],
    });
    expect(await later.get('run-10')).toBeNull();
  });

  it('deletes a run with all that belongs to it, and prunes', async () => {
    const journal = createJournal(openDatabase);
    await journal.save(begin('run-1'));
    await journal.save([{ kind: 'batch', batch: batchRecord('run-1', 0) }]);
    await journal.save(begin('run-2'));
    await journal.delete('run-1');
    expect((await journal.list()).map((header) => header.id)).toEqual(['run-2']);
    expect(await (await openDatabase()).count('batches')).toBe(0);
    expect(await journal.prune({ maxAgeMs: 10, maxRuns: 5 }, 1_000)).toBe(1);
    expect(await journal.list()).toEqual([]);
  });

  it('keeps in memory what cannot be stored, and says so', async () => {
    const journal = createJournal(() => Promise.reject(new Error('Forbidden')));
    expect(journal.durable).toBe(true);
    await journal.save(begin('run-1'));
    await journal.save([{ kind: 'batch', batch: batchRecord('run-1', 0) }]);
    expect(journal.durable).toBe(false);
    expect((await journal.get('run-1'))?.batches).toHaveLength(1);
    expect(await journal.list()).toHaveLength(1);
    await journal.delete('run-1');
    expect(journal.durable).toBe(true);
    expect(await journal.list()).toEqual([]);
  });

  it('joins what was stored with what came after storage was full', async () => {
    let isFull = false;
    const journal = createJournal(() =>
      isFull ? Promise.reject(new DOMException('Full', 'QuotaExceededError')) : openDatabase(),
    );
    await journal.save(begin('run-1'));
    await journal.save([{ kind: 'batch', batch: batchRecord('run-1', 0) }]);
    isFull = true;
    const settled = { ...batchRecord('run-1', 0), status: 'settled' } as const;
    await journal.save([{ kind: 'batch', batch: settled }]);
    isFull = false;
    await journal.save([{ kind: 'batch', batch: batchRecord('run-1', 1) }]);
    expect(journal.durable).toBe(false);
    expect((await journal.get('run-1'))?.batches).toEqual([settled, batchRecord('run-1', 1)]);
    expect(await (await openDatabase()).count('batches')).toBe(1);
  });

  it('writes no more for a call of a large run than that call', async () => {
    const here = smallWorld({ count: 2_000, limit: 100 });
    const sizes: number[] = [];
    const journal = createJournal(openDatabase);
    const { report } = await liveRun({
      plan: planForAll(here.gitlab, 'assign'),
      gateway: here.gitlab,
      clock: here.clock,
      onSave: async (records) => {
        sizes.push(JSON.stringify(records).length);
        await journal.save(records);
      },
    });
    expect(report.counts.assigned).toBe(2_000);
    const [first = 0, ...others] = sizes;
    expect(first).toBeGreaterThan(100_000);
    expect(Math.max(...others)).toBeLessThan(2_500);
    expect((await journal.get('run-1'))?.header.counts?.assigned).toBe(2_000);
  });
});
