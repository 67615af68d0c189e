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
  it('reports every user as GitLab has them, and changes no user twice', async () => {
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
        // A plan lacks seats only if removals that it relied on failed or are unconfirmed.
        const givenUp = report.counts.failed + report.counts['unknown-outcome'];
        if (given.staleBy <= 0 && givenUp === 0)
          expect(report.entries.filter(foundShort)).toEqual([]);
        if (report.end.kind === 'completed') expect(report.counts['not-attempted']).toBe(0);
      }),
      SEEDS,
    );
  });

  it('assigns the free seats to the first users of the plan', async () => {
    const plain = scenario.map((given): Scenario => {
      const users = given.users.map((user) => ({ ...user, eligible: true }));
      // No call is given up here: that would let later users go first.
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

  it('reports the truth about users that others did not change, with concurrent changes, pauses and cancels', async () => {
    // Without counts, a consistent read cannot always be distinguished from an inconsistent one.
    const counting = scenario.map((given): Scenario => {
      return { ...given, features: { ...given.features, count: true } };
    });
    const intervention = fc.option(
      fc.record({ request: fc.nat({ max: 15 }), what: fc.constantFrom('pause', 'cancel') }),
    );
    await fc.assert(
      fc.asyncProperty(counting, meddlings, intervention, async (given, plans, pressed) => {
        const outsiders = createOutsiders(plans);
        let current: Runner | null = null;
        const stage = setStage(given, {
          meanwhile(request, gitlab) {
            outsiders.act(request, gitlab);
            if (request !== pressed?.request) return;
            if (pressed.what === 'cancel') current?.cancel();
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
          // Only a user whose seat others removed in between gets a second email.
          expect(assigned).toBeLessThanOrEqual(1 + (outsiders.taken.get(id) ?? 0));
          expect(removed).toBeLessThanOrEqual(1 + (outsiders.given.get(id) ?? 0));
        }
      }),
      SEEDS,
    );
  });

  it('is undone to exactly the previous seats', async () => {
    // Ineligible users cannot get a removed seat back, and neither can users of over-assigned seats.
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

/** The counters before the first call are known, so no change of others can count as one of the run. */
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
