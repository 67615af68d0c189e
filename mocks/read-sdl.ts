import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own schema, from where it lies. Bundled code imports it by `?raw` instead. */
export function readSdl(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return readFileSync(join(here, '..', 'src', 'gitlab', 'schema.graphql'), 'utf8');
}
