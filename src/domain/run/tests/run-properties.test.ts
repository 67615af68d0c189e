import { fc } from '../../../lib/testing/fast-check';
import { describe, expect, it, vi } from 'vitest';
import { indexRoster } from '../../plan/match-users';
import type { Plan } from '../../plan/plan';
import { orderedChanges } from '../../plan/shortfall';
import { undoPlan } from '../report/follow-up';
import type { Report } from '../report/report';
import type { Runner } from '../engine/runner';
import { IDENTITY, liveRun, type LiveOptions } from '../testing/live-run';
import { createOutsiders, meddlings } from '../testing/outsiders';
import { scenario, type Scenario } from '../testing/scenario';
import { setStage, signInAgain, type Stage } from '../testing/stage';
import { untruths } from '../testing/truth';

/**
 * Worlds for each property, the same ones each time. `SEED=random` tries others, and `SEEDS` says how many:
 * `SEED=random SEEDS=5000 npx vitest run src/domain/run/tests/run-properties.test.ts`.
 */
const SEEDS = { numRuns: Number(process.env['SEEDS'] ?? 1_000) };
vi.setConfig({ testTimeout: 600_000 });

function options(given: Scenario, stage: Stage): LiveOptions {
  const { plan, gitlab, clock, random } = stage;
  const { policy, crashes, rememberedLimit } = given;
  const watch = signInAgain(stage);
  return {
    plan,
    gateway: gitlab,
    clock,
    random,
    policy,
    crashes,
    rememberedLimit,
    watch,
  };
}

