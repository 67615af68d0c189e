import type { Plan } from '../../plan/plan';
import type { Report, ReportEntry } from '../report/report';
import type { FakeGitlab } from '../../testing/fake-gitlab';

/**
 * What a report says that GitLab does not bear out, in words; empty when they agree. `touched` are users
 * whose seats others changed meanwhile: about them only what this run did is compared.
 */
export function untruths(
  report: Report,
  plan: Plan,
  gitlab: FakeGitlab,
  before: ReadonlySet<string>,
  touched: ReadonlySet<string> = new Set(),
): string[] {
  const wrong: string[] = [];
  if (report.entries.length !== plan.entries.length) wrong.push('not every user is in the report');
  const total = Object.values(report.counts).reduce((sum, count) => sum + count, 0);
  if (total !== report.entries.length) wrong.push('the counts do not add up');
  for (const entry of report.entries) {
    const { user } = entry;
    if (user === null || entry.state === 'duplicate') continue;
    const problem = problemOf(entry, user.id, gitlab, before, touched.has(user.id));
    if (problem !== null) wrong.push(`${user.id} ${entry.state} (${entry.reason}): ${problem}`);
  }
  return wrong;
}

function problemOf(
  { state, action }: ReportEntry,
  id: string,
  gitlab: FakeGitlab,
  before: ReadonlySet<string>,
  isTouched: boolean,
): string | null {
  const { assigned, removed } = gitlab.deeds.get(id) ?? { assigned: 0, removed: 0 };
  if (isTouched) return null;
  if (assigned + removed > 1) return `changed ${assigned + removed} times`;
  const holds = gitlab.holders.has(id);
  switch (state) {
    case 'assigned':
      return assigned === 1 && holds ? null : 'not so';
    case 'removed':
      return removed === 1 && !holds ? null : 'not so';
    case 'already-so':
      return assigned + removed === 0 && holds === (action === 'assign') ? null : 'not so';
    case 'shared':
      return holds === (action === 'assign') ? null : 'not so';
    case 'unknown-outcome':
      return null;
    default:
      return assigned + removed === 0 && holds === before.has(id) ? null : 'was changed';
  }
}
