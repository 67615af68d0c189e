import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readBuildSettings } from '../../vite/build-settings.ts';
import { SETTINGS_RECORD } from '../../vite/settings-record-plugin.ts';
import { root, runTool } from '../run.ts';

/** All that a build is made of. */
const SOURCES = ['src', 'mocks', 'vite', 'public', 'index.html', 'vite.config.ts', 'package.json'];
const NOT_SHIPPED = /\.test\.tsx?$|\.md$/;

/**
 * Builds `dist/` if it is missing, older than the sources, or built with other settings.
 * @throws {Error} when the build fails.
 */
export async function ensureFreshBuild({ force = false } = {}): Promise<void> {
  const reason = force ? 'requested' : await staleBecause();
  if (reason === undefined) return;
  console.log(`Building dist/ (${reason}) …`);
  const code = await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  if (code !== 0) throw new Error('The build failed.');
}

async function staleBecause(): Promise<string | undefined> {
  const record = join(root, 'dist', SETTINGS_RECORD);
  if (!existsSync(record)) return 'there is none yet';
  if (readFileSync(record, 'utf8') !== JSON.stringify(readBuildSettings(process.env))) {
    return 'it was built with other settings';
  }
  const builtAt = statSync(record).mtimeMs;
  for (const source of SOURCES) {
    const changed = await newerThan(join(root, source), builtAt);
    if (changed !== undefined) return `${changed.slice(root.length)} has changed`;
  }
  return undefined;
}

/** The first file at or under `path` that is newer than `time`. Folders count: a deletion touches them. */
async function newerThan(path: string, time: number): Promise<string | undefined> {
  if (!existsSync(path) || NOT_SHIPPED.test(path)) return undefined;
  const stat = statSync(path);
  if (stat.mtimeMs > time) return path;
  if (!stat.isDirectory()) return undefined;
  for (const name of await readdir(path)) {
    const changed = await newerThan(join(path, name), time);
    if (changed !== undefined) return changed;
  }
  return undefined;
}
