import { delimiter, join } from 'node:path';
import { attempt, isExecutable } from './programs';

/** Names the nginx to use. */
const VARIABLE = 'DUO_SEATS_NGINX';
const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/**
 * An nginx to test with: the one named by an environment variable, an installed one, or Debian's, which
 * gets installed when run as root.
 * @throws {Error} that says what to do, where none is to be had.
 */
export async function findNginx(): Promise<string> {
  const named = process.env[VARIABLE];
  if (named !== undefined && named !== '') return named;
  const found = installed() ?? (await installWithApt());
  if (found === undefined) {
    throw new Error(`No nginx to test with, and none could be installed. Do one of:
  - install it (on Debian or Ubuntu: sudo apt-get install nginx-light);
  - set ${VARIABLE} to the path of an nginx.`);
  }
  return found;
}

function installed(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...onPath, ...FOLDERS].map((folder) => join(folder, 'nginx')).find(isExecutable);
}

async function installWithApt(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  console.log("Installing Debian's nginx …");
  await attempt('apt-get', ['update', '-qq'], 300);
  // Without a service manager the package cannot start it, and need not.
  await attempt('apt-get', ['install', '-y', '-qq', 'nginx-light'], 300, { RUNLEVEL: '1' });
  return installed();
}
