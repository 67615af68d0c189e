import type { RunHeader } from '../../domain/journal/journal';

/** The parts of a file's name: `report-assign-2026-03-02-1042`. */
export function runFileName(
  what: 'report' | 'run',
  { action, startedAt }: Pick<RunHeader, 'action' | 'startedAt'>,
): readonly string[] {
  const [day = '', time = ''] = new Date(startedAt).toISOString().split('T');
  return [what, action, day, time.slice(0, 5).replace(':', '')];
}
