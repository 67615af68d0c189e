import {
  startTransition,
  useEffect,
  useMemo,
  useOptimistic,
  useState,
  useSyncExternalStore,
} from 'react';
import { useSearchParams } from 'react-router-dom';
import { type Candidate, type ReclaimList, reclaimList } from '../../domain/reclaim/candidates';
import { readPolicy, type ReclaimPolicy, writePolicy } from '../../domain/reclaim/policy';
import { useSession } from '../../gitlab/session/session-context';
import type { ProtectedUsersState } from '../../workspace/protected-users';
import type { ReportSubject } from '../shared/reports/report-frame';
import { useSnapshots } from '../shared/use-snapshots';

export type Reclaim = {
  readonly policy: ReclaimPolicy;
  readonly setPolicy: (policy: ReclaimPolicy) => void;
  readonly list: ReclaimList;
  /** Candidates whose seats will be removed: all but those cleared in the table. */
  readonly chosen: readonly Candidate[];
  /** Ids of the candidates cleared in the table. */
  readonly unchecked: ReadonlySet<string>;
  readonly toggle: (userId: string) => void;
  readonly toggleAll: (checked: boolean) => void;
  /** The day of this browser's first snapshot; null before there is one. */
  readonly seenSince: string | null;
  readonly protectedUsers: ProtectedUsersState;
};

/** The policy in the address, the seats that it finds, and which of them to remove. */
export function useReclaim({ workspace, purchase, snapshot, today }: ReportSubject): Reclaim {
  const { instance } = useSession();
  const [params, setParams] = useSearchParams();
  const requested = useMemo(() => readPolicy(params), [params]);
  // A switch turns at once; the address follows in a transition.
  const [policy, showPolicy] = useOptimistic(requested);
  const [cleared, setCleared] = useState<ReadonlySet<string>>(new Set());
  const { firstSeen } = useSnapshots(instance, purchase, snapshot, today);
  const protectedUsers = useSyncExternalStore(
    workspace.protectedUsers.subscribe,
    workspace.protectedUsers.getSnapshot,
  );
  useEffect(() => {
    // Where the code does not come, the rules stay unknown, and the page says so.
    workspace.protectedUsers.refresh().catch(() => undefined);
  }, [workspace]);
  const { users } = snapshot;
  const list = useMemo(
    () =>
      reclaimList(users, policy, {
        today,
        firstSeen,
        ...(protectedUsers.kind === 'ready' ? { isProtected: protectedUsers.isProtected } : {}),
      }),
    [users, policy, today, firstSeen, protectedUsers],
  );
  // Another policy may not find a cleared user, and may find the user again.
  const [chosen, unchecked] = useMemo(() => {
    const isCleared = ({ user }: Candidate) => cleared.has(user.id);
    return [
      list.candidates.filter((one) => !isCleared(one)),
      new Set(list.candidates.filter(isCleared).map(({ user }) => user.id)),
    ];
  }, [list, cleared]);

  return {
    policy,
    setPolicy(next) {
      startTransition(() => {
        showPolicy(next);
        setParams((now) => writePolicy(next, now), { replace: true, preventScrollReset: true });
      });
    },
    list,
    chosen,
    unchecked,
    toggle(userId) {
      setCleared((before) => {
        const next = new Set(before);
        if (!next.delete(userId)) next.add(userId);
        return next;
      });
    },
    toggleAll: (checked) =>
      setCleared(new Set(checked ? [] : list.candidates.map(({ user }) => user.id))),
    seenSince: firstSeen?.since ?? null,
    protectedUsers,
  };
}
