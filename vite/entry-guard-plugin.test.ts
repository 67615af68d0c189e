import { describe, expect, it } from 'vitest';
import type { Rollup } from 'vite';
import { modulesWithoutDemo } from './entry-guard-plugin.ts';

type ChunkLike = {
  readonly isEntry?: boolean;
  readonly imports?: string[];
  readonly dynamicImports?: string[];
  readonly facadeModuleId?: string;
  /** Each module's length in the output. */
  readonly modules: Readonly<Record<string, number>>;
};

/** The part of a bundle that the guard reads. */
function bundleOf(chunks: Readonly<Record<string, ChunkLike>>): Rollup.OutputBundle {
  const outputs = Object.entries(chunks).map(([fileName, chunk]) => {
    const modules = Object.entries(chunk.modules).map(
      ([id, renderedLength]) => [id, { renderedLength }] as const,
    );
    const output = {
      isEntry: false,
      imports: [],
      dynamicImports: [],
      ...chunk,
      type: 'chunk',
      fileName,
      modules: Object.fromEntries(modules),
    };
    return [fileName, output as unknown as Rollup.OutputChunk] as const;
  });
  return Object.fromEntries(outputs);
}

describe('modulesWithoutDemo', () => {
  it('follows imports of both kinds, however far, but not into the demo', () => {
    const bundle = bundleOf({
      'index.js': {
        isEntry: true,
        imports: ['a.js'],
        dynamicImports: ['page.js', 'demo.js'],
        modules: { '/src/main.tsx': 10 },
      },
      'a.js': { imports: ['b.js'], modules: { '/src/a.ts': 10 } },
      'b.js': { imports: ['index.js'], modules: { '/src/b.ts': 10 } },
      'page.js': { facadeModuleId: '/src/app/page.tsx', modules: { '/src/app/page.tsx': 10 } },
      'demo.js': { facadeModuleId: '/mocks/browser.ts', modules: { '/mocks/browser.ts': 10 } },
    });
    expect(modulesWithoutDemo(bundle).sort()).toEqual([
      '/src/a.ts',
      '/src/app/page.tsx',
      '/src/b.ts',
      '/src/main.tsx',
    ]);
  });

  it('goes into the demo where it is imported statically', () => {
    const bundle = bundleOf({
      'index.js': { isEntry: true, imports: ['demo.js'], modules: {} },
      'demo.js': { facadeModuleId: '/mocks/browser.ts', modules: { '/mocks/browser.ts': 10 } },
    });
    expect(modulesWithoutDemo(bundle)).toEqual(['/mocks/browser.ts']);
  });

  it('leaves out modules of which nothing is left', () => {
    const bundle = bundleOf({
      'index.js': { isEntry: true, modules: { '/src/main.tsx': 10, '/node_modules/x.js': 0 } },
    });
    expect(modulesWithoutDemo(bundle)).toEqual(['/src/main.tsx']);
  });
});
