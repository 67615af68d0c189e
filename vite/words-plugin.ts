import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';

type Words = { readonly [key: string]: string | Words };

const CATALOGUE = /\/src\/messages\/[\w-]+\/\w+\.json$/;

/**
 * Compiles messages while building, so that nobody downloads the parser of ICU's language. Without a build
 * (in development and in tests) they are read as they stand, with use-intl's own parser.
 */
export function wordsPlugin(): Plugin {
  return {
    name: 'duo-seats:words',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^use-intl\/format-message$/,
            replacement: 'use-intl/format-message/format-only',
          },
        ],
      },
    }),
    transform: {
      filter: { id: CATALOGUE },
      handler: (code) => ({ code: compileCatalog(code), map: null }),
    },
  };
}

/** The same catalog, as JSON, with each message in the form that needs no parser. */
export function compileCatalog(json: string): string {
  return JSON.stringify(compiled(JSON.parse(json) as Words));
}

function compiled(words: Words): object {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? compile(value) : compiled(value),
    ]),
  );
}
