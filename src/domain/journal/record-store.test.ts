import { describe, expect, it } from 'vitest';
import type { RunEnd } from '../run/report/report';
import type { RunHeader } from './journal';
import { exportRun } from '../run/report/report-export';
import { createMemoryJournal, expiredRuns } from './record-store';
import { batchRecord, emptyPlan, runHeader } from './testing/records';

const DAY = 24 * 3_600_000;

describe('the journal in memory', () => {
  it('gives back what was saved, the latest record of each kind', async () => {
    const journal = createMemoryJournal();
    const header = runHeader('run-1');
    await journal.save([
      { kind: 'plan', runId: 'run-1', plan: emptyPlan },
      { kind: 'run', header },
      { kind: 'batch', batch: batchRecord('run-1', 1) },
      { kind: 'batch', batch: batchRecord('run-1', 0) },
    ]);
    const settled = { ...batchRecord('run-1', 1), status: 'settled' } as const;
    await journal.save([{ kind: 'batch', batch: settled }]);
    expect(await journal.get('run-1')).toEqual({
      header,
      plan: emptyPlan,
      batches: [batchRecord('run-1', 0), settled],
    });
    expect(await journal.get('run-2')).toBeNull();
    expect(journal.durable).toBe(false);
  });

  it('lists the latest first, deletes, and keeps no more than asked', async () => {
    const journal = createMemoryJournal();
    for (const day of [1, 3, 2]) {
      const header = runHeader(`run-${day}`, { startedAt: day * DAY, finishedAt: day * DAY });
      await journal.save([{ kind: 'run', header: { ...header, end: { kind: 'completed' } } }]);
    }
    const ids = async () => (await journal.list()).map((header) => header.id);
    expect(await ids()).toEqual(['run-3', 'run-2', 'run-1']);
    await journal.delete('run-2');
    expect(await journal.prune({ maxAgeMs: 100 * DAY, maxRuns: 1 }, 4 * DAY)).toBe(1);
    expect(await ids()).toEqual(['run-3']);
  });
});

describe('retention', () => {
  const head = (id: string, day: number, end: RunEnd | null): RunHeader =>
    runHeader(id, { startedAt: day * DAY, finishedAt: end && day * DAY, end });
  const done: RunEnd = { kind: 'completed' };

  it('drops by age and by number, and open runs by age only', () => {
    const headers = [
      head('old', 1, done),
      head('open', 5, null),
      head('old and open', 2, null),
      head('first', 6, done),
      head('second', 7, done),
      head('third', 8, done),
    ];
    const expired = expiredRuns(headers, { maxAgeMs: 5 * DAY, maxRuns: 2 }, 9 * DAY);
    expect(expired.sort()).toEqual(['first', 'old', 'old and open']);
  });
});

describe('a run as a file', () => {
  it('is JSON with a version', () => {
    const run = { header: runHeader('run-1'), plan: emptyPlan, batches: [] };
    expect(JSON.parse(exportRun(run))).toMatchObject({
      format: 'duo-seats-run',
      version: 1,
      run: { header: { id: 'run-1', who: 'owner' } },
    });
  });
});
