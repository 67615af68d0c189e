/**
 * `npm run licences`: sums up dist/licences.txt, which the build writes (and which fails the build when a
 * licence is not among the allowed ones), and fails when a package in it has no licence text.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main, root } from './run.ts';

const FILE = join(root, 'dist', 'licences.txt');
/** Packages whose licence is told by package.json alone; the text of that licence is common knowledge. */
const WITHOUT_TEXT = 'The package has no licence text.';

await main(() => {
  if (!existsSync(FILE)) throw new Error('There is no dist/licences.txt: run npm run build first.');
  const text = readFileSync(FILE, 'utf8');
  const licences = [...text.matchAll(/^Licence: (.*)$/gm)].map(([, licence = '']) => licence);
  const counts = new Map<string, number>();
  for (const licence of licences) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const without = text.split(WITHOUT_TEXT).length - 1;
  for (const [licence, count] of counts) console.log(`${String(count).padStart(4)}  ${licence}`);
  console.log(
    `${licences.length} packages are shipped, ${without} of them without a licence text.`,
  );
  if (licences.length === 0) throw new Error('dist/licences.txt names no package.');
  return Promise.resolve();
});
