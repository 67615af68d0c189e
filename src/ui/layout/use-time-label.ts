import { useCallback } from 'react';
import { useFormatter } from 'use-intl';
import { usePrintedAt } from './use-printing';

/** Returns what says a time of today; on paper, which outlives the day, with its date. */
export function useTimeLabel(): (at: number | Date) => string {
  const format = useFormatter();
  const isPaper = usePrintedAt() !== null;
  return useCallback(
    (at) =>
      format.dateTime(at, { timeStyle: 'short', ...(isPaper && { dateStyle: 'medium' as const }) }),
    [format, isPaper],
  );
}
