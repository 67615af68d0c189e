/**
 * `npm run licences`: sums up dist/licences.txt. The build writes it, and fails when a licence is not among
 * the allowed ones or its words are not known.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main, root } from './run.ts';

const FILE = join(root, 'dist', 'licences.txt');

await main(() => {
  if (!existsSync(FILE)) throw new Error('There is no dist/licences.txt: run npm run build first.');
  const text = readFileSync(FILE, 'utf8');
  const licences = [...text.matchAll(/^Licence: (.*)$/gm)].map(([, licence = '']) => licence);
  const counts = new Map<string, number>();
  for (const licence of licences) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  for (const [licence, count] of counts) console.log(`${String(count).padStart(4)}  ${licence}`);
  console.log(`${licences.length} packages are shipped, each with the text of its licence.`);
  if (licences.length === 0) throw new Error('dist/licences.txt names no package.');
  return Promise.resolve();
});