describe('a run through random faults and crashes', () => {
  it('accounts for all users as GitLab does, and changes none twice', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const stage = setStage(given);
        const { plan, gitlab, before } = stage;
        const { report, finished, kept, patches } = await liveRun(options(given, stage));
        if (isBelievable(given, report)) expect(untruths(report, plan, gitlab, before)).toEqual([]);
        expect(gitlab.overbooked).toEqual([]);
        expect(kept).toEqual(report);
        if (isChecked(given)) expect(report.counts.shared).toBe(0);
        const differs = report.proof?.kind === 'read' && report.proof.differences.length > 0;
        if (!differs) expect(finished.needsReread).toBe(report.counts['unknown-outcome'] > 0);
        if (isBelievable(given, report))
          for (const [id, holds] of patches) expect(gitlab.holders.has(id)).toBe(holds);
        // Only removals given up on, or that nobody can read, make a plan come short that counted on them.
        const givenUp = report.counts.failed + report.counts['unknown-outcome'];
        if (given.staleBy <= 0 && givenUp === 0)
          expect(report.entries.filter(foundShort)).toEqual([]);
        if (report.end.kind === 'completed') expect(report.counts['not-attempted']).toBe(0);
      }),
      SEEDS,
    );
  });

  it('gives the seats there are to the first in the plan', async () => {
    const plain = scenario.map((given): Scenario => {
      const users = given.users.map((user) => ({ ...user, eligible: true }));
      // Nobody is given up here: giving up lets others go first.
      return { ...given, users, staleBy: 40, downFrom: null, policy: { pageSize: 3 } };
    });
    await fc.assert(
      fc.asyncProperty(plain, async (given) => {
        const stage = setStage(given);
        const { report } = await liveRun(options(given, stage));
        fc.pre(doesAllItSays(given));
        fc.pre(report.counts.failed === 0 && report.end.kind === 'completed');
        const got = statesInOrder(stage.plan, report);
        const firstShort = got.indexOf('no-seat');
        if (firstShort === -1) return;
        expect(got.slice(firstShort)).not.toContain('assigned');
        expect(stage.gitlab.holders.size).toBeGreaterThanOrEqual(stage.gitlab.purchased);
      }),
      SEEDS,
    );
  });

  it('tells the truth about all users that others left alone, while others change seats, with pauses and cancels', async () => {
    // Without counts a reading that shifts cannot always be told from one that does not.
    const counting = scenario.map((given): Scenario => {
      return { ...given, features: { ...given.features, count: true } };
    });
    const intervention = fc.option(
      fc.record({ request: fc.nat({ max: 15 }), what: fc.constantFrom('pause', 'cancel') }),
    );
    await fc.assert(
      fc.asyncProperty(counting, meddlings, intervention, async (given, plans, person) => {
        const outsiders = createOutsiders(plans);
        let current: Runner | null = null;
        const stage = setStage(given, {
          meanwhile(request, gitlab) {
            outsiders.act(request, gitlab);
            if (request !== person?.request) return;
            if (person.what === 'cancel') current?.cancel();
            else {
              current?.pause();
              void stage.clock.sleep(3_000).then(() => current?.resume());
            }
          },
        });
        const { plan, gitlab, before } = stage;
        const { report, kept } = await liveRun({
          ...options(given, stage),
          watch(runner) {
            current = runner;
            signInAgain(stage)(runner);
          },
        });
        if (isBelievable(given, report)) {
          expect(untruths(report, plan, gitlab, before, outsiders.touched())).toEqual([]);
        }
        expect(gitlab.overbooked).toEqual([]);
        expect(kept).toEqual(report);
        for (const [id, { assigned, removed }] of gitlab.deeds) {
          // A second e-mail only to somebody whose seat others took away in between.
          expect(assigned).toBeLessThanOrEqual(1 + (outsiders.taken.get(id) ?? 0));
          expect(removed).toBeLessThanOrEqual(1 + (outsiders.given.get(id) ?? 0));
        }
      }),
      SEEDS,
    );
  });

  it('is undone to exactly the seats from before', async () => {
    // Whoever lost a seat they may not have could not get it back, and over-assigned seats neither.
    const undoable = scenario.map((given): Scenario => {
      const users = given.users.map((user) => ({
        ...user,
        eligible: user.eligible || user.holds,
        state: user.holds ? ('active' as const) : user.state,
      }));
      const spare = Math.max(0, given.spare);
      return { ...given, users, spare, policy: { pageSize: 3 }, downFrom: null };
    });
    await fc.assert(
      fc.asyncProperty(undoable, async (given) => {
        const stage = setStage(given);
        const { gitlab, before, clock, random } = stage;
        const { report } = await liveRun(options(given, stage));
        fc.pre(report.counts['unknown-outcome'] === 0);
        fc.pre(isChecked(given));
        expect(report.counts.shared).toBe(0);
        const { plan, emailsOut } = undoPlan(report, {
          id: 'plan-2',
          createdAt: clock.now(),
          purchase: gitlab.purchase,
          roster: indexRoster(gitlab.roster()),
        });
        expect(emailsOut).toBe(report.counts.assigned);
        expect(plan.changes.assign + plan.changes.remove).toBe(plan.entries.length);
        const identity = { ...IDENTITY, id: 'run-2' };
        const watch = signInAgain(stage);
        const undone = await liveRun({ plan, gateway: gitlab, clock, random, identity, watch });
        const { counts, end } = undone.report;
        fc.pre(counts.failed + counts['unknown-outcome'] === 0 && end.kind === 'completed');
        expect([...gitlab.holders].sort()).toEqual([...before].sort());
      }),
      SEEDS,
    );
  });
});

/** The counters before the first call are known, so that nobody else can be taken to have made a change. */
function isChecked({ faults }: Scenario): boolean {
  return !faults.has(0) && doesAllItSays({ faults });
}

function doesAllItSays({ faults }: Pick<Scenario, 'faults'>): boolean {
  return [...faults.values()].every(({ kind }) => kind !== 'less');
}

/** A GitLab that did less than it says, and then could not be read, is believed; the report says so. */
function isBelievable({ faults }: Scenario, { proof }: Report): boolean {
  return proof?.kind === 'read' || doesAllItSays({ faults });
}

function foundShort({ state, reason }: Report['entries'][number]): boolean {
  return state === 'no-seat' && reason !== 'plan';
}

function statesInOrder(plan: Plan, report: Report): (string | undefined)[] {
  return orderedChanges(plan).assign.map((index) => report.entries[index]?.state);
}
