import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { attempt, isExecutable } from '../../scripts/programs';

export type FoundBrowser = {
  /** Always set at present; Playwright would choose its own download without it. */
  readonly executablePath?: string;
  readonly channel?: string;
  readonly args: string[];
};

/** Names the browser to use; also how a finished search is handed to the processes that follow. */
export const BROWSER_VARIABLE = 'DUO_SEATS_BROWSER';

const VARIABLES = [BROWSER_VARIABLE, 'CHROME_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH'];

/** The browser's engine without its windows: the same pages, in half of the time. */
const HEADLESS_SHELL = 'chromium-headless-shell';

const COMMANDS = [
  HEADLESS_SHELL,
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'chrome.exe',
];

const PATHS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [];
  }),
};

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A browser to test in: the one named by an environment variable, an installed Chrome or Chromium,
 * Playwright's own, and failing those, one that gets installed now (by Playwright, or by apt as root).
 * @throws {Error} that says what to do, where none is to be had.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const executablePath =
    namedBrowser() ??
    (process.env['CI'] ? await headlessShellOfDebian() : undefined) ??
    installedBrowser() ??
    playwrightBrowser() ??
    (await installWithPlaywright()) ??
    (await installWithApt());
  if (executablePath === undefined) throw new Error(NONE_FOUND);
  return launchOptions(executablePath);
}

/** How to start a browser quietly; as root, Chromium's sandbox refuses to work. */
export function launchOptions(executablePath: string | undefined): FoundBrowser {
  const isRoot = process.getuid?.() === 0;
  const args = isRoot ? ['--no-sandbox', ...QUIET] : QUIET;
  return executablePath === undefined ? { args } : { executablePath, args };
}

function namedBrowser(): string | undefined {
  for (const name of VARIABLES) {
    const path = process.env[name];
    if (!path) continue;
    if (isExecutable(path)) return path;
    // Going on to another browser would hide that the person's choice was not followed.
    throw new Error(`${name} is set to ${path}, which is not a program that can be run.`);
  }
  return undefined;
}

function installedBrowser(): string | undefined {
  return [...onPath(COMMANDS), ...(PATHS[process.platform] ?? [])].find(isExecutable);
}

/** Where commands would be, in each folder of PATH. */
function onPath(commands: readonly string[]): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function playwrightBrowser(): string | undefined {
  const path = chromium.executablePath();
  return isExecutable(path) ? path : undefined;
}

async function installWithPlaywright(): Promise<string | undefined> {
  console.log('No browser found: asking Playwright to download one …');
  const cli = fileURLToPath(new URL('../../node_modules/@playwright/test/cli.js', import.meta.url));
  await attempt(process.execPath, [cli, 'install', 'chromium'], 180);
  return playwrightBrowser();
}

async function installWithApt(): Promise<string | undefined> {
  if (!mayInstallPackages()) return undefined;
  console.log("Installing Debian's Chromium …");
  await attempt('apt-get', ['update', '-qq'], 300);
  // The fonts are for names in the many scripts that people write theirs in.
  await attempt('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-core'], 900);
  return installedBrowser();
}

/** Installs it where a browser is there already, too: it is worth half of the time of all tests. */
async function headlessShellOfDebian(): Promise<string | undefined> {
  const found = () => onPath([HEADLESS_SHELL]).find(isExecutable);
  const before = found();
  if (before !== undefined || !mayInstallPackages()) return before;
  console.log("Installing Debian's headless Chromium …");
  await attempt('apt-get', ['update', '-qq'], 300);
  await attempt('apt-get', ['install', '-y', '-qq', HEADLESS_SHELL, 'fonts-noto-core'], 600);
  return found();
}

function mayInstallPackages(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

const NONE_FOUND = `No browser to run the end-to-end tests in, and none could be installed. Do one of:
  - install Google Chrome or Chromium (on Debian or Ubuntu: sudo apt-get install chromium);
  - run: npx playwright install chromium
  - set ${BROWSER_VARIABLE} to the path of a Chrome or Chromium.
The unit tests alone need none: npm test -- --unit`;
