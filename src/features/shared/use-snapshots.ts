import { useCallback, useEffect, useState } from 'react';
import type { Purchase } from '../../domain/purchase';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import { type DailySnapshot, type FirstSeen, readTrend, takeSnapshot, trendOf } from '../../domain/utilization/daily-snapshot';
import { utilizationFigures } from '../../domain/utilization/utilization-figures';
import { openSnapshots, type SnapshotStore } from '../../storage/snapshot-db';

let shared: Promise<SnapshotStore> | null = null;

/** The one store of this page; also where it only lasts as long as the page. */
export function snapshotStore(): Promise<SnapshotStore> {
  shared ??= openSnapshots();
  return shared;
}

/** The list of users has come to rest when it did not change for so long. */
const SETTLE_MS = 400;

const listeners = new Set<() => void>();

/** Tells of each look that was noted. Returns the way to stop it. */
export function onSnapshot(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What earlier looks of this browser tell about a purchase. */
export type SnapshotHistory = {
  readonly trend: readonly DailySnapshot[];
  /** Null until it is read. */
  readonly firstSeen: FirstSeen | null;
  /** Takes the days of a file; resolves with how many were new, or null when it holds none. */
  readonly importTrend: (file: string) => Promise<number | null>;
};

/** Notes one complete look at the users of a purchase. False where it tells too little to be kept. */
export async function recordSnapshot(
  instance: string,
  purchase: Purchase,
  snapshot: RosterSnapshot,
  today: string,
): Promise<boolean> {
  const store = await snapshotStore();
  const figures = utilizationFigures(snapshot, { today });
  const day = takeSnapshot(figures, { instance, purchase, day: today, now: Date.now() });
  if (day) await store.record(day);
  const ids = snapshot.users.flatMap((user) => (user.holdsSeat ? [user.id] : []));
  await store.see(instance, purchase.id, ids, today);
  for (const listener of listeners) listener();
  return day !== null;
}

/** Notes each complete look at the users of a purchase, and tells what was noted before. */
export function useSnapshots(
  instance: string,
  purchase: Purchase,
  snapshot: RosterSnapshot,
  today: string,
): SnapshotHistory {
  const [trend, setTrend] = useState<readonly DailySnapshot[]>([]);
  const [firstSeen, setFirstSeen] = useState<FirstSeen | null>(null);
  const { id } = purchase;

  useEffect(() => {
    let left = false;
    async function recall() {
      const store = await snapshotStore();
      const [all, seen] = [await store.all(instance), await store.firstSeen(instance, id)];
      if (left) return;
      setTrend(trendOf(all, instance, id));
      setFirstSeen(seen);
    }
    async function record() {
      await recordSnapshot(instance, purchase, snapshot, today);
      await recall();
    }
    // Without a history the page says so; it is never a reason to fail.
    const quietly = (action: () => Promise<void>) => void action().catch(() => undefined);
    const complete = snapshot.holders === 'complete' && !snapshot.stale;
    // While pages arrive or a run changes seats there is a new snapshot many times a second.
    const timer = setTimeout(() => quietly(complete ? record : recall), SETTLE_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [instance, purchase, id, snapshot, today]);

  const importTrend = useCallback(
    async (file: string) => {
      const days = readTrend(file);
      if (!days) return null;
      const store = await snapshotStore();
      const added = await store.add(days);
      setTrend(trendOf(await store.all(instance), instance, id));
      return added;
    },
    [instance, id],
  );
  return { trend, firstSeen, importTrend };
}
