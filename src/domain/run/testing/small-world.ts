import type { SeatGateway } from '../../gateway';
import { buildPlan, type PlanRequest } from '../../plan/build-plan';
import { type Plan, type PlanOrder, type SeatAction, subjectsOfUsers } from '../../plan/plan';
import type { RunSnapshot } from '../engine/run-snapshot';
import type { Runner } from '../engine/runner';
import { FakeGitlab, type FakeOptions } from '../../testing/fake-gitlab';
import type { Fault } from '../../testing/fault';
import { liveRun, type LiveOptions, type LiveRun } from './live-run';
import { createVirtualClock, type VirtualClock } from '../../testing/virtual-clock';
import { crowd, userId } from './world';

/** A GitLab and its time. */
export type SmallWorld = { readonly clock: VirtualClock; readonly gitlab: FakeGitlab };

/** Users without a seat, seats in plenty, batches of 50: unless said otherwise. */
export function smallWorld(
  options: Partial<FakeOptions> & { readonly count?: number } = {},
): SmallWorld {
  const clock = createVirtualClock({ runs: true });
  const { count = 10, ...rest } = options;
  return { clock, gitlab: new FakeGitlab({ users: crowd(count), clock, ...rest }) };
}

/** Faults by the number of the request. */
export function faults(script: Record<number, Fault>): NonNullable<FakeOptions['fault']> {
  return (_, index) => script[index] ?? null;
}

export function userIds(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => userId(from + index));
}

export function planOf(gitlab: FakeGitlab, request: PlanRequest, order: PlanOrder = 'given'): Plan {
  return buildPlan(request, {
    id: 'plan-1',
    createdAt: 0,
    purchase: gitlab.purchase,
    origin: { kind: 'selection' },
    choice: { kind: 'take-first', order },
  });
}

export function planForAll(gitlab: FakeGitlab, action: SeatAction): Plan {
  return planOf(gitlab, { action, subjects: subjectsOfUsers(gitlab.roster()) });
}

export function runIn(
  { gitlab, clock }: SmallWorld,
  plan: Plan,
  options: Partial<LiveOptions> = {},
): Promise<LiveRun> {
  return liveRun({ plan, gateway: gitlab, clock, ...options });
}

/** All snapshots of a run, in order. */
export function recorder(): { seen: RunSnapshot[]; watch: (runner: Runner) => void } {
  const seen: RunSnapshot[] = [];
  return {
    seen,
    watch: (runner) => {
      runner.subscribe(() => seen.push(runner.getSnapshot()));
    },
  };
}

export function mutations(gitlab: FakeGitlab): number {
  return gitlab.calls.filter((name) => name === 'assignSeats' || name === 'removeSeats').length;
}

/** The same GitLab, but it refuses every assignment. */
export function refusing(gitlab: FakeGitlab, code: string): SeatGateway {
  return {
    features: gitlab.features,
    listUsers: (request) => gitlab.listUsers(request),
    readPurchase: () => gitlab.readPurchase(),
    removeSeats: (ids) => gitlab.removeSeats(ids),
    assignSeats: () => {
      gitlab.calls.push('assignSeats');
      return Promise.resolve({ kind: 'refused', codes: [code] });
    },
  };
}
