import type { GatewayFeatures } from '../domain/gateway';
import { GatewayError } from '../domain/gateway-error';
import { DEFAULT_POLICY } from '../domain/run/engine/run-ports';
import { createStore, type Readable, type Store } from '../lib/store';
import type { ProtectedUsersControl, ProtectedUsersState } from './protected-users';
import type { RunControl, RunControlState } from './run-control';

/** What changes the seats of a purchase, and what bulk changes leave alone. */
export type SeatChanges = {
  readonly runs: RunControl;
  readonly protectedUsers: ProtectedUsersControl;
};

/** Makes plans, which the list of users does without. Rejects with GatewayError. */
export function loadPlans() {
  return fetched(import('./plans'));
}

async function fetched<T>(code: Promise<T>): Promise<T> {
  try {
    return await code;
  } catch (error) {
    throw new GatewayError('network', error instanceof Error ? error.message : String(error));
  }
}

/**
 * The same before its code is there, which the list of users does without: what it shows is that nothing is
 * known yet, and each command fetches the code first, all of it. It rejects with GatewayError where that fails,
 * and the next one tries again.
 */
export function lateSeatChanges(
  load: () => Promise<SeatChanges>,
  features: Pick<GatewayFeatures, 'bulk'>,
): SeatChanges {
  const runs = createStore<RunControlState>(runsBefore(features));
  const rules = createStore<ProtectedUsersState>(RULES_BEFORE);
  let loading: Promise<SeatChanges> | null = null;
  let there: SeatChanges | null = null;
  let disposed = false;

  async function fetchAll(): Promise<SeatChanges> {
    const changes = await fetched(load());
    follow(changes.runs, runs);
    follow(changes.protectedUsers, rules);
    there = changes;
    return changes;
  }

  async function get(): Promise<SeatChanges> {
    loading ??= fetchAll();
    try {
      return await loading;
    } catch (error) {
      loading = null;
      throw error;
    }
  }

  /** Nothing begins after the sign-out, not even what was asked for before. */
  async function begin<T>(what: (control: RunControl) => Promise<T>): Promise<T | null> {
    const changes = await get();
    return disposed ? null : what(changes.runs);
  }

  return {
    runs: {
      getSnapshot: runs.getSnapshot,
      subscribe: runs.subscribe,
      start: (plan) => begin((control) => control.start(plan)),
      resume: (runId) => begin((control) => control.resume(runId)),
      leave: (runId) => begin((control) => control.leave(runId)),
      async checkInterrupted() {
        await begin((control) => control.checkInterrupted());
      },
      dismiss: () => there?.runs.dismiss(),
      signedInAgain: () => there?.runs.signedInAgain(),
      dispose() {
        disposed = true;
        there?.runs.dispose();
      },
    },
    protectedUsers: {
      getSnapshot: rules.getSnapshot,
      subscribe: rules.subscribe,
      refresh: async () => (await get()).protectedUsers.refresh(),
      save: async (next) => (await get()).protectedUsers.save(next),
    },
  };
}

function follow<T>(source: Readable<T>, copy: Store<T>): void {
  const update = () => copy.setState(() => source.getSnapshot());
  source.subscribe(update);
  update();
}

const RULES_BEFORE: ProtectedUsersState = {
  kind: 'loading',
  rules: [],
  isProtected: () => null,
  durable: true,
};

/** For one call: GitLab makes the assignments and e-mails of its users one after the other. */
const USUAL_MS_PER_CALL = 1_000;

/** No run, and what to expect of an instance about which nothing is known yet. */
export function runsBefore({ bulk }: Pick<GatewayFeatures, 'bulk'>): RunControlState {
  return {
    runner: null,
    refused: null,
    interrupted: [],
    throughput: {
      batchLimit: bulk ? DEFAULT_POLICY.firstBatch : 1,
      msPerCall: USUAL_MS_PER_CALL,
      concurrency: DEFAULT_POLICY.concurrency,
    },
  };
}
