/**
 * Property tests import `fc` from here. They use the same seed each time, so that a build fails for its own
 * reasons. To explore, run a file with a random seed: `SEED=random npx vitest run <file>`. A failure prints
 * the command that repeats it.
 */
import * as fc from 'fast-check';
import { expect } from 'vitest';

const { SEED = '42' } = process.env;
const seed = SEED === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(SEED);

const printRerun: fc.Plugin<unknown> = () => ({
  onAllRunsComplete(details) {
    if (!details.failed) return;
    const { testPath = '<file>' } = expect.getState();
    const file = testPath.replace(`${process.cwd()}/`, '');
    const message = `${fc.defaultReportMessage(details)}

This property failed with the seed ${details.seed}. To run it again with the same values:
  SEED=${details.seed} npx vitest run ${file}
To try other values:
  SEED=random npx vitest run ${file}`;
    throw new Error(message, { cause: details.errorInstance });
  },
});

// `configureGlobal` takes plugins, although its own type does not list them.
const settings: fc.Parameters<unknown> = { seed, plugins: [printRerun] };
fc.configureGlobal(settings);

export { fc };
