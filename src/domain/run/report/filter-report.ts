import type { Report, ReportEntry, ReportState } from './report';

export type ReportFilter = {
  /** Left out or empty: every state. */
  readonly states?: ReadonlySet<ReportState>;
  /** Part of a username, a name, or what a line said; case does not matter. */
  readonly text?: string;
};

/** The entries of a report that match, in its order. */
export function filterReport(report: Report, filter: ReportFilter): readonly ReportEntry[] {
  const { states } = filter;
  const text = filter.text?.trim().replace(/^@/, '').toLowerCase() ?? '';
  return report.entries.filter((entry) => {
    if (states && states.size > 0 && !states.has(entry.state)) return false;
    if (text === '') return true;
    const terms = [entry.user?.username, entry.user?.name, entry.line?.text];
    return terms.some((word) => word?.toLowerCase().includes(text));
  });
}
