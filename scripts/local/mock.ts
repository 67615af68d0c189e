/** `npm run mock`: the mocked GitLab alone. `--help` lists its options. */
import { runMockCli } from '../../mocks/cli.ts';
import { main } from '../run.ts';

await main(async () => {
  await runMockCli(process.argv.slice(2));
});
