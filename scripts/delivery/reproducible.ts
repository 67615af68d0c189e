/** `npm run check:reproducible`: builds twice, and fails when the two differ in a single byte. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main, runTool } from '../run.ts';

await main(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duo-seats-build-'));
  try {
    const first = await build(join(folder, 'first'));
    const second = await build(join(folder, 'second'));
    const names = new Set([...first.keys(), ...second.keys()]);
    const different = [...names].filter((name) => first.get(name) !== second.get(name));
    if (different.length > 0) throw new Error(`Two builds differ in ${different.join(', ')}`);
    const whole = createHash('sha256')
      .update(JSON.stringify([...first]))
      .digest('hex');
    console.log(`Two builds of ${names.size} files are the same: sha256 ${whole}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The hash of each file, by its name. */
async function build(outDir: string): Promise<Map<string, string>> {
  const args = ['build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir'];
  if ((await runTool('vite/bin/vite.js', args)) !== 0) throw new Error('The build failed.');
  const entries = readdirSync(outDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return new Map(paths.map((path) => [path.slice(outDir.length + 1), hashOf(path)]));
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
