/**
 * `npm run sbom`: writes dist/sbom.cdx.json, a CycloneDX list of what the product depends on, and of what
 * the build bundles for the demo, which is a development dependency otherwise. The same lock file and build
 * give the same list: the time of the build is left out.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { main, root } from '../run.ts';

type Sbom = {
  serialNumber?: string;
  readonly metadata?: { timestamp?: string; readonly component?: Pick<Component, 'bom-ref'> };
  components?: readonly Component[];
  dependencies?: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
};

type Component = {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
};

await main(async () => {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { stdout } = await promisify(execFile)('npm', args, {
    cwd: root,
    maxBuffer: 64_000_000,
    // npm is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === 'win32',
  });
  const sbom = JSON.parse(stdout) as Sbom;
  delete sbom.serialNumber;
  delete sbom.metadata?.timestamp;
  const shipped = readShipped();
  sbom.components = (sbom.components ?? []).filter(
    (one) => !isForDevelopment(one) || shipped.has(`${one.name} ${one.version}`),
  );
  const product = sbom.metadata?.component?.['bom-ref'];
  const kept = new Set([product, ...sbom.components.map((one) => one['bom-ref'])]);
  sbom.dependencies = (sbom.dependencies ?? []).flatMap(({ ref, dependsOn = [] }) =>
    kept.has(ref) ? [{ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }] : [],
  );
  writeFileSync(join(root, 'dist', 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
  console.log(`dist/sbom.cdx.json: ${sbom.components.length} components`);
});

/** `name version` of each package in the build, from its list of licenses. */
function readShipped(): ReadonlySet<string> {
  const file = join(root, 'dist', 'licenses.txt');
  if (!existsSync(file)) throw new Error('There is no dist/licenses.txt: run npm run build first.');
  const text = readFileSync(file, 'utf8');
  return new Set([...text.matchAll(/^(\S+ \S+)\nLicense: /gm)].map(([, one = '']) => one));
}

function isForDevelopment({ properties = [] }: Component): boolean {
  return properties.some(
    ({ name, value }) => name === 'cdx:npm:package:development' && value === 'true',
  );
}
