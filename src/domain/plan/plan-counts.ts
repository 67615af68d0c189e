import type { DispositionCounts, PlanEntry } from './plan';

/** How many entries there are of each disposition. */
export function countEntries(entries: readonly PlanEntry[]): DispositionCounts {
  const counts = {
    change: 0,
    'already-so': 0,
    'not-eligible': 0,
    blocked: 0,
    protected: 0,
    'no-seat': 0,
    duplicate: 0,
    unknown: 0,
    ambiguous: 0,
  };
  for (const entry of entries) counts[entry.disposition] += 1;
  return counts;
}
