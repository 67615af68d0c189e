import type { SeatScope } from '../../../domain/purchase';
import type { InstanceFeatures } from '../../../gitlab/capabilities';
import { useTeamView } from '../team-view/use-team-view';

/** Whether use by feature of single users may be shown: not where GitLab has none, and not in the team view. */
export function useHasUsage(scope: SeatScope, features: InstanceFeatures): boolean {
  const teamView = useTeamView();
  const { usageByFeature, usageEvents, instanceUsage } = features;
  const isThere = scope.kind === 'group' ? usageByFeature || usageEvents : instanceUsage;
  return isThere && teamView === null;
}
