import { describe, expect, it } from 'vitest';
import { planForAll, recorder, runIn, smallWorld, mutations } from '../testing/small-world';

describe('throughput', () => {
  it('assigns 10,000 users with few extra calls, at nearly the ideal throughput', async () => {
    const here = smallWorld({ count: 10_000, purchased: 10_000 });
    const began = here.clock.now();
    const { report, learnedLimit } = await runIn(here, planForAll(here.gitlab, 'assign'));
    expect(report.counts.assigned).toBe(10_000);
    expect(learnedLimit).toBe(50);
    const ideal = { calls: 200, ms: (200 / 2) * 150 };
    expect(here.gitlab.calls.length).toBeLessThanOrEqual(ideal.calls * 1.05);
    expect(here.clock.now() - began).toBeLessThanOrEqual(ideal.ms * 1.1);
  });

  it('starts with the remembered limit', async () => {
    const here = smallWorld({ count: 100 });
    await runIn(here, planForAll(here.gitlab, 'assign'), { rememberedLimit: 50 });
    expect(mutations(here.gitlab)).toBe(2);
  });

  it('halves batches when GitLab names no limit, and does not store the half as the limit', async () => {
    const here = smallWorld({ count: 100, limit: 30, tellsLimit: false });
    const { report, learnedLimit } = await runIn(here, planForAll(here.gitlab, 'assign'));
    expect(report.counts.assigned).toBe(100);
    expect(learnedLimit).toBeNull();
    // 100, 50, then four of 25.
    expect(mutations(here.gitlab)).toBe(6);
  });

  it('sends smaller batches when the limit shrinks during the run', async () => {
    const here = smallWorld({
      count: 60,
      limit: 20,
      meanwhile: (request, gitlab) => {
        if (request === 2) gitlab.limit = 10;
      },
    });
    const { report, learnedLimit } = await runIn(here, planForAll(here.gitlab, 'assign'), {
      rememberedLimit: 20,
    });
    expect(report.counts.assigned).toBe(60);
    expect(learnedLimit).toBe(10);
  });

  it('sends users one by one without bulk mutations, and stores no limit', async () => {
    const here = smallWorld({ count: 7, features: { bulk: false } });
    const { report, learnedLimit } = await runIn(here, planForAll(here.gitlab, 'assign'));
    expect(report.counts.assigned).toBe(7);
    expect(mutations(here.gitlab)).toBe(7);
    expect(learnedLimit).toBeNull();
  });

  it('sends one call at a time while few seats are free, and two otherwise', async () => {
    const most = async (purchased: number): Promise<number> => {
      const here = smallWorld({ count: 200, purchased });
      const { seen, watch } = recorder();
      await runIn(here, planForAll(here.gitlab, 'assign'), { watch, rememberedLimit: 10 });
      return Math.max(...seen.map((snapshot) => snapshot.inFlight));
    };
    expect(await most(25)).toBe(1);
    expect(await most(1_000)).toBe(2);
  });
});
