import { defineConfig, devices } from '@playwright/test';
import { BROWSER_VARIABLE, launchOptions } from './e2e/support/browser.ts';
import type { Letters } from './e2e/support/fixtures.ts';
import { readBuildSettings } from './vite/build-settings.ts';

const port = Number(process.env['E2E_PORT'] ?? 4273);
// Tests open addresses relative to this one, and so work under a sub-path as well.
const baseURL = `http://127.0.0.1:${port}${readBuildSettings(process.env).base}`;
const inCi = Boolean(process.env['CI']);

/** Checks that everything fits. Wide letters scroll what others do not. */
const LETTERS = /letters\.spec\.ts/;

export default defineConfig<{ readonly letters: Letters }>({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './scripts/testing/find-browser.ts',
  fullyParallel: true,
  forbidOnly: inCi,
  workers: 2,
  // The second try is there to record a trace. A test that needs it fails the run.
  retries: inCi ? 1 : 0,
  failOnFlakyTests: true,
  // A busy machine is no reason to fail.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
    // Nothing is looked at half faded in.
    contextOptions: { reducedMotion: 'reduce' },
    // To record each test would take a fifth of the time.
    trace: inCi ? 'on-first-retry' : 'retain-on-failure',
    // globalSetup has found the browser before any worker reads this.
    launchOptions: launchOptions(process.env[BROWSER_VARIABLE]),
  },
  projects: [
    { name: 'chromium', testIgnore: LETTERS },
    // The fonts of the machine decide nothing, as everything has to fit with wide and narrow letters.
    { name: 'wide letters', testMatch: LETTERS, use: { letters: 'wide' } },
    { name: 'narrow letters', testMatch: LETTERS, use: { letters: 'narrow' } },
  ],
  webServer: {
    command: `node --import tsx scripts/local/preview.ts --port ${port}`,
    url: baseURL,
    reuseExistingServer: !inCi,
    timeout: 240_000,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
