/** `npm run dev`: the app with hot reload, and a mocked GitLab beside it. */
import { createServer } from 'vite';
import {
  closeOnInterrupt,
  localConfig,
  printWelcome,
  readLocalOptions,
  startLocalGitLab,
} from './local-gitlab.ts';
import { main, root } from '../run.ts';

await main(async () => {
  const options = readLocalOptions(5173);
  const gitlab = await startLocalGitLab(options);
  const app = await createServer({
    root,
    plugins: [localConfig(gitlab)],
    server: { port: options.port, strictPort: false },
  });
  await app.listen();

  printWelcome(app.resolvedUrls?.local[0] ?? '', gitlab);
  closeOnInterrupt(() => Promise.all([app.close(), gitlab.close()]));
});
