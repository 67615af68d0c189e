import { fc } from '../../../lib/testing/fast-check';
import type { PlanOrder, PlanAction } from '../../plan/plan';
import type { RunPolicy } from '../engine/run-ports';
import type { Crash } from './crashing-journal';
import type { Fault } from '../../testing/fault';

/** A small world, a plan in it, and all that goes wrong while it is carried out. */
export type Scenario = {
  readonly users: readonly {
    readonly holds: boolean;
    /** Not eligible and without a seat: rejected in a batch of assignments. */
    readonly eligible: boolean;
    readonly state: 'active' | 'blocked';
    /** In which list of the plan. */
    readonly list: 'remove' | 'assign' | 'none';
  }[];
  readonly action: PlanAction;
  readonly order: PlanOrder;
  /** Seats without a holder; below 0 the purchase is over-assigned. */
  readonly spare: number;
  /** By how much the plan believed in more (or fewer) seats than there are. */
  readonly staleBy: number;
  readonly limit: number;
  readonly tellsLimit: boolean;
  /** A release of GitLab: what a bulk assignment does with an ineligible user. */
  readonly profile: 'all-or-nothing' | 'partial';
  readonly rememberedLimit: number | null;
  readonly features: { bulk: boolean; seatFilter: boolean; count: boolean };
  readonly faults: ReadonlyMap<number, Fault>;
  /** From which request on no answer comes any more. */
  readonly downFrom: { readonly request: number; readonly when: 'before' | 'after' } | null;
  readonly policy: Partial<RunPolicy>;
  readonly crashes: readonly Crash[];
  readonly seed: number;
};

const often = (often: number, seldom: number) =>
  fc.oneof(
    { weight: often, arbitrary: fc.constant(true) },
    { weight: seldom, arbitrary: fc.constant(false) },
  );

const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 11, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** Mostly users whom the plan will change: few are as wanted already. */
const user = fc
  .record({
    list: fc.constantFrom('remove' as const, 'assign' as const, 'assign' as const, 'none' as const),
    isToChange: often(8, 1),
    eligible: often(15, 1),
    isActive: often(15, 1),
  })
  .map(({ list, isToChange, eligible, isActive }) => ({
    list,
    holds: (list === 'remove') === isToChange,
    eligible,
    state: isActive ? ('active' as const) : ('blocked' as const),
  }));

const when = fc.constantFrom('before' as const, 'after' as const);

/** Any status may follow any effect, and a browser may send a request twice. */
export const fault: fc.Arbitrary<Fault> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('rate' as const),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 60_000 })),
      when,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('drop' as const, 'server' as const, 'unreadable' as const),
      when,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      status: fc.constantFrom(400, 403, 404, 408, 408, 409, 409, 425, 425, 499, 499),
      when,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('gone' as const), when }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('twice' as const, 'less' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('revoke' as const), when }) },
);

/** Scattered faults, or dense ones. */
const faults: fc.Arbitrary<ReadonlyMap<number, Fault>> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fault), { maxLength: 12, size: 'max' })
      .map((pairs) => new Map(pairs)),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.option(fault, { freq: 2 }), { maxLength: 40, size: 'max' })
      .map((list) => new Map(list.flatMap((one, at) => (one ? [[at, one] as const] : [])))),
  },
);

export const scenario: fc.Arbitrary<Scenario> = fc.record({
  users: fc.array(user, { maxLength: 120, size: 'max' }),
  action: fc.constantFrom('assign', 'remove', 'swap'),
  order: fc.constantFrom('given', 'name', 'last-activity', 'last-duo-activity'),
  spare: fc.oneof(fc.integer({ min: -3, max: 40 }), fc.constant(500)),
  staleBy: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -5, max: 30 }) },
  ),
  limit: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(50, 100)),
  tellsLimit: often(4, 1),
  profile: fc.constantFrom('all-or-nothing', 'partial'),
  rememberedLimit: fc.option(fc.integer({ min: 1, max: 100 }), { freq: 2 }),
  features: fc.record({ bulk: often(8, 1), seatFilter: often(8, 1), count: often(4, 1) }),
  faults,
  downFrom: seldom(fc.record({ request: fc.integer({ min: 0, max: 20 }), when })),
  policy: fc.record({
    maxAttempts: fc.integer({ min: 1, max: 4 }),
    maxReadings: fc.integer({ min: 1, max: 8 }),
    // Small, so that a few users make several pages.
    pageSize: fc.constantFrom(3, 10, 100),
  }),
  crashes: fc.array(fc.record({ write: fc.integer({ min: 0, max: 25 }), kept: fc.boolean() }), {
    maxLength: 4,
  }),
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
});
