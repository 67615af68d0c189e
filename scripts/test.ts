/**
 * `npm test`: unit and contract tests, then end-to-end tests in a real browser against the production
 * build. `--unit` or `--e2e` runs one suite; what follows `--` goes to its runner. The last line is
 * always the total.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSER_VARIABLE, findBrowser } from '../e2e/support/browser.ts';
import { ensureFreshBuild } from './fresh-build.ts';
import { root, runScript, runTool } from './run.ts';
import { inWords, playwrightTotals, sum, vitestTotals } from './test-report.ts';
import type { Totals } from './test-report.ts';

const { values, positionals } = parseArgs({
  options: { unit: { type: 'boolean' }, e2e: { type: 'boolean' } },
  allowPositionals: true,
});
const both = values.unit === values.e2e;

const results: Totals[] = [];
if (both || values.unit) results.push(await suite('Unit and contract tests', unit));
if (both || values.e2e) results.push(await suite('End-to-end tests', endToEnd));

const total = sum(results);
if (total.failed > 0) process.exitCode = 1;
console.log(`\n${inWords(total)}`);

async function unit(): Promise<Totals> {
  const report = freshReport('vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runTool('vitest/vitest.mjs', ['run', ...reporters, ...positionals]);
  return vitestTotals(report, code);
}

async function endToEnd(): Promise<Totals> {
  const report = freshReport('playwright.json');
  await ensureFreshBuild();
  const checked = await runScript('scripts/check-dist.ts');
  if (checked !== 0) throw new Error('The build is not fit to be tested.');
  const browser = await findBrowser();
  const reporter = process.stdout.isTTY ? 'line,json' : 'list,json';
  const code = await runTool(
    '@playwright/test/cli.js',
    ['test', `--reporter=${reporter}`, ...positionals],
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...(browser.executablePath ? { [BROWSER_VARIABLE]: browser.executablePath } : {}),
    },
  );
  return playwrightTotals(report, code);
}

/** Runs a suite under a heading; one that cannot even start counts as a failure. */
async function suite(name: string, execute: () => Promise<Totals>): Promise<Totals> {
  console.log(`\n== ${name}`);
  const totals = await execute().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  console.log(`${name}: ${inWords(totals)}`);
  return totals;
}

/** Where a runner writes its report; an old one is removed, so that it cannot be taken for the new one. */
function freshReport(name: string): string {
  const file = join(root, '.cache', name);
  rmSync(file, { force: true });
  mkdirSync(join(root, '.cache'), { recursive: true });
  return file;
}
