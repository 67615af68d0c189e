import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rollup } from 'vite';

/** Licenses that allow to ship a package with its license text beside it, and ask for nothing more. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

export type ShippedPackage = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
};

const FILE = 'licenses.txt';
const RULE = '-'.repeat(80);

/**
 * Puts the licenses of everything in the build beside it, and fails the build when a package has one
 * that was not reviewed, or none whose text is known.
 */
export function licensesPlugin(): Plugin {
  return {
    name: 'duo-seats:licenses',
    apply: 'build',
    generateBundle(_options, bundle) {
      const packages = shippedFolders(bundle).map(readPackage);
      const unknown = packages.filter(({ license }) => !isAllowed(license));
      if (unknown.length > 0) {
        const list = unknown.map(({ name, license }) => `  ${name}: ${license}`).join('\n');
        this.error(`These packages may not be shipped without looking at their licenses:\n${list}`);
      }
      const silent = packages.filter(({ text }) => text === '').map(({ name }) => name);
      if (silent.length > 0) this.error(`No license text is known of ${silent.join(', ')}`);
      this.emitFile({ type: 'asset', fileName: FILE, source: licenseTexts(packages) });
    },
  };
}

/** The folders of all packages of which something is left in the output, in order. */
export function shippedFolders(bundle: Rollup.OutputBundle): string[] {
  const folders = new Set<string>();
  for (const output of Object.values(bundle)) {
    if (output.type !== 'chunk') continue;
    for (const [id, { renderedLength }] of Object.entries(output.modules)) {
      const folder = renderedLength > 0 ? packageFolder(id) : undefined;
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders].sort((left, right) => left.localeCompare(right, 'en'));
}

function packageFolder(id: string): string | undefined {
  // Modules that plug-ins make up begin with a NUL; those of CommonJS packages end with a query.
  const path = id.replaceAll('\\', '/').replace(/^\0/, '').replace(/\?.*$/, '');
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

function readPackage(folder: string): ShippedPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name?: string;
    version?: string;
    license?: unknown;
    author?: unknown;
  };
  const { name, version, author } = manifest;
  const file = readdirSync(folder)
    .sort()
    .find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  const own =
    file === undefined
      ? ''
      : readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim();
  const license = typeof manifest.license === 'string' ? manifest.license : 'unknown';
  const known = name ?? folder;
  return {
    name: known,
    version: version ?? 'unknown',
    license,
    text: own || textOf(license, authorOf(author) ?? `the authors of ${known}`),
  };
}

/** Some packages name the MIT license without its text, which must be shipped all the same. */
export function textOf(license: string, holder: string): string {
  if (license !== 'MIT') return '';
  const ours = readFileSync(new URL('../LICENSE', import.meta.url), 'utf8');
  return ours.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`).trim();
}

function authorOf(author: unknown): string | null {
  if (typeof author === 'string') return author;
  const { name } = (author ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name : null;
}

/** One license, or one of a choice: `(MIT OR CC0-1.0)`. */
export function isAllowed(license: string): boolean {
  return license
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((one) => ALLOWED.has(one));
}

export function licenseTexts(packages: readonly ShippedPackage[]): string {
  const parts = packages.map(({ name, version, license, text }) =>
    [`${name} ${version}`, `License: ${license}`, '', text].join('\n'),
  );
  const intro = `Duo Seats is made with these packages, each under its own license.\nPackages: ${packages.length}`;
  return `${[intro, ...parts].join(`\n\n${RULE}\n\n`)}\n`;
}
