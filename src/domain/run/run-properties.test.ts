import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveRun } from './testing/live-run';
import { scenario } from './testing/scenario';
import { setStage, signInAgain } from './testing/stage';
import { untruths } from './testing/truth';

const RUNS = { numRuns: Number(process.env['RUNS'] ?? 2_000) };

describe('a run through random faults and crashes', () => {
  it('accounts for everybody as GitLab does, and changes nobody twice', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const { gitlab, plan, clock, random, before } = setStage(given);
        const { report, kept, patches } = await liveRun({
          plan,
          gateway: gitlab,
          clock,
          random,
          policy: given.policy,
          crashes: given.crashes,
          rememberedLimit: given.rememberedLimit,
          watch: signInAgain({ gitlab, clock }),
        });
        expect(untruths(report, plan, gitlab, before)).toEqual([]);
        expect(gitlab.overbooked).toEqual([]);
        expect(kept).toEqual(report);
        for (const [id, holds] of patches) expect(gitlab.holders.has(id)).toBe(holds);
      }),
      RUNS,
    );
  }, 120_000);
});
