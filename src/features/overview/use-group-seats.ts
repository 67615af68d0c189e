import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Purchase } from '../../domain/purchase';
import type { Roster } from '../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import type { DailySnapshot } from '../../domain/utilization/daily-snapshot';
import { useProductName } from '../shared/purchase/product-name';
import type { GroupSeats } from './groups-table';
import { asGatewayError } from '../../domain/gateway-error';
import { type OwnedGroup, type OwnedGroups, readOwnedGroups } from '../../gitlab/groups';
import { listPurchases } from '../../gitlab/purchases';
import { useSession } from '../../gitlab/session/session-context';
import { useOwnedGroups } from '../../gitlab/use-owned-groups';
import { renewalSetting } from '../../storage/seat-settings';
import { latestByPurchase } from '../../storage/snapshot-db';
import { useWorkspaces } from '../../workspace/workspace';
import { sideBySide } from './side-by-side';
import { recordSnapshot, onSnapshot, snapshotStore } from '../shared/use-snapshots';

type Answer = { readonly purchases: readonly Purchase[] } | { readonly problem: string };

/** So many groups are asked about at once. */
const SIDE_BY_SIDE = 6;
/** So many lists of users are read at once: each of them is read by several requests. */
const LISTS_AT_ONCE = 2;

/** Where the users of a purchase stand that were asked for here. */
type ReadState = 'waiting' | 'done' | 'failed';

type GroupsState = {
  /** The purchases of all groups that the person owns; empty when there are fewer than two. */
  readonly groups: readonly GroupSeats[];
  /** False where GitLab has more groups than were read. */
  readonly complete: boolean;
  /** Reads the users of all of them, so that their activity is known as of now. */
  readonly loadUsers: () => void;
};

export function useGroupSeats(wanted: boolean, today: string): GroupsState {
  const session = useSession();
  const workspaces = useWorkspaces();
  const productName = useProductName();
  const errors = useTranslations('errors.gateway');
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const [seen, setSeen] = useState<ReadonlyMap<string, DailySnapshot>>(new Map());
  const [reads, setReads] = useState<ReadonlyMap<string, ReadState>>(new Map());
  const { groups, complete } = useGroups(wanted);
  const { instance } = session;

  useEffect(() => {
    const leaving = new AbortController();
    async function ask({ id, fullPath, name }: OwnedGroup) {
      const scope = { kind: 'group', id, fullPath, name } as const;
      const answer = await listPurchases(session, scope, leaving.signal).then(
        (purchases): Answer => ({ purchases }),
        (error: unknown): Answer => ({ problem: errors(`${asGatewayError(error).kind}.title`) }),
      );
      if (!leaving.signal.aborted) setAnswers((before) => new Map(before).set(id, answer));
    }
    void sideBySide(groups, SIDE_BY_SIDE, ask, leaving.signal);
    async function readSeen() {
      const all = await (await snapshotStore()).all(instance);
      if (!leaving.signal.aborted) setSeen(latestByPurchase(all, instance));
    }
    // Without a history the table says "not yet"; it is never a reason to fail.
    const read = () => void readSeen().catch(() => undefined);
    read();
    leaving.signal.addEventListener('abort', onSnapshot(read));
    return () => leaving.abort();
  }, [groups, session, instance, errors]);

  function loadUsers() {
    const wantedOf = groups.flatMap((group) => {
      const answer = answers.get(group.id);
      const purchases = answer && 'purchases' in answer ? answer.purchases : [];
      return purchases.map((purchase) => ({ group, purchase }));
    });
    const setState = (purchase: Purchase, read: ReadState) =>
      setReads((before) => new Map(before).set(purchase.id, read));
    for (const { purchase } of wantedOf) setState(purchase, 'waiting');
    void sideBySide(wantedOf, LISTS_AT_ONCE, async ({ group, purchase }) => {
      const { id, fullPath, name } = group;
      const workspace = workspaces.open({ kind: 'group', id, fullPath, name }, purchase);
      const snapshot = await holdersOf(workspace.roster);
      const noted = snapshot && (await recordSnapshot(instance, purchase, snapshot, today));
      setState(purchase, noted ? 'done' : 'failed');
    });
  }

  const rows = groups.flatMap(({ id, fullPath, name }): GroupSeats[] => {
    const answer = answers.get(id);
    const nothing = { product: null, costPerSeat: null, currency: '', read: null } as const;
    const row = { fullPath, name, seen: null, ...nothing };
    if (!answer) return [{ ...row, purchase: undefined, problem: null }];
    if ('problem' in answer) return [{ ...row, purchase: null, problem: answer.problem }];
    if (answer.purchases.length === 0) return [{ ...row, purchase: null, problem: null }];
    return answer.purchases.map((purchase) => {
      const { costPerSeat, currency } = renewalSetting(instance, purchase.id).read();
      return {
        ...row,
        purchase,
        problem: null,
        product: productName(purchase.name),
        seen: seen.get(purchase.id) ?? null,
        read: reads.get(purchase.id) ?? null,
        costPerSeat,
        currency,
      };
    });
  });
  return { groups: rows, complete, loadUsers };
}

const NONE: OwnedGroups = { groups: [], complete: true };

/** All groups that the person owns, also beyond the first page of them; none when there is but one. */
function useGroups(wanted: boolean): OwnedGroups {
  const session = useSession();
  const owned = useOwnedGroups();
  const [all, setAll] = useState<OwnedGroups | null>(null);
  const ready = wanted && owned.kind === 'ready' ? owned : null;
  const more = ready?.more === true;
  const first = useMemo(
    () => (ready && ready.groups.length > 1 ? { groups: ready.groups, complete: true } : NONE),
    [ready],
  );
  useEffect(() => {
    if (!more) return undefined;
    const leaving = new AbortController();
    const take = (groups: OwnedGroups) => {
      if (!leaving.signal.aborted) setAll(groups);
    };
    // Those of the first page are there all the same.
    readOwnedGroups(session, { signal: leaving.signal }).then(take, () =>
      take({ groups: first.groups, complete: false }),
    );
    return () => leaving.abort();
  }, [session, more, first]);
  return more ? (all ?? first) : first;
}

/** Loads the users of a purchase until its holders are known; null when that came to nothing. */
function holdersOf(roster: Roster): Promise<RosterSnapshot | null> {
  return new Promise((resolve) => {
    const stop = roster.subscribe(check);
    function check() {
      const snapshot = roster.getSnapshot();
      const { kind } = snapshot.status;
      // Somebody asked for it, so nobody is asked whether it may take long.
      if (kind === 'asking') roster.load({ confirmed: true });
      const known = snapshot.holders === 'complete' && !snapshot.stale;
      const ended = kind === 'failed' || kind === 'partial' || kind === 'paused';
      if (!known && !ended && kind !== 'complete') return;
      stop();
      resolve(known ? snapshot : null);
    }
    roster.load();
    if (roster.getSnapshot().status.kind === 'partial') roster.retry();
    check();
  });
}
