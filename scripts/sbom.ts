/**
 * `npm run sbom`: writes dist/sbom.cdx.json, a CycloneDX list of what the product depends on. The same
 * lock file gives the same list: what only tells when it was made is left out.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { main, root } from './run.ts';

type Sbom = {
  serialNumber?: string;
  metadata?: { timestamp?: string };
  readonly components?: readonly unknown[];
};

await main(async () => {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const { stdout } = await promisify(execFile)('npm', args, {
    cwd: root,
    maxBuffer: 64_000_000,
    // npm is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === 'win32',
  });
  const sbom = JSON.parse(stdout) as Sbom;
  delete sbom.serialNumber;
  delete sbom.metadata?.timestamp;
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist', 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
  console.log(`dist/sbom.cdx.json: ${sbom.components?.length ?? 0} components`);
});
