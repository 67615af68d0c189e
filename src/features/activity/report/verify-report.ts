import { GatewayError } from '../../../domain/gateway-error';
import type { JournalRun } from '../../../domain/journal/journal';
import { reportOfRun } from '../../../domain/run/report/build-report';
import { DEFAULT_POLICY } from '../../../domain/run/engine/run-ports';
import { SeatReader } from '../../../domain/run/recovery/seat-reader';
import { verifyRun } from '../../../domain/run/recovery/verify-run';
import { openJournal } from '../../../storage/journal-db';
import type { Workspace } from '../../../workspace/workspace';

/**
 * **Verify with GitLab**: reads who of a run holds a seat now, decides what the run could not, and writes
 * both into the journal. Sends no change. Rejects with GatewayError.
 */
export async function verifyReport(run: JournalRun, { gateway, roster }: Workspace): Promise<void> {
  const { entries, counters } = reportOfRun(run);
  const users = entries.flatMap(({ user }) => user ?? []);
  const reader = new SeatReader(gateway, DEFAULT_POLICY.pageSize);
  const reading = await reader.read(users, counters.assignedQuantity);
  if (reading === null) throw new GatewayError('permission', 'No such add-on purchase');
  const journal = await openJournal();
  await journal.save(verifyRun(run, reading.holdsSeat, Date.now()));
  const seats = new Map<string, boolean>();
  for (const { id } of users) {
    const holds = reading.holdsSeat(id);
    if (holds !== undefined) seats.set(id, holds);
  }
  roster.patch(seats);
}
