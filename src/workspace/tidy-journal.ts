import type { Journal, Retention } from '../domain/journal/journal';

/** Lets go of what is too old to be kept. That it fails once is no loss: it is tried again after each run. */
export async function tidyJournal(
  journal: Journal,
  retention: Retention,
  now: number,
): Promise<void> {
  await journal.prune(retention, now).catch(() => 0);
}
