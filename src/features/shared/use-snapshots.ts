import { useCallback, useEffect, useState } from 'react';
import type { Purchase } from '../../domain/purchase';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import {
  type DailySnapshot,
  readTrend,
  takeSnapshot,
  trendOf,
} from '../../domain/utilization/daily-snapshot';
import { utilizationFigures } from '../../domain/utilization/utilization-figures';
import { createStore } from '../../lib/store';
import { openSnapshots, type SnapshotStore } from '../../storage/snapshot-db';
import { recordReading, type SeatPast } from '../../workspace/seat-history';
import { useAppConfig } from './config-context';
import { useSeatPast } from './use-seat-past';

let shared: Promise<SnapshotStore> | null = null;

/** The only store of this page. It lasts as long as the page where the browser keeps nothing. */
export function snapshotStore(): Promise<SnapshotStore> {
  shared ??= openSnapshots();
  return shared;
}

/** The roster has settled when it has not changed for this long. */
const SETTLE_MS = 400;

/** How many snapshots this page has recorded. */
const recorded = createStore(0);

/** Calls back after each recorded snapshot. Returns how to stop. */
export const onSnapshot = recorded.subscribe;

/** This browser's snapshots of a purchase. */
export type SnapshotHistory = {
  readonly trend: readonly DailySnapshot[];
  /** Null until it is read. */
  readonly past: SeatPast | null;
  /** Adds the days of a file; resolves with how many were new, or null if it is no such file. */
  readonly importTrend: (file: string) => Promise<number | null>;
};

/**
 * Records a complete roster of a purchase: the figures of the day, and who holds a seat.
 * @param keepsHistory whether the administrator of this page lets it keep the latter.
 */
export async function recordSnapshot(
  instance: string,
  purchase: Purchase,
  snapshot: RosterSnapshot,
  today: string,
  keepsHistory: boolean,
): Promise<void> {
  const store = await snapshotStore();
  const figures = utilizationFigures(snapshot, { today });
  const day = takeSnapshot(figures, { instance, purchase, day: today, now: Date.now() });
  if (day) await store.record(day);
  await recordReading({ instance, purchase, today }, snapshot, keepsHistory);
  recorded.setState((count) => count + 1);
}

/** Records each complete roster of a purchase, and reads the earlier snapshots. */
export function useSnapshots(
  instance: string,
  purchase: Purchase,
  snapshot: RosterSnapshot,
  today: string,
): SnapshotHistory {
  const [trend, setTrend] = useState<readonly DailySnapshot[]>([]);
  const { history: keepsHistory } = useAppConfig();
  const { id } = purchase;
  const past = useSeatPast(instance, id);

  useEffect(() => {
    let left = false;
    async function recall() {
      const store = await snapshotStore();
      const all = await store.all(instance);
      if (!left) setTrend(trendOf(all, instance, id));
    }
    async function record() {
      await recordSnapshot(instance, purchase, snapshot, today, keepsHistory);
      await recall();
    }
    // Without snapshots the page says so; that is no reason to fail.
    const quietly = (action: () => Promise<void>) => void action().catch(() => undefined);
    const complete = snapshot.holders === 'complete' && !snapshot.stale;
    // While pages arrive or a run changes seats, the roster changes many times a second.
    const timer = setTimeout(() => quietly(complete ? record : recall), SETTLE_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [instance, purchase, id, snapshot, today, keepsHistory]);

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
  return { trend, past, importTrend };
}
