import { useEffect, useRef, useState } from 'react';
import type { Purchase, SeatScope } from '../../../domain/purchase';
import type { Roster } from '../../../domain/roster/roster-options';
import { useSession } from '../../../gitlab/session/session-context';
import type { Day } from '../../../lib/days';
import { useWorkspaces } from '../../../workspace/workspace';
import { useAppConfig } from '../config-context';
import { recordSnapshot } from '../use-snapshots';
import type { ActivityRead } from './group-seats';

type PurchaseOf = {
  readonly scope: SeatScope;
  readonly name: string;
  readonly purchase: Purchase;
};

/** The purchase whose users are being read, from 0, of how many. */
export type ActivityProgress = {
  readonly index: number;
  readonly count: number;
  readonly name: string;
};

/** The users of several purchases, which are read on request, one purchase after the other. */
export function useGroupActivity(today: Day) {
  const { instance } = useSession();
  const { history } = useAppConfig();
  const workspaces = useWorkspaces();
  const [reads, setReads] = useState<ReadonlyMap<string, ActivityRead>>(new Map());
  const [progress, setProgress] = useState<ActivityProgress | null>(null);
  const stopping = useRef<AbortController | null>(null);
  // What is being read when the page is left goes on, as its group may be the next page.
  useEffect(() => () => stopping.current?.abort(LEFT), []);

  /** Resolves when all are read or it was stopped; with false where the page was left before. */
  async function start(purchases: readonly PurchaseOf[]): Promise<boolean> {
    stopping.current?.abort(LEFT);
    const stop = new AbortController();
    stopping.current = stop;
    const { signal } = stop;
    const setRead = ({ id }: Purchase, read: ActivityRead) => {
      if (signal.reason !== LEFT) setReads((before) => new Map(before).set(id, read));
    };
    for (const { purchase } of purchases) setRead(purchase, { kind: 'waiting', snapshot: null });
    for (const [index, { scope, name, purchase }] of purchases.entries()) {
      if (signal.aborted) {
        setRead(purchase, { kind: 'stopped', snapshot: null });
        continue;
      }
      setProgress({ index, count: purchases.length, name });
      const { roster } = workspaces.open(scope, purchase);
      const kind = await readHolders(roster, signal, () =>
        setRead(purchase, { kind: 'reading', snapshot: roster.getSnapshot() }),
      );
      const snapshot = roster.getSnapshot();
      if (kind === 'done')
        await recordSnapshot(instance, purchase, snapshot, today, history).catch(() => undefined);
      setRead(purchase, { kind, snapshot });
    }
    const isHere = signal.reason !== LEFT;
    if (isHere) setProgress(null);
    return isHere;
  }

  return { reads, progress, start, stop: () => stopping.current?.abort(STOPPED) };
}

const LEFT = 'left';
const STOPPED = 'stopped';

/** Loads the users of a purchase until all of its holders are there. */
function readHolders(
  roster: Roster,
  signal: AbortSignal,
  onChange: () => void,
): Promise<'done' | 'failed' | 'stopped'> {
  return new Promise((resolve) => {
    // A list that another page has begun to load is left to that page.
    const isOwn = ['idle', 'partial'].includes(roster.getSnapshot().status.kind);
    const unsubscribe = roster.subscribe(check);
    signal.addEventListener('abort', stop);
    function end(outcome: 'done' | 'failed' | 'stopped') {
      unsubscribe();
      signal.removeEventListener('abort', stop);
      resolve(outcome);
    }
    function stop() {
      // First, as the roster tells at once that it was stopped.
      end('stopped');
      if (isOwn && signal.reason === STOPPED) roster.cancel();
    }
    function check() {
      const { status, holders, stale, usersComplete } = roster.getSnapshot();
      onChange();
      // The user asked for it here, so the roster need not ask again.
      if (status.kind === 'asking') roster.load({ confirmed: true });
      const isKnown = holders === 'eligible-only' ? usersComplete : holders === 'complete';
      if (isKnown && !stale) end('done');
      else if (['failed', 'partial', 'paused', 'complete'].includes(status.kind)) end('failed');
    }
    roster.load();
    if (roster.getSnapshot().status.kind === 'partial') roster.retry();
    check();
  });
}
