import { describe, expect, it } from 'vitest';
import type { Rollup } from 'vite';
import { isAllowed, licenseTexts, shippedFolders, textOf } from './licenses-plugin.ts';

function bundleOf(modules: Readonly<Record<string, number>>): Rollup.OutputBundle {
  const rendered = Object.entries(modules).map(([id, renderedLength]) => [id, { renderedLength }]);
  const chunk = { type: 'chunk', modules: Object.fromEntries(rendered) as unknown };
  return { 'index.js': chunk as unknown as Rollup.OutputChunk };
}

describe('shippedFolders', () => {
  it('finds packages with and without a scope, also nested ones, once each', () => {
    const bundle = bundleOf({
      '/app/src/main.tsx': 10,
      '/app/node_modules/react/index.js': 10,
      '\0/app/node_modules/react/cjs/react.js?commonjs-module': 10,
      '/app/node_modules/@mui/material/Button/Button.js': 10,
      '/app/node_modules/a/node_modules/b/index.js': 10,
      '/app/node_modules/unused/index.js': 0,
    });
    expect(shippedFolders(bundle)).toEqual([
      '/app/node_modules/@mui/material',
      '/app/node_modules/a/node_modules/b',
      '/app/node_modules/react',
    ]);
  });
});

it.each([
  ['MIT', true],
  ['(MIT OR CC0-1.0)', true],
  ['Apache-2.0', true],
  ['GPL-3.0-only', false],
  ['MIT AND GPL-3.0', false],
  ['unknown', false],
])('%s: %s', (license, allowed) => {
  expect(isAllowed(license)).toBe(allowed);
});

it('names each package with its license and text', () => {
  const text = licenseTexts([
    { name: 'a', version: '1.0.0', license: 'MIT', text: 'Permission is hereby granted' },
  ]);
  expect(text).toContain('Packages: 1');
  expect(text).toContain('a 1.0.0\nLicense: MIT\n\nPermission is hereby granted\n');
});

it('knows the text of the MIT license, for packages without it', () => {
  const text = textOf('MIT', 'Somebody <some@example.com>');
  expect(text).toContain('Copyright (c) Somebody <some@example.com>');
  expect(text).toContain('Permission is hereby granted');
  expect(text).not.toContain('Duo Seats');
  expect(textOf('ISC', 'Somebody')).toBe('');
});
