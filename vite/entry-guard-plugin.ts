import type { Plugin, Rollup } from 'vite';

/** Modules that belong to the demo or to the build: users of a real GitLab must not download them. */
const ONLY_FOR_THE_DEMO =
  /\/mocks\/|\/node_modules\/(msw|@mswjs|@faker-js)\/|\/node_modules\/graphql\/(language\/(parser|lexer)|execution|type)\b/;

/**
 * Fails the build when a page for a real GitLab could load the demo's code or GraphQL's parser, and
 * names the module.
 */
export function entryGuardPlugin(): Plugin {
  return {
    name: 'duo-seats:entry-guard',
    apply: 'build',
    generateBundle(_options, bundle) {
      const found = modulesWithoutDemo(bundle).filter((id) => ONLY_FOR_THE_DEMO.test(id));
      if (found.length > 0) {
        this.error(`These modules could be loaded without the demo:\n  ${found.join('\n  ')}`);
      }
    },
  };
}

/** The modules in all chunks that can be reached from the entries without import()ing the mocks. */
export function modulesWithoutDemo(bundle: Rollup.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const reached = new Set(chunks.filter((chunk) => chunk.isEntry));
  for (const chunk of reached) {
    const loaded = chunk.imports.map((name) => byName.get(name));
    const lazy = chunk.dynamicImports.map((name) => byName.get(name)).filter(isNotDemo);
    for (const next of [...loaded, ...lazy]) if (next) reached.add(next);
  }
  return [...reached].flatMap((chunk) => renderedModules(chunk));
}

function isNotDemo(chunk: Rollup.OutputChunk | undefined): boolean {
  return !withSlashes(chunk?.facadeModuleId ?? '').includes('/mocks/');
}

function renderedModules(chunk: Rollup.OutputChunk): string[] {
  const rendered = Object.entries(chunk.modules).filter(([, module]) => module.renderedLength > 0);
  return rendered.map(([id]) => withSlashes(id));
}

function withSlashes(id: string): string {
  return id.replaceAll('\\', '/');
}
