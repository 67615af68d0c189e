import { useMemo, useSyncExternalStore } from 'react';
import type { TeamView } from '../../../domain/team-view';
import type { InstanceFeatures } from '../../../gitlab/capabilities';
import { useFeatures } from '../../../gitlab/session/session-context';
import { teamViewSetting } from '../../../storage/settings';
import { useAppConfig } from '../config-context';

/** The team view of everybody, or the chosen one; null for none. */
export function useTeamView(): TeamView | null {
  const { teamView } = useAppConfig();
  const chosen = useSyncExternalStore(teamViewSetting.subscribe, teamViewSetting.read);
  return teamView ?? chosen;
}

/** What the session's GitLab knows and may be shown. */
export type ShownFeatures = InstanceFeatures & {
  /** Days of the last GitLab activity. */
  readonly gitlabActivity: boolean;
};

/** What the session's GitLab knows, less what the team view does not show of a single user. */
export function useShownFeatures(): ShownFeatures {
  const features = useFeatures();
  const teamView = useTeamView();
  return useMemo(() => {
    if (teamView === null) return { ...features, gitlabActivity: true };
    return {
      ...features,
      lastDuoActivity: features.lastDuoActivity && teamView.activity === 'used-or-idle',
      lastLogin: false,
      gitlabActivity: false,
      usageByFeature: false,
      usageEvents: false,
      instanceUsage: false,
    };
  }, [features, teamView]);
}
