import type { Journal } from '../../domain/journal/journal';
import type { SeatGateway } from '../../domain/gateway';
import type { Plan } from '../../domain/plan/plan';
import type { Place } from '../../domain/purchase';
import type { BatchLimitMemory, Clock, SeatPatches } from '../../domain/run/run-ports';
import { createRunner, type Runner } from '../../domain/run/runner';
import type { Report } from '../../domain/run/report';
import type { RunLock } from '../../storage/run-lock';

/** One run at a time for a purchase, in this tab and across tabs. */
export type RunControl = {
  getSnapshot(): RunControlState;
  subscribe(listener: () => void): () => void;
  /** Resolves with the report, or with null when another run of this purchase is under way. */
  start(plan: Plan): Promise<Report | null>;
  /** Takes an ended run (or the note that another one is under way) off the screen. */
  dismiss(): void;
  signedInAgain(): void;
};

export type RunControlState = {
  readonly runner: Runner | null;
  /** Why the last start was refused. */
  readonly refused: 'here' | 'elsewhere' | null;
};

type RunControlOptions = {
  readonly gateway: SeatGateway;
  readonly place: Place;
  readonly instance: string;
  readonly who: () => string;
  readonly clock: Clock;
  readonly journal: () => Promise<Journal>;
  readonly limits: BatchLimitMemory;
  readonly lock: () => Promise<RunLock>;
  readonly onSeats: (patches: SeatPatches) => void;
  /** The seats changed in ways that the answers did not tell: read them again. */
  readonly onReread: () => void;
};

export function createRunControl(options: RunControlOptions): RunControl {
  const listeners = new Set<() => void>();
  let state: RunControlState = { runner: null, refused: null };
  let active = false;

  function become(next: RunControlState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function start(plan: Plan): Promise<Report | null> {
    if (active) {
      become({ ...state, refused: 'here' });
      return null;
    }
    active = true;
    const lock = await options.lock();
    if (lock.kind === 'busy') {
      active = false;
      become({ ...state, refused: 'elsewhere' });
      return null;
    }
    try {
      const runner = createRunner(
        {
          plan,
          identity: {
            id: crypto.randomUUID(),
            who: options.who(),
            instance: options.instance,
            place: options.place,
          },
        },
        {
          gateway: options.gateway,
          clock: options.clock,
          random: Math.random,
          journal: await options.journal(),
          limits: options.limits,
          onSeats: options.onSeats,
        },
      );
      become({ runner, refused: null });
      const report = await runner.start();
      const end = runner.getSnapshot();
      if (end.status === 'finished' && end.needsReread) options.onReread();
      return report;
    } finally {
      lock.release();
      active = false;
    }
  }

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start,
    dismiss() {
      become(active ? { ...state, refused: null } : { runner: null, refused: null });
    },
    signedInAgain: () => state.runner?.signedInAgain(),
  };
}
