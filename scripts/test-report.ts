import { existsSync, readFileSync } from 'node:fs';

/** What a suite came to. A suite that crashed has at least one failure, so that it cannot look green. */
export type Totals = { readonly passed: number; readonly failed: number; readonly skipped: number };

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
};

type PlaywrightReport = {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
};

/** The totals in Vitest's JSON report. `exitCode` tells of failures outside of tests. */
export function vitestTotals(file: string, exitCode: number): Totals {
  const report = readReport(file) as VitestReport | undefined;
  return judged(exitCode, {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

/** The totals in Playwright's JSON report. A test that passed only on its second try has failed. */
export function playwrightTotals(file: string, exitCode: number): Totals {
  const stats = (readReport(file) as PlaywrightReport | undefined)?.stats;
  return judged(exitCode, {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  });
}

export function sum(all: readonly Totals[]): Totals {
  return all.reduce(
    (left, right) => ({
      passed: left.passed + right.passed,
      failed: left.failed + right.failed,
      skipped: left.skipped + right.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** `12 passed, 0 failed`, and `, 1 skipped` only where there is one. */
export function inWords({ passed, failed, skipped }: Totals): string {
  const counted = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${counted}, ${skipped} skipped` : counted;
}

function judged(exitCode: number, totals: Totals): Totals {
  const ran = totals.passed + totals.failed;
  const crashed = totals.failed === 0 && (exitCode !== 0 || ran === 0);
  return crashed ? { ...totals, failed: 1 } : totals;
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
