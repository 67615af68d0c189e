import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inWords, playwrightTotals, sum, vitestTotals } from './test-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'duo-seats-report-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function report(content: object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = (passed: number, failed: number) =>
  report({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 1, numTodoTests: 1 });

describe('vitestTotals', () => {
  it('counts passed, failed, and both ways to skip', () => {
    expect(vitestTotals(vitest(3, 2), 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('counts a crash outside of any test as a failure', () => {
    expect(vitestTotals(vitest(3, 0), 1).failed).toBe(1);
  });

  it('counts a run without tests, or without a report, as a failure', () => {
    expect(vitestTotals(vitest(0, 0), 0).failed).toBe(1);
    expect(vitestTotals(join(folder, 'none.json'), 0).failed).toBe(1);
  });
});

describe('playwrightTotals', () => {
  it('counts a test that passed on its second try as failed', () => {
    const file = report({ stats: { expected: 4, unexpected: 0, flaky: 1, skipped: 0 } });
    expect(playwrightTotals(file, 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  });
});

describe('inWords', () => {
  it('mentions skipped tests only where there are some', () => {
    const one = { passed: 1, failed: 0, skipped: 0 };
    expect(inWords(sum([one, one]))).toBe('2 passed, 0 failed');
    expect(inWords({ ...one, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});
