import type { Tenure, Tenures } from '../../../domain/history/tenure';
import type { SeatSince, SeatSinceById } from '../../../domain/roster/seat-since';
import { utcDay } from '../../../lib/days';
import { onHistory, readSeatPast } from '../../../workspace/seat-history';
import type { SeatsKnown } from '../seats-list/use-seat-since';

/** Calls back with since when the seats of a purchase are held, now and after each change. Returns how to stop. */
export function followSeatSince(
  instance: string,
  { purchaseId, runs }: SeatsKnown,
  onChange: (seatSince: SeatSinceById) => void,
): () => void {
  let reads = 0;
  async function read() {
    reads += 1;
    const own = reads;
    const { tenures } = await readSeatPast(instance, purchaseId);
    if (own === reads) onChange(inDays(tenures));
  }
  // Where nothing can be read, nothing is known, as on the first day.
  const readQuietly = () => void read().catch(() => onChange(new Map()));
  readQuietly();
  const stops = [onHistory(readQuietly), runs.subscribe(readQuietly)];
  return () => {
    reads += 1;
    for (const stop of stops) stop();
  };
}

function inDays(tenures: Tenures): SeatSinceById {
  return new Map([...tenures].map(([id, tenure]) => [id, daysOf(tenure)]));
}

function daysOf(tenure: Tenure): SeatSince {
  if (tenure.kind === 'exact') {
    const day = utcDay(tenure.at);
    return { earliest: day, latest: day };
  }
  const { earliest, latest } = tenure;
  return { earliest: earliest === null ? null : utcDay(earliest), latest: utcDay(latest) };
}
