import { relative } from 'node:path';
import type { Plugin } from 'vite';

/** Where a build records which modules each of its files is made of, beside Vite's own manifest. */
export const MODULES_RECORD = '.vite/modules.json';

/** By file of `dist/`: the modules with code in it, by their path from the project's root. */
export type ModulesRecord = Readonly<Record<string, readonly string[]>>;

/** Lets a later run see what a page downloads with each file. */
export function modulesRecordPlugin(): Plugin {
  let root = '';
  return {
    name: 'duo-seats:modules-record',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      const record: Record<string, string[]> = {};
      for (const [file, output] of Object.entries(bundle)) {
        if (output.type !== 'chunk') continue;
        record[file] = Object.entries(output.modules)
          .filter(([, { renderedLength }]) => renderedLength > 0)
          .map(([id]) => relative(root, id));
      }
      this.emitFile({ type: 'asset', fileName: MODULES_RECORD, source: JSON.stringify(record) });
    },
  };
}
