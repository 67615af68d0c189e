import { useState } from 'react';
import { GatewayError, asGatewayError } from '../../domain/gateway-error';
import type { JournalRun } from '../../domain/journal/journal';
import { reportOfRun } from '../../domain/run/report/build-report';
import { DEFAULT_POLICY } from '../../domain/run/engine/run-ports';
import { SeatReader } from '../../domain/run/recovery/seat-reader';
import { verifyRun } from '../../domain/run/recovery/verify-run';
import { openJournal } from '../../storage/journal-db';
import type { Workspace } from '../../workspace/workspace';

/** **Verify with GitLab**, with its progress. */
export function useVerification(run: JournalRun, workspaceOf: () => Workspace, onDone: () => void) {
  const [state, setState] = useState<GatewayError | 'pending' | null>(null);
  async function start() {
    setState('pending');
    try {
      await verifyReport(run, workspaceOf());
      setState(null);
      onDone();
    } catch (error) {
      setState(asGatewayError(error));
    }
  }
  return {
    start: () => void start(),
    pending: state === 'pending',
    error: state === 'pending' ? null : state,
  };
}

/**
 * Reads which users of a run hold a seat now, decides the unconfirmed entries, and writes both into the
 * journal. Changes no seat. Rejects with GatewayError.
 */
async function verifyReport(run: JournalRun, { gateway, roster }: Workspace): Promise<void> {
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
