import type { Retention, RunHeader } from './journal';

/**
 * The IDs of runs that are no longer kept. A run that has not ended may still be taken up, so it goes by
 * age only, counted from its start.
 */
export function expiredRuns(
  headers: readonly RunHeader[],
  { maxAgeMs, maxRuns }: Retention,
  now: number,
): string[] {
  const lived = (header: RunHeader): number => header.finishedAt ?? header.startedAt;
  const latestFirst = headers.toSorted((a, b) => lived(b) - lived(a));
  let ended = 0;
  return latestFirst
    .filter((header) => {
      if (now - lived(header) > maxAgeMs) return true;
      if (header.end === null) return false;
      ended += 1;
      return ended > maxRuns;
    })
    .map((header) => header.id);
}
