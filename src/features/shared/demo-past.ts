import { keyOf, packKeys, packPairs } from '../../domain/history/packing';
import type { SeatHistory, SeatSnapshot } from '../../domain/history/seat-snapshot';
import { historySetting } from '../../storage/history-settings';
import { historyChanged, seatHistoryStore } from '../../workspace/seat-history';

/** What the mocked GitLab tells of a purchase's past. */
type DemoPast = {
  readonly purchaseId: string;
  readonly looks: readonly DemoLook[];
};

type DemoLook = {
  readonly takenAt: number;
  readonly purchased: number;
  readonly assigned: number;
  readonly active30: number;
  readonly idle: number;
  readonly never: number;
  readonly gained: readonly (readonly [id: string, username: string])[];
  readonly lost: readonly string[];
};

/** Gives the demo a history, as if this browser had looked at it each day. That of an earlier demo goes. */
export async function preparePast(instance: string, pasts: readonly DemoPast[]): Promise<void> {
  if (!historySetting.read()) return;
  const store = await seatHistoryStore();
  for (const { purchaseId, looks } of pasts) {
    const history: SeatHistory = { instance, purchaseId, snapshots: looks.map(snapshotOf) };
    await store.delete(history);
    await store.add(history, Date.now());
  }
  historyChanged();
}

function snapshotOf({ takenAt, gained, lost, assigned, ...look }: DemoLook): SeatSnapshot {
  const { purchased, active30, idle, never } = look;
  return {
    begunAt: takenAt,
    takenAt,
    figures: { purchased, assigned, active30, idle, never },
    count: assigned,
    named: packPairs(gained.map(([id, username]) => [keyOf(id), username] as const)),
    lost: packKeys(lost.map(keyOf)),
    used: '',
  };
}
