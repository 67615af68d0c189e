import type { SeatScope } from '../../../domain/purchase';
import type { ShownFeatures } from '../team-view/use-team-view';

/** Whether use by feature of single users may be shown: what a team view keeps back is no feature any more. */
export function showsUsage(
  scope: SeatScope,
  { usageByFeature, usageEvents, instanceUsage }: ShownFeatures,
): boolean {
  return scope.kind === 'group' ? usageByFeature || usageEvents : instanceUsage;
}
