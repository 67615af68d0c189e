import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Purchase } from '../../domain/purchase';
import type { Roster } from '../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import type { DailySnapshot } from '../../domain/utilization/daily-snapshot';
import type { OwnedGroup, OwnedGroups } from '../../gitlab/groups';
import { readOwnedGroups } from '../../gitlab/groups';
import { followPurchases, listPurchases } from '../../gitlab/purchases';
import { useSession } from '../../gitlab/session/session-context';
import { asGatewayError } from '../../domain/gateway-error';
import { useOwnedGroups } from '../../gitlab/use-owned-groups';
import { renewalSetting } from '../../storage/report-settings';
import { latestByPurchase } from '../../storage/snapshot-db';
import { useWorkspaces } from '../../workspace/workspace';
import { useProductName } from '../shared/purchase/product-name';
import { onSnapshot, recordSnapshot, snapshotStore } from '../shared/use-snapshots';
import type { GroupSeats } from './groups-table';

type Answer = { readonly purchases: readonly Purchase[] } | { readonly problem: string };

/** Groups whose purchases are read at the same time. */
const GROUPS_AT_ONCE = 6;
/** Rosters that are read at the same time; each of them takes several requests. */
const ROSTERS_AT_ONCE = 2;

/** The users of a purchase, which are read on request. */
type ReadState = 'waiting' | 'done' | 'failed';

type GroupsState = {
  /** The purchases of all groups that the user owns; empty when there are fewer than two groups. */
  readonly groups: readonly GroupSeats[];
  /** False where GitLab has more groups than were read. */
  readonly complete: boolean;
  /** Reads the users of all of them, and so their activity as of now. */
  readonly loadUsers: () => void;
};

const scopeOf = ({ id, fullPath, name }: OwnedGroup) =>
  ({ kind: 'group', id, fullPath, name }) as const;

export function useGroupSeats(wanted: boolean, today: string): GroupsState {
  const { instance } = useSession();
  const workspaces = useWorkspaces();
  const productName = useProductName();
  const { groups, complete } = useGroups(wanted);
  const answers = usePurchasesOf(groups);
  const seen = useLatestSnapshots(groups.length > 0);
  const [reads, setReads] = useState<ReadonlyMap<string, ReadState>>(new Map());

  function loadUsers() {
    const purchases = groups.flatMap((group) => {
      const answer = answers.get(group.id);
      if (!answer || !('purchases' in answer)) return [];
      return answer.purchases.map((purchase) => ({ group, purchase }));
    });
    const setRead = ({ id }: Purchase, read: ReadState) =>
      setReads((before) => new Map(before).set(id, read));
    for (const { purchase } of purchases) setRead(purchase, 'waiting');
    void forEachAtOnce(purchases, ROSTERS_AT_ONCE, async ({ group, purchase }) => {
      const { roster } = workspaces.open(scopeOf(group), purchase);
      const snapshot = await holdersOf(roster);
      const recorded = snapshot && (await recordSnapshot(instance, purchase, snapshot, today));
      setRead(purchase, recorded ? 'done' : 'failed');
    });
  }

  const rows = groups.flatMap(({ id, fullPath, name }): GroupSeats[] => {
    const answer = answers.get(id);
    const nothing = { product: null, costPerSeat: null, currency: '', read: null } as const;
    const row = { fullPath, name, seen: null, problem: null, ...nothing };
    if (!answer) return [{ ...row, purchase: undefined }];
    if ('problem' in answer) return [{ ...row, purchase: null, problem: answer.problem }];
    if (answer.purchases.length === 0) return [{ ...row, purchase: null }];
    return answer.purchases.map((purchase) => {
      const { costPerSeat, currency } = renewalSetting(instance, purchase.id).read();
      return {
        ...row,
        purchase,
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

/** All groups that the user owns, on every page of the list; none when there is only one. */
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
    // After a failure the groups of the first page remain.
    readOwnedGroups(session, { signal: leaving.signal }).then(take, () =>
      take({ groups: first.groups, complete: false }),
    );
    return () => leaving.abort();
  }, [session, more, first]);
  return more ? (all ?? first) : first;
}

/** The purchases of each group by its id, with the counters of GitLab's latest answer; or why there are none. */
function usePurchasesOf(groups: readonly OwnedGroup[]): ReadonlyMap<string, Answer> {
  const session = useSession();
  const errors = useTranslations('errors.gateway');
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    async function read(group: OwnedGroup) {
      const take = (answer: Answer) =>
        setAnswers((before) => new Map(before).set(group.id, answer));
      const scope = scopeOf(group);
      try {
        const purchases = await listPurchases(session, scope, signal);
        if (signal.aborted) return;
        take({ purchases });
        const stop = followPurchases(session, scope, (next) => take({ purchases: next }));
        signal.addEventListener('abort', stop);
      } catch (error) {
        if (!signal.aborted) take({ problem: errors(`${asGatewayError(error).kind}.title`) });
      }
    }
    void forEachAtOnce(groups, GROUPS_AT_ONCE, read, signal);
    return () => leaving.abort();
  }, [groups, session, errors]);
  return answers;
}

/** This browser's latest snapshot of each purchase, by its id. */
function useLatestSnapshots(wanted: boolean): ReadonlyMap<string, DailySnapshot> {
  const { instance } = useSession();
  const [latest, setLatest] = useState<ReadonlyMap<string, DailySnapshot>>(new Map());
  useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    async function read() {
      const all = await (await snapshotStore()).all(instance);
      if (!left) setLatest(latestByPurchase(all, instance));
    }
    // Without snapshots the table says so; that is no reason to fail.
    const readQuietly = () => void read().catch(() => undefined);
    readQuietly();
    const stop = onSnapshot(readQuietly);
    return () => {
      left = true;
      stop();
    };
  }, [wanted, instance]);
  return latest;
}

/** Does the work for each item, `atOnce` of them at a time, until the signal aborts. */
async function forEachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = [...items];
  async function next() {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      if (signal?.aborted) return;
      await work(item);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, next));
}

/** Loads the users of a purchase until its holders are complete; null if that fails. */
function holdersOf(roster: Roster): Promise<RosterSnapshot | null> {
  return new Promise((resolve) => {
    const stop = roster.subscribe(check);
    function check() {
      const snapshot = roster.getSnapshot();
      const { kind } = snapshot.status;
      // The user asked for it here, so the roster need not ask again.
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
