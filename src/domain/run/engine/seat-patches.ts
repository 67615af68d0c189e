import type { Plan } from '../../plan/plan';
import type { EntryResult } from '../report/report';
import type { SeatPatches } from './run-ports';
import type { SeatReading } from '../recovery/seat-reader';

/** Seats that results confirm, by user ID. */
export function patchesOfResults(plan: Plan, results: readonly EntryResult[]): SeatPatches {
  const patches = new Map<string, boolean>();
  for (const { action, outcome, entries } of results) {
    if (outcome !== 'changed' && outcome !== 'already-so') continue;
    for (const index of entries) {
      const user = plan.entries[index]?.user;
      if (user) patches.set(user.id, action === 'assign');
    }
  }
  return patches;
}

/** The seats of everybody in the plan, as read. */
export function patchesOfReading(plan: Plan, { holdsSeat }: SeatReading): SeatPatches {
  const patches = new Map<string, boolean>();
  for (const { user } of plan.entries) {
    const holds = user === null ? undefined : holdsSeat(user.id);
    if (user !== null && holds !== undefined) patches.set(user.id, holds);
  }
  return patches;
}
