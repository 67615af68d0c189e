/**
 * `npm run codegen`: compiles src/gitlab/operations/*.graphql against src/gitlab/schema.graphql into
 * typed documents, so that the page ships neither GraphQL's parser nor an operation GitLab would refuse.
 * `--check` compares with the committed file instead of writing it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { generateOperations, readDocuments } from './graphql-operations.ts';
import { main, root } from '../run.ts';

const SCHEMA = `${root}/src/gitlab/schema.graphql`;
const OPERATIONS = `${root}/src/gitlab/operations`;
const TARGET = `${root}/src/gitlab/generated/operations.ts`;

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const name = relative(root, TARGET);

await main(async () => {
  const generated = await generateOperations(
    readFileSync(SCHEMA, 'utf8'),
    readDocuments(OPERATIONS),
  );
  if (!values.check) {
    mkdirSync(dirname(TARGET), { recursive: true });
    writeFileSync(TARGET, generated);
    console.log(`Wrote ${name}`);
  } else if (readCommitted() === generated) {
    console.log(`${name} is up to date`);
  } else {
    throw new Error(`${name} is out of date: run "npm run codegen" and commit it.`);
  }
});

function readCommitted(): string | undefined {
  try {
    return readFileSync(TARGET, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
