import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { DEMO_ORIGIN } from './build-settings.ts';

declare global {
  /** Whether this build contains the demo. A constant, so that a build without it drops its code. */
  const __DEMO__: boolean;
}

const FILE_NAME = 'mockServiceWorker.js';

/** Stands in for mocks/browser.ts, so that a build without the demo cannot contain it by mistake. */
const NO_DEMO = `export function startDemo() {
  return Promise.reject(new Error('This build has no demo.'));
}`;

/**
 * Stands before MSW's own code, which takes every request of the page: here only those to the demo's
 * GitLab come to it. All others go their way as if there were no service worker, whatever became of it.
 */
export const WORKER_GUARD = `addEventListener('fetch', (event) => {
  if (new URL(event.request.url).origin !== '${DEMO_ORIGIN}') event.stopImmediatePropagation();
});
`;

/**
 * Serves MSW's service worker next to index.html, in dev and in the build, straight from the installed
 * package: a copy under public/ would go stale, and would be shipped without the demo as well.
 */
export function demoWorkerPlugin(demo: boolean): Plugin {
  const readWorker = () =>
    WORKER_GUARD + readFileSync(createRequire(import.meta.url).resolve(`msw/${FILE_NAME}`), 'utf8');

  return {
    name: 'duo-seats:demo-worker',
    config: () => ({ define: { __DEMO__: JSON.stringify(demo) } }),
    load: (id) => (!demo && id.endsWith('/mocks/browser.ts') ? NO_DEMO : null),
    configureServer(server) {
      if (!demo) return;
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== server.config.base + FILE_NAME) {
          next();
          return;
        }
        response.setHeader('Content-Type', 'text/javascript');
        response.setHeader('Cache-Control', 'no-store');
        response.end(readWorker());
      });
    },
    generateBundle() {
      if (demo) this.emitFile({ type: 'asset', fileName: FILE_NAME, source: readWorker() });
    },
  };
}
