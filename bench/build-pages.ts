import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { messagesPlugin } from '../vite/messages-plugin.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const outDir = folder('../.cache/bench');

export type Pages = { readonly url: string; close(): Promise<void> };

/** Builds all pages at once, as the product is built, and serves them. */
export async function servePages(): Promise<Pages> {
  await build({
    root: folder('pages'),
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), messagesPlugin()],
    // One of each for the product and the peers, whichever folder it is installed in.
    resolve: {
      dedupe: [
        'react',
        'react-dom',
        'react-router',
        'react-router-dom',
        '@emotion/react',
        '@mui/material',
      ],
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'baseline-widely-available',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  });
  const server = await preview({
    root: folder('pages'),
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 4390, open: false },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The pages are served nowhere');
  return { url, close: () => server.close() };
}
