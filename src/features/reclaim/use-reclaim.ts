import {
  startTransition,
  useEffect,
  useLayoutEffect,
  useMemo,
  useOptimistic,
  useState,
  useSyncExternalStore,
} from 'react';
import {
  type CandidateSelection,
  createCandidateSelection,
} from '../../domain/reclaim/candidate-selection';
import { NO_TENURES } from '../../domain/history/tenure';
import { type Candidate, type ReclaimList, reclaimList } from '../../domain/reclaim/candidates';
import {
  readLimit,
  readPolicy,
  type ReclaimPolicy,
  teamPolicy,
  writePolicy,
} from '../../domain/reclaim/policy';
import { readListState } from '../../domain/roster/filters/filters-url';
import { createUsageFigures, type UsageFigures } from '../../domain/roster/usage-figures';
import type { UsagePeriod } from '../../domain/utilization/usage';
import { usageIn, useUsage } from '../../gitlab/usage/use-usage';
import { useShownFeatures, useTeamView } from '../shared/team-view/use-team-view';
import { showsUsage } from '../shared/usage/shows-usage';
import { useIntensityBounds, useUsagePeriod } from '../shared/usage/use-usage-settings';
import { utcDay } from '../../lib/days';
import { useSession } from '../../gitlab/session/session-context';
import type { ProtectedUsersState } from '../../workspace/protected-users';
import type { ReportSubject } from '../shared/reports/report-frame';
import { useSnapshots } from '../shared/use-snapshots';
import { useAddressParams } from '../../ui/layout/use-address-params';

export type Reclaim = {
  readonly policy: ReclaimPolicy;
  readonly setPolicy: (policy: ReclaimPolicy) => void;
  readonly list: ReclaimList;
  /** Candidates whose seats will be removed: all but those deselected in the table. */
  readonly chosen: readonly Candidate[];
  readonly selection: CandidateSelection;
  /** The day of this browser's first snapshot; null before there is one. */
  readonly seenSince: string | null;
  readonly protectedUsers: ProtectedUsersState;
  /** Whether use by feature may be shown. */
  readonly hasUsage: boolean;
  /** Use in the period; undefined until it is loaded. */
  readonly figures: UsageFigures | undefined;
  /** How many days figures of use are about. */
  readonly period: UsagePeriod;
};

/** The policy in the address, the seats that it finds, and which of them to remove. */
export function useReclaim({
  workspace,
  purchase,
  snapshot,
  today,
  scope,
}: ReportSubject): Reclaim {
  const { instance } = useSession();
  const [params, change] = useAddressParams();
  const isTeamView = useTeamView() !== null;
  const requested = useMemo(() => {
    const asked = readPolicy(params);
    return isTeamView ? teamPolicy(asked) : asked;
  }, [params, isTeamView]);
  // A switch turns at once; the address follows in a transition.
  const [policy, showPolicy] = useOptimistic(requested);
  const [selection] = useState(createCandidateSelection);
  const selected = useSyncExternalStore(selection.subscribe, selection.getSnapshot);
  const { past } = useSnapshots(instance, purchase, snapshot, today);
  const protectedUsers = useSyncExternalStore(
    workspace.protectedUsers.subscribe,
    workspace.protectedUsers.getSnapshot,
  );
  useEffect(() => {
    // Where the code does not come, the rules stay unknown, and the page says so.
    workspace.protectedUsers.refresh().catch(() => undefined);
  }, [workspace]);
  const [usual] = useUsagePeriod();
  const [bounds] = useIntensityBounds();
  const period = readListState(params).period ?? usual;
  const hasUsage = showsUsage(scope, useShownFeatures());
  const request = useUsage(scope, period, { today });
  const usage = hasUsage ? usageIn(request.state) : undefined;
  const figures = useMemo(() => usage && createUsageFigures(usage, bounds), [usage, bounds]);
  const { users } = snapshot;
  const [now] = useState(Date.now);
  const list = useMemo(
    () =>
      reclaimList(users, policy, {
        today,
        now,
        figures,
        tenures: past?.tenures ?? NO_TENURES,
        ...(protectedUsers.kind === 'ready' ? { isProtected: protectedUsers.isProtected } : {}),
      }),
    [users, policy, today, now, figures, past, protectedUsers],
  );
  const limit = readLimit(params);
  const doubtful = useMemo(
    () => new Set(list.candidates.flatMap(({ user, unproven }) => (unproven ? [user.id] : []))),
    [list],
  );
  useLayoutEffect(
    () =>
      selection.offer(
        list.candidates.map(({ user }) => user.id),
        { most: limit, doubtful },
      ),
    [selection, list, limit, doubtful],
  );
  const chosen = useMemo(
    () => list.candidates.filter(({ user }) => selected.ids.has(user.id)),
    [list, selected],
  );

  const first = past?.history.snapshots[0];
  return {
    policy,
    setPolicy(next) {
      startTransition(() => {
        showPolicy(next);
        change((now) => writePolicy(next, now));
      });
    },
    list,
    chosen,
    selection,
    seenSince: first ? utcDay(first.begunAt) : null,
    protectedUsers,
    hasUsage,
    figures,
    period,
  };
}
