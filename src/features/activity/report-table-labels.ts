import { useTranslations } from 'use-intl';
import type { RunHeader } from '../../domain/journal/journal';
import type { ReportEntry } from '../../domain/run/report/report';
import type { ReportTableLabels } from '../../domain/run/report/report-export';
import { daysBetween, localDay, utcDay } from '../../lib/days';
import { useSeatPrice } from '../shared/purchase/seat-cost';
import { useUserStateLabel } from '../shared/use-user-state-label';
import { useReasonLabel } from './report-labels';
import { useRunLabel } from './run-label';

/** The words of a report's exported table, which are those of its page. */
export function useReportTableLabels(
  header: RunHeader,
  productName: (name: string) => string,
): ReportTableLabels {
  const t = useTranslations('activity');
  const file = useTranslations('activity.report.file');
  const details = useReasonLabel();
  const stateLabel = useUserStateLabel();
  const price = useSeatPrice(header.purchase, header.instance);
  const { scope, purchase, startedAt, origin } = header;
  const source = useRunLabel(productName).origin(origin);

  function reason({ action, user }: ReportEntry): string | null {
    if (user === null) return null;
    // An undo takes back what was assigned, and whoever gets a seat is on a list or was selected.
    if (action === 'assign' || origin.kind === 'undo') return source;
    if (user.state !== 'active') return stateLabel(user.state);
    const { lastDuoActivityOn: day } = user;
    if (day === undefined) return file('unknown');
    if (day === null) return file('never');
    // As GitLab counts days, and as the plan saw them.
    const days = daysBetween(day, utcDay(startedAt));
    return days > 0 ? file('idle', { days }) : file('usedThatDay');
  }
  return {
    date: localDay(new Date(startedAt)),
    group: scope.kind === 'group' ? scope.name : file('instance'),
    product: productName(purchase.name),
    source,
    price,
    lastDuoActivity({ user }) {
      if (user === null) return null;
      const { lastDuoActivityOn: day } = user;
      return day === undefined ? file('unknown') : (day ?? file('none'));
    },
    action: (action) => t(`report.actions.${action}`),
    reason,
    outcome: ({ state }) => t(`states.${state}`),
    details,
    total: (action, count) => file(action, { count }),
  };
}
