/** `npm start`: serves the built app, building it if need be, and a mocked GitLab beside it. */
import { preview } from 'vite';
import { ensureFreshBuild } from './fresh-build.ts';
import {
  closeOnInterrupt,
  localConfig,
  printWelcome,
  readLocalOptions,
  startLocalGitLab,
} from './local-gitlab.ts';
import { main, root } from '../run.ts';

await main(async () => {
  const options = readLocalOptions(4173);
  await ensureFreshBuild({ force: options.build });

  const gitlab = await startLocalGitLab(options);
  const app = await preview({
    root,
    logLevel: 'warn',
    plugins: [localConfig(gitlab)],
    preview: { port: options.port, strictPort: false, open: false },
  });

  printWelcome(app.resolvedUrls?.local[0] ?? '', gitlab);
  closeOnInterrupt(() => Promise.all([app.close(), gitlab.close()]));
});
