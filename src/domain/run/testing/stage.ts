import { buildPlan } from '../../plan/build-plan';
import { type Plan, subjectsOfUsers } from '../../plan/plan';
import type { Runner } from '../engine/runner';
import { FakeGitlab, type FakeOptions } from '../../testing/fake-gitlab';
import type { Scenario } from './scenario';
import { createVirtualClock, type VirtualClock } from '../../testing/virtual-clock';
import { crowd, userId } from './world';

export type Stage = {
  readonly clock: VirtualClock;
  readonly gitlab: FakeGitlab;
  readonly plan: Plan;
  /** Who held a seat before anything was done. */
  readonly before: ReadonlySet<string>;
  readonly random: () => number;
};

/** Puts a scenario up: the world as it is, and the plan made of it. */
export function setStage(scenario: Scenario, changes: Partial<FakeOptions> = {}): Stage {
  const { users, spare, limit, tellsLimit, profile, features, faults, downFrom } = scenario;
  const clock = createVirtualClock({ runs: true });
  // Uneven, so that answers overtake each other.
  const lag = randomFrom(scenario.seed + 1);
  const holders = users.flatMap(({ holds }, index) => (holds ? userId(index + 1) : []));
  const gitlab = new FakeGitlab({
    users: crowd(users.length, (number) => {
      const { eligible = true, state = 'active' } = users[number - 1] ?? {};
      // Days that do not follow the numbers, so that orders differ.
      const day = String(1 + ((number * 7) % 28)).padStart(2, '0');
      return {
        eligible: eligible && state === 'active',
        state,
        name: `User ${(number * 31) % 97}`,
        lastActivityOn: number % 5 === 0 ? null : `2024-05-${day}`,
        lastDuoActivityOn: number % 3 === 0 ? null : `2024-06-${day}`,
      };
    }),
    holders,
    purchased: Math.max(0, holders.length + spare),
    limit,
    tellsLimit,
    isPartial: profile === 'partial',
    features,
    clock,
    latency: () => 40 + lag() * 400,
    fault: (_, index) =>
      downFrom && index >= downFrom.request
        ? { kind: 'drop', when: downFrom.when }
        : (faults.get(index) ?? null),
    ...changes,
  });
  return {
    clock,
    gitlab,
    plan: planOf(scenario, gitlab),
    before: new Set(holders),
    random: randomFrom(scenario.seed),
  };
}

function planOf(scenario: Scenario, gitlab: FakeGitlab): Plan {
  const roster = gitlab.roster();
  const chosen = (list: 'remove' | 'assign') =>
    subjectsOfUsers(roster.filter((_, index) => scenario.users[index]?.list === list));
  const { action, order, staleBy } = scenario;
  const { purchase } = gitlab;
  const believed = { ...purchase, purchasedQuantity: purchase.purchasedQuantity + staleBy };
  return buildPlan(
    action === 'swap'
      ? { action, remove: chosen('remove'), assign: chosen('assign') }
      : { action, subjects: chosen(action) },
    {
      id: 'plan-1',
      createdAt: 0,
      purchase: believed,
      origin: { kind: 'selection' },
      choice: { kind: 'take-first', order },
    },
  );
}

/** A user who signs in again a while after every 401. */
export function signInAgain({ gitlab, clock }: Pick<Stage, 'gitlab' | 'clock'>) {
  return (runner: Runner): void => {
    let isAsked = false;
    runner.subscribe(() => {
      const now = runner.getSnapshot();
      if (now.status !== 'paused' || now.reason !== 'auth') {
        isAsked = false;
        return;
      }
      if (isAsked) return;
      isAsked = true;
      void clock.sleep(5_000).then(() => {
        if (!gitlab.isSignedIn) gitlab.signIn();
        runner.signedInAgain();
      });
    });
  };
}

/** Mulberry32: small, and the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
