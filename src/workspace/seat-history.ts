import { changesOfRun, type RunChange } from '../domain/history/run-change';
import type { SeatHistory, HolderReading } from '../domain/history/seat-snapshot';
import { type Tenures, tenuresOf } from '../domain/history/tenure';
import type { RunHeader } from '../domain/journal/journal';
import type { Purchase } from '../domain/purchase';
import type { RosterSnapshot } from '../domain/roster/roster-snapshot';
import { utilizationFigures } from '../domain/utilization/utilization-figures';
import type { Day } from '../lib/days';
import { createStore } from '../lib/store';
import { openJournal } from '../storage/journal-db';
import { historySetting } from '../storage/history-settings';
import { openSeatHistory, type SeatHistoryStore } from '../storage/seat-history-db';

let shared: Promise<SeatHistoryStore> | null = null;

/** The only one of this page. */
export function seatHistoryStore(): Promise<SeatHistoryStore> {
  shared ??= openSeatHistory();
  return shared;
}

/** How often the history of this page has changed. */
const changed = createStore(0);

/** Calls back after each change of the history. Returns how to stop. */
export const onHistory = changed.subscribe;

/** To be called by who adds to the history or deletes it. */
export function historyChanged(): void {
  changed.setState((count) => count + 1);
}

/** What this browser knows of the past of a purchase's seats. */
export type SeatPast = {
  readonly history: SeatHistory;
  /** What runs of this browser did to its seats. */
  readonly changes: readonly RunChange[];
  readonly tenures: Tenures;
};

/** Reads it from the snapshots and the journal. */
export async function readSeatPast(instance: string, purchaseId: string): Promise<SeatPast> {
  const history = await (await seatHistoryStore()).read(instance, purchaseId);
  const changes = await readChanges(instance, purchaseId);
  return { history, changes, tenures: await tenuresOf(history, changes) };
}

/** What was read of runs that have ended, by run ID: that does not change any more. */
const ended = new Map<string, { readonly header: string; readonly own: readonly RunChange[] }>();

async function readChanges(instance: string, purchaseId: string): Promise<readonly RunChange[]> {
  const journal = await openJournal();
  const headers = await journal.list();
  const changes: RunChange[] = [];
  for (const header of headers) {
    if (header.instance !== instance || header.purchase.id !== purchaseId) continue;
    const version = versionOf(header);
    const known = ended.get(header.id);
    if (known?.header === version) {
      changes.push(...known.own);
      continue;
    }
    const run = await journal.get(header.id);
    const own = run ? changesOfRun(run) : [];
    if (header.end !== null) ended.set(header.id, { header: version, own });
    changes.push(...own);
  }
  return changes;
}

/** A run that is resumed, or verified again, has another one. */
function versionOf({ finishedAt, proof }: RunHeader): string {
  return `${finishedAt ?? ''} ${proof?.at ?? ''}`;
}

/**
 * Remembers who holds a seat, once for each complete reading of the roster. Resolves to whether it did.
 * @param isAllowed false where the administrator of this page wants no history.
 */
export async function recordReading(
  of: { readonly instance: string; readonly purchase: Purchase; readonly today: Day },
  roster: RosterSnapshot,
  isAllowed: boolean,
): Promise<boolean> {
  const { instance, purchase, today } = of;
  const { holders, stale, holdersAsOf, startedAt } = roster;
  const isKept = isAllowed && historySetting.read();
  if (!isKept || holders !== 'complete' || stale || holdersAsOf === null) return false;
  // What a run changed since that reading is in the journal.
  const key = `${instance} ${purchase.id}`;
  if (recordedReadings.get(key) === holdersAsOf) return false;
  recordedReadings.set(key, holdersAsOf);
  const store = await seatHistoryStore();
  const now = Date.now();
  const last = (await store.read(instance, purchase.id)).snapshots.at(-1)?.takenAt ?? 0;
  if (last >= holdersAsOf && last <= now) return false;
  const look = readingOf(roster, {
    instance,
    purchase,
    today,
    begunAt: startedAt ?? holdersAsOf,
    now,
  });
  await store.record(look, now);
  historyChanged();
  return true;
}

/** When the readings ended that this page has recorded last, by purchase. */
const recordedReadings = new Map<string, number>();

function readingOf(
  roster: RosterSnapshot,
  of: {
    readonly instance: string;
    readonly purchase: Purchase;
    readonly today: Day;
    readonly begunAt: number;
    readonly now: number;
  },
): HolderReading {
  const { purchase, today } = of;
  const figures = utilizationFigures(roster, { today });
  const known = (figure: { value: number; complete: boolean }) =>
    figure.complete ? figure.value : null;
  const holders = new Map<string, string>();
  const lastUses = new Map<string, Day>();
  for (const { id, username, holdsSeat, lastDuoActivityOn } of roster.users) {
    if (!holdsSeat) continue;
    holders.set(id, username);
    if (lastDuoActivityOn) lastUses.set(id, lastDuoActivityOn);
  }
  return {
    instance: of.instance,
    purchaseId: purchase.id,
    begunAt: of.begunAt,
    takenAt: of.now,
    figures: {
      purchased: purchase.purchasedQuantity,
      assigned: purchase.assignedQuantity,
      active30: known(figures.active30),
      idle: known(figures.idle),
      never: known(figures.never),
    },
    holders,
    lastUses,
  };
}
