import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

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
 * Serves MSW's service worker next to index.html, in dev and in the build, straight from the installed
 * package: a copy under public/ would go stale, and would be shipped without the demo as well.
 */
export function demoWorkerPlugin(demo: boolean): Plugin {
  const readWorker = () =>
    readFileSync(createRequire(import.meta.url).resolve(`msw/${FILE_NAME}`), 'utf8');

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
