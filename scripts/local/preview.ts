/** Serves `dist/` on a fixed port, building it first if need be: the page that the end-to-end tests visit. */
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { ensureFreshBuild } from './fresh-build.ts';
import { main, root } from '../run.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4273' } } });

await main(async () => {
  await ensureFreshBuild();
  const server = await preview({
    root,
    logLevel: 'warn',
    preview: {
      port: Number(values.port),
      strictPort: true,
      open: false,
      // Under this name a test visits the page as one that came over plain http from another computer.
      allowedHosts: ['seats.test'],
    },
  });
  server.printUrls();
});
