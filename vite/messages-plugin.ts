import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';

type Messages = { readonly [key: string]: string | Messages };

const CATALOG = /\/src\/messages\/[\w-]+\/\w+\.json$/;

/**
 * Compiles messages in a build, so that no browser downloads a parser of ICU messages. In development and in
 * tests, use-intl's own parser reads them as they are.
 */
export function messagesPlugin(): Plugin {
  return {
    name: 'duo-seats:messages',
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
      filter: { id: CATALOG },
      handler: (code) => ({ code: compileCatalog(code), map: null }),
    },
  };
}

/** The same catalog, as JSON, with compiled messages. */
export function compileCatalog(json: string): string {
  return JSON.stringify(compiled(JSON.parse(json) as Messages));
}

function compiled(messages: Messages): object {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? compile(value) : compiled(value),
    ]),
  );
}
