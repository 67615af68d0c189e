import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../run.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const docs = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].map((name) => join(root, name));

const { scripts } = JSON.parse(read(join(root, 'package.json'))) as {
  scripts: Readonly<Record<string, string>>;
};

/** npm's own commands, which need no script. */
const OWN = ['ci', 'audit', 'install', 'run', 'sbom'];

/** Patterns for the names of all pictures that the end-to-end tests make. */
const pictures = readdirSync(join(root, 'e2e'))
  .filter((name) => name.endsWith('.spec.ts'))
  .flatMap((name) => [
    ...read(join(root, 'e2e', name)).matchAll(/screenshot\(\s*page,\s*(['`])(.*?)\1/g),
  ])
  .map(([, , name = '']) => new RegExp(`^${name.replace(/\$\{[^}]*\}/g, '[a-z0-9-]+')}\\.png$`));

const images = join(root, 'docs', 'images');
const someExist = existsSync(images) && readdirSync(images).length > 0;

describe.each(docs.map((path) => [relative(root, path), path] as const))('%s', (_name, path) => {
  const text = read(path);

  it('names commands that exist', () => {
    const wanted = [...text.matchAll(/\bnpm (run )?([a-z][\w:-]*)/g)]
      .filter(([, run, name = '']) => run !== undefined || !OWN.includes(name))
      .map(([, , name = '']) => name);
    expect(wanted.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names files of ours that exist', () => {
    const files = [...text.matchAll(/`((?:src|e2e|scripts|vite|deploy|docs|mocks)\/[\w./-]+)`/g)];
    const missing = files
      .map(([, file = '']) => file)
      .filter((file) => !['', '.ts', '.tsx'].some((end) => existsSync(join(root, file + end))));
    expect(missing).toEqual([]);
  });

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link);
    const broken = links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        if (link.endsWith('.png')) {
          const name = link.split('/').at(-1) ?? '';
          const isMade = pictures.some((pattern) => pattern.test(name));
          return !isMade || (someExist && !existsSync(join(dirname(path), link)));
        }
        return !existsSync(join(dirname(path), link));
      });
    expect(broken).toEqual([]);
  });
});
