/**
 * `npm run performance`: writes docs/performance.md and the README's line about it from
 * bench/results/*.json. `--check` compares with what is there instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { main, root } from '../scripts/run.ts';
import { performancePage, readmeLine } from './performance-page.ts';
import { readResults } from './read-results.ts';

const BEGIN = '<!-- From bench/results, by `npm run performance`: -->';
const END = '<!-- End of the results. -->';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

await main(async () => {
  const results = readResults();
  await update('docs/performance.md', () => performancePage(results));
  await update('README.md', (before) => withLine(before, readmeLine(results)));
});

async function update(name: string, change: (before: string) => string): Promise<void> {
  const path = `${root}${name}`;
  const before = readIfThere(path);
  const options = await resolveConfig(path);
  const after = await format(change(before), { ...options, parser: 'markdown' });
  if (!values.check) {
    writeFileSync(path, after);
    console.log(`Wrote ${name}`);
  } else if (before !== after) {
    throw new Error(
      `${name} says something else than bench/results: run "npm run performance" and commit it.`,
    );
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return '';
  }
}

function withLine(text: string, line: string): string {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from === -1 || to < from) throw new Error(`README.md has no place for it: ${BEGIN} … ${END}`);
  return `${text.slice(0, from + BEGIN.length)}\n\n${line}\n\n${text.slice(to)}`;
}
