import type { Plugin, Rollup } from 'vite';

/** The first code that runs, in a file of its own. */
const EARLY = '/src/early.ts';

/** What is needed behind the sign-in; otherwise the browser would find these one after the other. */
const BEHIND_SIGN_IN = ['/src/app/app-router.tsx', '/src/gitlab/session/sign-in.ts'];

/** Where a tab keeps its token: src/gitlab/session/token-vault.ts. */
const KEPT = 'duo-seats:session';

type Bundle = Readonly<Record<string, Rollup.OutputChunk | Rollup.OutputAsset>>;

/**
 * Has the page ask for all files side by side: the first code as a script that runs as soon as it is there, and
 * what is behind the sign-in where this tab kept a token.
 */
export function firstFilesPlugin(): Plugin {
  let base = '/';
  return {
    name: 'duo-seats:first-files',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => (bundle ? addFirstFiles(html, bundle, base) : html),
    },
  };
}

/**
 * The page with its first files.
 * @throws {Error} when the bundle lacks one of them, or imports it by a file of its own.
 */
export function addFirstFiles(html: string, bundle: Bundle, base: string): string {
  const early = chunkOf(bundle, EARLY).fileName;
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const module of BEHIND_SIGN_IN) {
    const chunk = chunkOf(bundle, module);
    const imported = chunksOf(bundle).find(({ facadeModuleId }) =>
      isModule(facadeModuleId, module),
    );
    if (imported && imported !== chunk) {
      throw new Error(
        `${imported.fileName} only hands on ${module}, a request more: does a module await at its top level?`,
      );
    }
    collect(bundle, chunk, scripts, styles);
  }
  const there = (file: string) => html.includes(`${base}${file}"`) || file === early;
  const later = [...scripts].filter((file) => !there(file)).map((file) => `${base}${file}`);
  const sheets = [...styles].filter((file) => !there(file)).map((file) => `${base}${file}`);
  const first = `<script type="module" crossorigin src="${base}${early}"></script>`;
  return html.replace(/(\s*)(<script type="module")/, (_all, space: string, main: string) =>
    [first, preloading(later, sheets), main].map((tag) => `${space}${tag}`).join(''),
  );
}

/** Storage that is forbidden throws. */
function preloading(scripts: readonly string[], sheets: readonly string[]): string {
  return `<script>
      (function () {
        function preload(rel, files) {
          files.forEach(function (file) {
            var link = document.createElement('link');
            link.rel = rel;
            if (rel === 'preload') link.as = 'style';
            link.crossOrigin = '';
            link.href = file;
            document.head.append(link);
          });
        }
        try {
          if (sessionStorage.getItem(${JSON.stringify(KEPT)}) === null) return;
          preload('modulepreload', ${JSON.stringify(scripts)});
          preload('preload', ${JSON.stringify(sheets)});
        } catch (error) {
          // No token is kept here.
        }
      })();
    </script>`;
}

function chunksOf(bundle: Bundle): readonly Rollup.OutputChunk[] {
  return Object.values(bundle).filter((output) => output.type === 'chunk');
}

const isModule = (id: string | null, module: string): boolean =>
  id?.replaceAll('\\', '/').endsWith(module) === true;

function chunkOf(bundle: Bundle, module: string): Rollup.OutputChunk {
  const chunk = chunksOf(bundle).find(({ modules }) =>
    Object.keys(modules).some((id) => isModule(id, module)),
  );
  if (chunk) return chunk;
  throw new Error(`No file of the page has ${module}`);
}

/** The chunk with all that it loads before it runs. */
function collect(
  bundle: Bundle,
  chunk: Rollup.OutputChunk,
  scripts: Set<string>,
  styles: Set<string>,
): void {
  if (scripts.has(chunk.fileName)) return;
  scripts.add(chunk.fileName);
  for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
  for (const name of chunk.imports) {
    const next = bundle[name];
    if (next?.type === 'chunk') collect(bundle, next, scripts, styles);
  }
}
