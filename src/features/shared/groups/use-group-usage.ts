import { type IntensityCounts, intensities } from '../../../domain/utilization/usage-summary';
import { usageIn, useUsages } from '../../../gitlab/usage/use-usage';
import type { Day } from '../../../lib/days';
import { useTeamView } from '../team-view/use-team-view';
import { useIntensityBounds, useUsagePeriod } from '../usage/use-usage-settings';
import type { GroupSeats } from './group-seats';

/** Users with events of a group by intensity; undefined where they are not asked for, null where not known. */
export type GroupUse = IntensityCounts | 'loading' | null | undefined;

/** How much Duo is used in each group, with or without a seat: read on request. Not in a team view. */
export function useGroupUsage(groups: readonly GroupSeats[], today: Day) {
  const [days] = useUsagePeriod();
  const [bounds] = useIntensityBounds();
  const isTeamView = useTeamView() !== null;
  const { stateOf, load, stop } = useUsages(days, { today });
  const scopes = [
    ...new Map(
      groups.flatMap(({ scope, purchase }) =>
        purchase && scope.kind === 'group' ? [[scope.fullPath, scope] as const] : [],
      ),
    ).values(),
  ];
  const isLoading = scopes.some((scope) => stateOf(scope).kind === 'loading');
  const isAsked = scopes.some((scope) => stateOf(scope).kind !== 'idle');
  function figuresOf({ scope, purchase }: GroupSeats): GroupUse {
    if (isTeamView || !isAsked) return undefined;
    const state = stateOf(scope);
    const usage = usageIn(state);
    if (usage?.collected) {
      const users = [...usage.users.values()].map(({ userId: id }) => ({ id }));
      return intensities(usage, users, bounds);
    }
    return purchase && state.kind === 'loading' ? 'loading' : null;
  }
  return {
    days,
    isLoading,
    canLoad: !isTeamView && scopes.length > 0,
    useOf: new Map(groups.map((group) => [group, figuresOf(group)])),
    load: () => load(scopes),
    stop: () => stop(scopes),
  };
}
