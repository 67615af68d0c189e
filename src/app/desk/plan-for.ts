import { buildPlan } from '../../domain/plan/build-plan';
import { subjectsOfUsers } from '../../domain/plan/plan-subject';
import type { Plan, SeatAction } from '../../domain/plan/plan';
import type { Purchase } from '../../domain/purchase';
import type { SeatUser } from '../../domain/seat-user';

/** The plan for users picked in the table, in the order in which they were picked. */
export function planFor(action: SeatAction, users: readonly SeatUser[], purchase: Purchase): Plan {
  return buildPlan(
    { action, subjects: subjectsOfUsers(users) },
    {
      id: crypto.randomUUID(),
      createdAt: Date.now(),
      purchase,
      origin: { kind: 'selection' },
    },
  );
}
