import type { Plan, PlanEntry } from '../../../domain/plan/plan';
import { chooseShortfall } from '../../../domain/plan/shortfall';

/** The same plan as if nobody were protected: for whoever says that it is meant this time. */
export function includeProtected(plan: Plan): Plan {
  const entries = plan.entries.map((entry): PlanEntry => {
    if (entry.disposition !== 'protected') return entry;
    const { index, action, line, user } = entry;
    return { index, action, line, user, disposition: 'change' };
  });
  const choice = plan.shortfall?.choice ?? ({ kind: 'take-first', order: plan.order } as const);
  return chooseShortfall({ ...plan, entries }, choice);
}
