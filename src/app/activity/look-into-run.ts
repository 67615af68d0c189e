import { GatewayError } from '../../domain/gateway-error';
import type { JournalRun } from '../../domain/journal/journal';
import { reportOfRun } from '../../domain/run/build-report';
import { recheckRun } from '../../domain/run/recheck';
import { DEFAULT_POLICY } from '../../domain/run/run-ports';
import { SeatReader } from '../../domain/run/seat-reader';
import { openJournal } from '../../storage/journal-db';
import type { Desk } from '../desk/desk';

/**
 * Decides by who holds a seat now what an ended run could not, and writes it into the journal. Sends no
 * change. Rejects with GatewayError.
 */
export async function lookIntoRun(run: JournalRun, { gateway, roster }: Desk): Promise<void> {
  const { entries, counters } = reportOfRun(run);
  const doubtful = entries.flatMap(({ state, user }) =>
    user && state === 'unknown-outcome' ? [user] : [],
  );
  const reader = new SeatReader(gateway, DEFAULT_POLICY.pageSize);
  const reading = await reader.read(doubtful, counters.assignedQuantity);
  if (reading === null) throw new GatewayError('permission', 'No such add-on purchase');
  const journal = await openJournal();
  await journal.save(recheckRun(run, reading.holdsSeat, Date.now()));
  const seats = new Map<string, boolean>();
  for (const { id } of doubtful) {
    const holds = reading.holdsSeat(id);
    if (holds !== undefined) seats.set(id, holds);
  }
  roster.patch(seats);
}
