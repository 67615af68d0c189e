import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/run';

/** A command of the documentation, as a person would paste it. */
export type DocCommand = { readonly doc: string; readonly text: string };

/** Every command in a shell block of any document, in the order of reading. */
export function docCommands(): DocCommand[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'));
  const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name));
  return [...top, ...below].flatMap((doc) => {
    const text = readFileSync(join(root, doc), 'utf8');
    const blocks = [...text.matchAll(/^( *)```sh\n([\s\S]*?)^\1```/gm)];
    return blocks.flatMap(([, , block = '']) =>
      commandsOf(block).map((command) => ({ doc, text: command })),
    );
  });
}

/** A block in its commands: one goes on over a backslash at a line's end, and over an open quote. */
function commandsOf(block: string): string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of block.split('\n')) {
    if (open === '' && (line.trim() === '' || line.trim().startsWith('#'))) continue;
    open += open === '' ? line.trim() : `\n${line}`;
    const isQuoted = (open.match(/'/g) ?? []).length % 2 === 1;
    if (isQuoted || open.endsWith('\\')) continue;
    commands.push(open);
    open = '';
  }
  return open === '' ? commands : [...commands, open];
}
