import { describe, expect, it } from 'vitest';
import type { Rollup } from 'vite';
import { addFirstFiles } from './first-files-plugin.ts';

const HTML = `<head>
    <script type="module" crossorigin src="/seats/main.js"></script>
    <link rel="modulepreload" crossorigin href="/seats/start.js">
    <link rel="stylesheet" crossorigin href="/seats/start.css">
  </head>`;

function chunk(fileName: string, module: string, imports: string[] = [], styles: string[] = []) {
  const viteMetadata = { importedCss: new Set(styles) };
  const output = { type: 'chunk', fileName, imports, modules: { [module]: {} }, viteMetadata };
  return output as unknown as Rollup.OutputChunk;
}

const BUNDLE = Object.fromEntries(
  [
    chunk('early.js', 'C:\\app\\src\\early.ts'),
    chunk('start.js', '/app/src/app/app.tsx', [], ['start.css']),
    chunk(
      'inside.js',
      '/app/src/app/app-router.tsx',
      ['start.js', 'early.js', 'router.js'],
      ['inside.css'],
    ),
    chunk('client.js', '/app/src/gitlab/session/sign-in.ts'),
    chunk('router.js', '/app/node_modules/router.js', ['inside.js']),
  ].map((one) => [one.fileName, one]),
);

describe('the first files', () => {
  const html = addFirstFiles(HTML, BUNDLE, '/seats/');

  it('begin with the first code, before the rest', () => {
    const scripts = [...html.matchAll(/<script type="module" crossorigin src="([^"]*)"/g)];
    expect(scripts.map(([, file]) => file)).toEqual(['/seats/early.js', '/seats/main.js']);
  });

  it('are preloaded with all that they load, and nothing twice', () => {
    expect(html).toContain(
      'preload(\'modulepreload\', ["/seats/inside.js","/seats/router.js","/seats/client.js"])',
    );
    expect(html).toContain('preload(\'preload\', ["/seats/inside.css"])');
  });

  it('are all there, or the build fails', () => {
    const { 'client.js': _client, ...rest } = BUNDLE;
    expect(() => addFirstFiles(HTML, rest, '/')).toThrow('/src/gitlab/session/sign-in.ts');
  });

  it('are imported by no file of their own, or the build fails', () => {
    const handOn = {
      ...chunk('hand-on.js', '', ['inside.js']),
      modules: {},
      facadeModuleId: 'C:\\app\\src\\app\\app-router.tsx',
    };
    expect(() => addFirstFiles(HTML, { ...BUNDLE, 'hand-on.js': handOn }, '/')).toThrow(
      'hand-on.js only hands on /src/app/app-router.tsx',
    );
  });
});
