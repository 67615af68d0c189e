/**
 * `npm run check:dist`: reads the built files, as they would be served, and fails when
 * - what is loaded for a real GitLab contains GraphQL's parser, the mocked GitLab or MSW;
 * - the page has no Content Security Policy, or has inline scripts that the policy does not know;
 * - a build without the demo contains the demo;
 * - the sign-in page comes with MUI, which is for what is behind it;
 * - the list of users comes with charts, or with any other code of the overview, reclaiming or the renewal;
 * - the list of users waits for what follows its rows: the engine of runs, plans, dialogs, menus, MUI.
 * `--dir` names another folder than `dist`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Manifest, ManifestChunk } from 'vite';
import type { BuildSettings } from '../../vite/build-settings.ts';
import { inlineScriptHashes } from '../../vite/csp-plugin.ts';
import { MODULES_RECORD, type ModulesRecord } from '../../vite/modules-record-plugin.ts';
import { isLaterCode } from '../../vite/later-code.ts';
import { isReportCode } from '../../vite/report-code.ts';
import { SETTINGS_RECORD } from '../../vite/settings-record-plugin.ts';
import { root } from '../run.ts';

const { values } = parseArgs({ options: { dir: { type: 'string', default: join(root, 'dist') } } });
const DIST = values.dir;

/** Strings that only these parts contain, and that survive minification. */
const MARKERS = {
  "GraphQL's parser": 'Syntax Error',
  MSW: '[MSW]',
  "GraphQL's executor": 'Must provide an operation',
};

const MUI = /node_modules\/@(mui|emotion)\//;

/** What the list of users needs beside the entry. */
const AREA = [
  'src/app/signed-in-area.tsx',
  'src/features/seats/seats-page.tsx',
  'src/messages/en/area.ts',
];

const read = (name: string) => readFileSync(join(DIST, name), 'utf8');
const manifest = JSON.parse(read('.vite/manifest.json')) as Manifest;
const settings = JSON.parse(read(SETTINGS_RECORD)) as BuildSettings;

const problems = [
  ...checkCode(),
  ...checkPage(),
  ...checkDemo(),
  ...checkSignIn(),
  ...checkFirstLoad(),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`The build is sound: ${chunksWithoutDemo().length} chunks, demo ${demoWord()}`);

function checkCode(): string[] {
  return chunksWithoutDemo().flatMap((chunk) => {
    const code = read(chunk.file);
    const found = Object.entries(MARKERS).filter(([, marker]) => code.includes(marker));
    const parts = [...found.map(([what]) => what), ...(isDemo(chunk) ? ['the mocked GitLab'] : [])];
    return parts.map((part) => `${chunk.file}, loaded for a real GitLab, contains ${part}`);
  });
}

/** The entry and all that can be loaded from it without import()ing the mocks. */
function chunksWithoutDemo(): ManifestChunk[] {
  const chunkOf = (key: string) => manifest[key] ?? [];
  const reached = new Set(Object.values(manifest).filter((chunk) => chunk.isEntry));
  for (const { imports = [], dynamicImports = [] } of reached) {
    const lazy = dynamicImports.flatMap(chunkOf).filter((chunk) => !isDemo(chunk));
    for (const next of [...imports.flatMap(chunkOf), ...lazy]) reached.add(next);
  }
  return [...reached];
}

function isDemo({ src = '' }: ManifestChunk): boolean {
  return src.startsWith('mocks/');
}

function checkPage(): string[] {
  const html = read('index.html');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  if (policy === undefined) return ['index.html has no Content Security Policy'];
  const unsafe = policy.includes('unsafe-') ? ['The policy allows something unsafe'] : [];
  const unknown = inlineScriptHashes(html).filter((hash) => !policy.includes(hash));
  return [...unsafe, ...unknown.map((hash) => `An inline script's ${hash} is not in the policy`)];
}

function checkDemo(): string[] {
  const names = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
  const worker = names.includes('mockServiceWorker.js');
  if (settings.demo) return worker ? [] : ["The demo's service worker is missing"];
  const scripts = names.filter((name) => name.endsWith('.js'));
  const leaks = scripts.filter((name) => read(name).includes(MARKERS.MSW));
  return [...leaks, ...(worker ? ['mockServiceWorker.js'] : [])].map(
    (name) => `${name} belongs to the demo, which this build leaves out`,
  );
}

function checkSignIn(): string[] {
  const modules = JSON.parse(read(MODULES_RECORD)) as ModulesRecord;
  const entries = Object.values(manifest).filter((chunk) => chunk.isEntry);
  return withImports(entries).flatMap(({ file }) =>
    (modules[file] ?? [])
      .filter((module) => MUI.test(module))
      .map((module) => `${file}, loaded with the sign-in page, contains ${module}`),
  );
}

/** The chunks and all that they import at once. */
function withImports(chunks: readonly ManifestChunk[]): ManifestChunk[] {
  const all = new Set(chunks);
  for (const { imports = [] } of all) {
    for (const next of imports.flatMap((key) => manifest[key] ?? [])) all.add(next);
  }
  return [...all];
}

/** What the list of users needs: the entry, the area behind the sign-in, and all that they import at once. */
function checkFirstLoad(): string[] {
  const modules = JSON.parse(read(MODULES_RECORD)) as ModulesRecord;
  const all = Object.values(modules).flat();
  const chunks = Object.values(manifest);
  const holds = (chunk: ManifestChunk, module: string) => modules[chunk.file]?.includes(module);
  const area = AREA.map((module) => chunks.find((chunk) => holds(chunk, module)));
  const found = area.filter((chunk) => chunk !== undefined);
  if (area.includes(undefined) || !all.some(isReportCode) || !all.some(isLaterCode)) {
    return ['The modules record knows no report, no run, or not the area behind the sign-in'];
  }
  const entries = chunks.filter((chunk) => chunk.isEntry);
  return withImports([...entries, ...found]).flatMap(({ file }) =>
    (modules[file] ?? [])
      .filter((module) => isReportCode(module) || isLaterCode(module) || MUI.test(module))
      .map((module) => `${file}, loaded with the list of users, contains ${module}`),
  );
}

function demoWord(): string {
  return settings.demo ? 'included' : 'left out';
}
