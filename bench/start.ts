/** `npm run bench`: installs the packages to be compared with, where they are missing, and measures. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const [lock, installed] = [
  `${folder}package-lock.json`,
  `${folder}node_modules/.package-lock.json`,
];

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.log('Installing the packages of bench/, which this app is compared with …');
  // npm is a .cmd file on Windows, which only a shell can start.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
await import('./run.ts');
