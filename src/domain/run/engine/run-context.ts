import { createStore, type Store } from '../../../lib/store';
import type { BatchRecord, JournalRecord, RunIdentity } from '../../journal/journal';
import type { Plan } from '../../plan/plan';
import { SeatReader, type SeatReading } from '../recovery/seat-reader';
import type { EntryResult } from '../report/report';
import { reduceRun } from './reduce-run';
import type { RunEvent } from './run-event';
import type { RunnerPorts, RunPolicy, RunStart, SeatPatches } from './run-ports';
import { snapshotOf } from './make-snapshot';
import type { RunSnapshot } from './run-snapshot';
import { initialState, type RunPast, type RunState } from './run-state';

/** What the chapters of a runner share: the state of the run as of now, and the ways to change it. */
export class RunContext {
  readonly identity: RunIdentity;
  readonly plan: Plan;
  readonly ports: RunnerPorts;
  readonly policy: RunPolicy;
  /** The largest batch as remembered between runs; null when nothing is known. */
  rememberedLimit: number | null = null;
  readonly #snapshots: Store<RunSnapshot>;
  readonly #patches = new Map<string, boolean>();
  #state: RunState;
  #reader: SeatReader | null = null;
  #wake: () => void = () => undefined;

  constructor(
    { plan, identity }: RunStart,
    past: RunPast | null,
    ports: RunnerPorts,
    policy: RunPolicy,
  ) {
    this.identity = identity;
    this.plan = plan;
    this.ports = ports;
    this.policy = policy;
    this.#state = initialState(identity.id, plan, past);
    this.#snapshots = createStore(snapshotOf(this.#state, policy));
  }

  get state(): RunState {
    return this.#state;
  }

  get snapshot(): RunSnapshot {
    return this.#snapshots.getSnapshot();
  }

  /** Seats that GitLab confirmed in this run, by user ID. */
  get patches(): SeatPatches {
    return this.#patches;
  }

  /** A listener that throws does no harm to the run. */
  subscribe(listener: () => void): () => void {
    return this.#snapshots.subscribe(() => callSafely(listener));
  }

  dispatch(event: RunEvent): void {
    this.#state = reduceRun(this.#state, event);
    this.#snapshots.setState(snapshotOf(this.#state, this.policy));
    this.#wake();
  }

  /** Waits for the next event, or until a time (milliseconds since the epoch; null for no time). */
  async wait(until: number | null): Promise<void> {
    const { clock } = this.ports;
    const timer = new AbortController();
    const ends = [
      new Promise<void>((resolve) => {
        this.#wake = resolve;
      }),
    ];
    if (until !== null) ends.push(clock.sleep(Math.max(0, until - clock.now()), timer.signal));
    await Promise.race(ends);
    timer.abort();
  }

  /** A run continues when its journal cannot be stored: a half-done run would be worse. */
  async save(records: readonly JournalRecord[]): Promise<void> {
    const { journal } = this.ports;
    const isDurable = await attempt(async () => {
      await journal.save(records);
      return journal.durable;
    }, false);
    if (!isDurable && this.#state.durable) this.dispatch({ type: 'not-durable' });
  }

  saveBatches(...batches: readonly BatchRecord[]): Promise<void> {
    return this.save(batches.map((batch) => ({ kind: 'batch', batch })));
  }

  /** The reading of the seats that is under way, or a new one. */
  get reader(): SeatReader {
    this.#reader ??= new SeatReader(this.ports.gateway, this.policy.pageSize);
    return this.#reader;
  }

  /** The next reading begins anew: what was read so far may no longer hold. */
  dropReader(): void {
    this.#reader = null;
  }

  /** Publishes the seats that results confirm. */
  confirmResults(results: readonly EntryResult[]): void {
    const confirmed = new Map<string, boolean>();
    for (const { action, outcome, entries } of results) {
      if (outcome !== 'changed' && outcome !== 'already-so') continue;
      for (const index of entries) {
        const user = this.plan.entries[index]?.user;
        if (user) confirmed.set(user.id, action === 'assign');
      }
    }
    this.#confirm(confirmed);
  }

  /** Publishes the seats of all users of the plan, as read. */
  confirmReading({ holdsSeat }: SeatReading): void {
    const confirmed = new Map<string, boolean>();
    for (const { user } of this.plan.entries) {
      const holds = user === null ? undefined : holdsSeat(user.id);
      if (user !== null && holds !== undefined) confirmed.set(user.id, holds);
    }
    this.#confirm(confirmed);
  }

  #confirm(confirmed: SeatPatches): void {
    if (confirmed.size === 0) return;
    for (const [userId, holds] of confirmed) this.#patches.set(userId, holds);
    callSafely(() => this.ports.onSeats?.(confirmed));
  }

  /** The seats of these users are no longer known. */
  withdraw(userIds: readonly string[]): void {
    for (const userId of userIds) this.#patches.delete(userId);
  }
}

/** The value of an optional action, or the fallback when it fails. */
export async function attempt<T>(action: () => T | Promise<T>, fallback: T): Promise<T> {
  try {
    return await action();
  } catch {
    return fallback;
  }
}

/** An error of a listener surfaces on its own, outside of the run. */
function callSafely(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
