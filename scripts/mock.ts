/** `npm run mock`: the mocked GitLab alone. `--help` lists what it can be told. */
import { runMockCli } from '../mocks/cli.ts';
import { main } from './run.ts';

await main(async () => {
  await runMockCli(process.argv.slice(2));
});
