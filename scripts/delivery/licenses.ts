/**
 * `npm run licenses`: sums up dist/licenses.txt. The build writes it, and fails when a license is not among
 * the allowed ones or its text is not known.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main, root } from '../run.ts';

const FILE = join(root, 'dist', 'licenses.txt');

await main(() => {
  if (!existsSync(FILE)) throw new Error('There is no dist/licenses.txt: run npm run build first.');
  const text = readFileSync(FILE, 'utf8');
  const licenses = [...text.matchAll(/^License: (.*)$/gm)].map(([, license = '']) => license);
  const counts = new Map<string, number>();
  for (const license of licenses) counts.set(license, (counts.get(license) ?? 0) + 1);
  for (const [license, count] of counts) console.log(`${String(count).padStart(4)}  ${license}`);
  console.log(`${licenses.length} packages are shipped, each with the text of its license.`);
  if (licenses.length === 0) throw new Error('dist/licenses.txt names no package.');
  return Promise.resolve();
});
