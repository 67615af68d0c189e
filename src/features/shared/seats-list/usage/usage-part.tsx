import { useEffect, useMemo } from 'react';
import { createUsageFigures } from '../../../../domain/roster/usage-figures';
import { isFilteringUse } from '../../../../domain/roster/filters/filters';
import { isUsageColumn } from '../../../../domain/roster/view/list-state';
import { DUO_FEATURES } from '../../../../domain/utilization/duo-features';
import { usageIn, useUsage } from '../../../../gitlab/usage/use-usage';
import { useFeatureLabel } from '../../usage/use-feature-label';
import { useIntensityBounds, useUsagePeriod } from '../../usage/use-usage-settings';
import { useSeatsList } from '../seats-list-context';
import type { ListUsage } from './list-usage';
import { UsageLine } from './usage-line';
import { useUsageLabel } from './use-usage-label';

/** Brings use by feature to the list, and says over the table how far it is read, where the list needs it. */
export function UsagePart() {
  const { list, scope, today, needsUse, setUse } = useSeatsList();
  const { state, dispatch } = list;
  const [usual] = useUsagePeriod();
  const [bounds] = useIntensityBounds();
  const period = state.period ?? usual;
  const request = useUsage(scope, period, { today });
  const usage = usageIn(request.state);
  const figures = useMemo(() => usage && createUsageFigures(usage, bounds), [usage, bounds]);
  const featureLabel = useFeatureLabel();
  const label = useUsageLabel(figures);
  const use = useMemo<ListUsage>(
    () => ({
      ...request,
      period,
      figures,
      features: figures?.usage.features ?? DUO_FEATURES,
      featureLabel,
      label,
    }),
    [request, period, figures, featureLabel, label],
  );
  useEffect(() => setUse(use), [setUse, use]);

  // "Over 10" means nothing without the days, so that a link has them.
  const depends =
    isFilteringUse(state.filters) || state.sort.some(({ column }) => isUsageColumn(column));
  const isOpen = depends && state.period === null;
  useEffect(() => {
    if (isOpen) dispatch({ type: 'period', period });
  }, [isOpen, dispatch, period]);

  return needsUse && <UsageLine use={use} />;
}
