import type { Journal, RunHeader } from '../domain/journal/journal';
import { reportOfRun } from '../domain/run/report/build-report';
import type { ReportCounts } from '../domain/run/report/report';
import type { RunLock } from '../storage/run-lock';

/** A run that has no end in the journal although nobody is at it, and how far it came. */
export type InterruptedRun = { readonly header: RunHeader; readonly counts: ReportCounts };

type Where = {
  readonly instance: string;
  readonly purchaseId: string;
  readonly journal: () => Promise<Journal>;
  readonly lock: () => Promise<RunLock>;
};

/**
 * Runs of a purchase that a page went away from. Whoever runs holds the lock, so while another tab has
 * it there are none to be told.
 */
export async function findInterrupted(where: Where): Promise<readonly InterruptedRun[]> {
  const journal = await where.journal();
  const open = (await journal.list()).filter(
    (header) =>
      header.end === null &&
      header.instance === where.instance &&
      header.purchase.id === where.purchaseId,
  );
  if (open.length === 0) return [];
  const lock = await where.lock();
  if (lock.kind === 'busy') return [];
  lock.release();
  const found: InterruptedRun[] = [];
  for (const { id } of open) {
    const run = await journal.get(id);
    if (run?.header.end === null) {
      found.push({ header: run.header, counts: reportOfRun(run).counts });
    }
  }
  return found;
}
