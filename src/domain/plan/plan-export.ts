import { writeCsv } from '../../lib/csv';
import type { Plan } from './plan';

/** Everybody of a plan with what will happen to them; can be read in again by `readPeople`. */
export function planToCsv(plan: Plan): string {
  const header = ['line', 'text', 'username', 'name', 'id', 'action', 'disposition'];
  const rows = plan.entries.map(({ line, user, action, disposition }) => [
    line?.line ?? null,
    line?.text ?? null,
    user?.username ?? null,
    user?.name ?? null,
    user?.id ?? null,
    action,
    disposition,
  ]);
  return writeCsv(header, rows);
}

/** The whole plan, for other programs. */
export function planToJson(plan: Plan): string {
  return `${JSON.stringify({ format: 'duo-seats-plan', version: 1, plan }, null, 2)}\n`;
}
