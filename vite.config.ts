import { relative } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { readBuildSettings } from './vite/build-settings.ts';
import { cspPlugin } from './vite/csp-plugin.ts';
import { demoWorkerPlugin } from './vite/demo-worker-plugin.ts';
import { entryGuardPlugin } from './vite/entry-guard-plugin.ts';
import { firstFilesPlugin } from './vite/first-files-plugin.ts';
import { isLaterCode } from './vite/later-code.ts';
import { licensesPlugin } from './vite/licenses-plugin.ts';
import { modulesRecordPlugin } from './vite/modules-record-plugin.ts';
import { isOAuthCode } from './vite/oauth-code.ts';
import { settingsRecordPlugin } from './vite/settings-record-plugin.ts';
import { messagesPlugin } from './vite/messages-plugin.ts';

const settings = readBuildSettings(process.env);

export default defineConfig({
  base: settings.base,
  define: { __ANY_GITLAB__: JSON.stringify(settings.origins.length === 0) },
  plugins: [
    react(),
    messagesPlugin(),
    demoWorkerPlugin(settings.demo),
    firstFilesPlugin(),
    // The policy has the hashes of all scripts that are in the page by then.
    cspPlugin(settings.origins),
    entryGuardPlugin(),
    licensesPlugin(),
    settingsRecordPlugin(settings),
    modulesRecordPlugin(),
  ],
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    // Every browser of the target preloads modules by itself.
    modulePreload: { polyfill: false },
    // The CSP takes fonts and scripts from files only, never from data: URLs.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        // A file for the first page, one for the GraphQL client that signs in, one for what is behind the
        // sign-in, each with all that it needs. Left alone, the bundler makes one for each set of modules
        // that some pages share: dozens of a kilobyte or less, each of them a request.
        // The entry stays by itself, for all that go by it.
        codeSplitting: {
          groups: [
            { name: 'early', test: /[\\/]src[\\/]early\.ts$/, priority: 4 },
            {
              name: 'start',
              tags: ['$initial'],
              test: /^(?!.*[\\/](src[\\/]main\.tsx|index\.html))/,
              priority: 3,
            },
            {
              name: 'client',
              test: /[\\/]src[\\/]gitlab[\\/]session[\\/]sign-in\.ts$/,
              priority: 2,
            },
            { name: 'inside', test: /[\\/]src[\\/]app[\\/]app-router\.tsx$/, priority: 1 },
            // The strip over the rows asks for it, and waits for nothing that follows them.
            {
              name: 'end',
              test: /[\\/]src[\\/](storage[\\/]purchase-settings|features[\\/]shared[\\/]purchase[\\/]subscription-ends)\.ts$/,
            },
            { name: 'oauth', test: (id) => isOAuthCode(relative(import.meta.dirname, id)) },
            { name: 'later', test: (id) => isLaterCode(relative(import.meta.dirname, id)) },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
});
