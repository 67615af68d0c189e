/**
 * `npm run codegen`: compiles src/gitlab/operations/*.graphql against src/gitlab/schema.graphql into
 * typed documents, so that the page ships neither GraphQL's parser nor an operation GitLab would refuse.
 * `--check` compares with the committed file instead of writing it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { generateOperations, readDocuments } from './graphql-operations.ts';
import { main, root } from '../run.ts';

const SCHEMA = `${root}/src/gitlab/schema.graphql`;
const OPERATIONS = `${root}/src/gitlab/operations`;
const TARGET = `${root}/src/gitlab/generated`;

/** Its operations are asked on request, so their code is not loaded before the first rows. */
const LATER = 'usage.graphql';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

await main(async () => {
  const sdl = readFileSync(SCHEMA, 'utf8');
  const all = readDocuments(OPERATIONS);
  const first = all.filter(({ location }) => location !== LATER);
  const later = all.filter(({ location }) => location === LATER);
  put('operations.ts', await generateOperations(sdl, first, all));
  put('usage-operations.ts', await generateOperations(sdl, later));
});

function put(file: string, generated: string): void {
  const path = join(TARGET, file);
  const name = relative(root, path);
  if (!values.check) {
    mkdirSync(TARGET, { recursive: true });
    writeFileSync(path, generated);
    console.log(`Wrote ${name}`);
  } else if (readCommitted(path) === generated) {
    console.log(`${name} is up to date`);
  } else {
    throw new Error(`${name} is out of date: run "npm run codegen" and commit it.`);
  }
}

function readCommitted(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
