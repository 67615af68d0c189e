import type { JournalRecord } from '../../journal/journal';
import type { Purchase } from '../../purchase';
import { createAlarm } from './alarm';
import { halfJitter } from '../../backoff';
import { throughputAfter } from './backoff';
import { lostRecord, readingRecord, sentRecord, unverifiedRecord } from './batch-record';
import { asGatewayError, callGitlab } from './send-batch';
import { toArray } from './append-list';
import { detached, settledOr } from './detached';
import { snapshotOf } from '../report/figures';
import { finishRun, headerOf } from './finish-run';
import { nextStep } from './next-step';
import { withoutSeats } from './no-seats';
import { balanceOf } from '../recovery/ledger';
import type { RunEnd } from '../report/outcome';
import { proveRun } from '../recovery/prove-run';
import type { Queue, Segment } from './queue';
import { readBack } from '../recovery/read-back';
import { readingProblem } from './reading-problem';
import { reduceRun } from './reduce-run';
import type { Report } from '../report/report';
import { pastOf } from '../recovery/resume';
import type { RunEvent } from './run-event';
import { DEFAULT_POLICY, type RunnerPorts, type RunPolicy, type SeatPatches } from './run-ports';
import type { RunSnapshot } from './run-snapshot';
import type { RunStart } from './run-start';
import { doubtedEntries, initialState, usersInDoubt } from './run-state';
import { patchesOfReading, patchesOfResults } from './seat-patches';
import { SeatReader } from '../recovery/seat-reader';
import type { SeatReading } from '../recovery/seat-list-read';
import { settleDoubts } from '../recovery/settle-doubts';
import { settleLost } from '../recovery/settle-lost';
import { userIdsOf } from './tasks';

export type Runner = {
  getSnapshot(): RunSnapshot;
  subscribe(listener: () => void): () => void;
  /** Resolves when the run has ended; the report is also in the snapshot. Never rejects. */
  start(): Promise<Report>;
  /** No further call; what is under way ends. */
  pause(): void;
  resume(): void;
  /** As pause, for good: the rest ends as `not-attempted`. */
  cancel(): void;
  /** Goes on after a pause because of `auth`. */
  signedInAgain(): void;
  /** All seats that GitLab confirmed in this run, for patching a roster. */
  patches(): SeatPatches;
};

/**
 * Carries out a plan, batch by batch, and accounts for everybody in it. Every call is in the journal
 * before it is made and again when it has ended, so an interrupted run can be taken up without doing
 * anything twice.
 */
export function createRunner(
  start: RunStart,
  ports: RunnerPorts,
  policyChanges: Partial<RunPolicy> = {},
): Runner {
  const { plan, identity } = start;
  const { gateway, clock, journal, limits } = ports;
  const policy = { ...DEFAULT_POLICY, ...policyChanges };
  const random = (): number => ports.random();
  const past = start.batches
    ? pastOf(plan, start.batches, start.startedAt ?? plan.createdAt)
    : null;
  let state = initialState(identity.id, plan, past);
  let snapshot = snapshotOf(state, policy);
  let ended: Promise<Report> | null = null;
  let reader: SeatReader | null = null;
  let rememberedLimit: number | null = null;
  const listeners = new Set<() => void>();
  const patches = new Map<string, boolean>();
  const alarm = createAlarm(clock);

  function dispatch(event: RunEvent): void {
    state = reduceRun(state, event);
    snapshot = snapshotOf(state, policy);
    for (const listener of listeners) detached(listener);
    alarm.ring();
  }

  /** Of no effect before the start and after the end. */
  function intervene(event: RunEvent): void {
    if (state.activity !== null && state.finished === null) dispatch(event);
  }

  async function save(records: readonly JournalRecord[]): Promise<void> {
    // What cannot be written down is done all the same: stopping half-way would help nobody.
    const written = await settledOr(async () => {
      await journal.save(records);
      return journal.durable;
    }, false);
    if (!written && state.durable) dispatch({ type: 'not-durable' });
  }

  function tellSeats(confirmed: SeatPatches): void {
    if (confirmed.size === 0) return;
    for (const [userId, holds] of confirmed) patches.set(userId, holds);
    detached(() => ports.onSeats?.(confirmed));
  }

  async function drive(): Promise<Report> {
    await begin();
    for (;;) {
      const step = nextStep(state, policy, clock.now());
      switch (step.kind) {
        case 'send':
          void send(step.batch, step.queue);
          break;
        case 'read-seats':
          await readSeats();
          break;
        case 'read-purchase':
          await readPurchase();
          break;
        case 'no-seats':
          await endWithoutSeats();
          break;
        case 'prove':
          await prove();
          break;
        case 'wait':
          if (step.until !== null) showWait(step.why, step.until);
          await alarm.wait(step.until);
          break;
        case 'finish':
          return finish(step.end);
      }
    }
  }

  async function begin(): Promise<void> {
    rememberedLimit = gateway.features.bulk ? await settledOr(() => limits.get(), null) : 1;
    const users = rememberedLimit ?? policy.firstBatch;
    const now = clock.now();
    const known = rememberedLimit !== null;
    // A call that was under way when the page went away may still be.
    const waitMs = past && past.lost.length > 0 ? halfJitter(1, policy.backoff, random) : 0;
    dispatch({ type: 'started', now, limit: { users, known, guessed: false }, waitMs });
    if (!past) {
      await save([
        { kind: 'plan', runId: identity.id, plan },
        { kind: 'run', header: headerOf(identity, state) },
      ]);
    }
    // Lost calls are looked into anyway, and everybody who waits with them.
    if (start.check && state.lost.length === 0) await check();
  }

  /** Without an answer the run goes on: its own calls will meet the same trouble, and know what to do. */
  async function check(): Promise<void> {
    const purchase = await settledOr(() => gateway.readPurchase(), undefined);
    if (purchase === null) purchaseGone();
    if (!purchase) return;
    const { assignedQuantity } = purchase;
    if (state.ledger === null && assignedQuantity !== state.baseline) {
      const index = state.nextIndex;
      const now = clock.now();
      const batch = readingRecord(identity.id, index, 'assign', [], now, assignedQuantity);
      await save([{ kind: 'batch', batch }]);
    }
    dispatch({ type: 'checked', purchase });
  }

  async function send(batch: Segment, queue: Queue): Promise<void> {
    const index = state.nextIndex;
    // Seats are about to change: what was read so far no longer holds.
    reader = null;
    const record = sentRecord(identity.id, state.tasks, batch, index, clock.now());
    dispatch({ type: 'sent', record, batch, queue });
    await save([{ kind: 'batch', batch: record }]);
    const batchResult = await callGitlab(gateway, state.tasks, batch, state.isPartial);
    const { status, code, results, purchase } = batchResult;
    const settledAt = status === 'settled' ? clock.now() : null;
    const after = purchase ? { assignedAfter: purchase.assignedQuantity } : {};
    await save([
      { kind: 'batch', batch: { ...record, status, settledAt, code, results, ...after } },
    ]);
    dispatch({
      type: 'answered',
      now: clock.now(),
      index,
      batchResult,
      ...throughputAfter(batchResult.signal, state.throughput, policy, random),
    });
    rememberLimit();
    // Of a call without an answer nothing is confirmed, whatever was known before.
    if (status === 'uncertain') {
      for (const userId of userIdsOf(state.tasks, batch.tasks)) patches.delete(userId);
    }
    tellSeats(patchesOfResults(plan, results));
  }

  function rememberLimit(): void {
    const { users, known, guessed } = state.limit;
    if (!gateway.features.bulk || !known || guessed || users === rememberedLimit) return;
    rememberedLimit = users;
    void settledOr(() => limits.set(users), undefined);
  }

  async function readSeats(): Promise<void> {
    dispatch({ type: 'activity', activity: { kind: 'reading' } });
    reader ??= new SeatReader(gateway, policy.pageSize);
    const { pages } = reader;
    const beganSeq = state.seq;
    const holders = state.counters.purchase.assignedQuantity;
    let reading: SeatReading | null;
    try {
      reading = await reader.read(usersInDoubt(state), holders);
    } catch (error) {
      failReading(error, reader.pages > pages, beganSeq);
      return;
    }
    reader = null;
    if (reading === null) purchaseGone();
    else await settle(reading);
  }

  async function settle(reading: SeatReading): Promise<void> {
    const now = clock.now();
    const { calls, found, queue } = settleLost(state, reading, policy.maxAttempts);
    const { assignedQuantity } = reading.purchase;
    const records = calls.map(({ call: lost, results, isSettled }) =>
      lostRecord(lost, results, isSettled ? now : null, assignedQuantity),
    );
    const [first] = found;
    if (first) {
      records.push(
        readingRecord(identity.id, state.nextIndex, first.action, found, now, assignedQuantity),
      );
    }
    await save(records.map((batch) => ({ kind: 'batch', batch })));
    const results = [...calls.flatMap((one) => one.results), ...found];
    dispatch({
      type: 'read',
      now,
      purchase: reading.purchase,
      queue,
      results,
      undecided: calls.flatMap((one) => one.undecided ?? []),
      surprised: found.some((result) => result.outcome === 'already-so'),
      recorded: first !== undefined,
    });
    tellSeats(patchesOfReading(plan, reading));
  }

  async function readPurchase(): Promise<void> {
    const beganSeq = state.seq;
    try {
      const purchase = await gateway.readPurchase();
      if (purchase === null) purchaseGone();
      else await settleCounted(purchase);
    } catch (error) {
      failReading(error, false, beganSeq);
    }
  }

  async function settleCounted(purchase: Purchase): Promise<void> {
    const now = clock.now();
    const settled = settleDoubts(state, purchase);
    const records = settled.calls.map(({ call, results }) =>
      lostRecord(call, results, now, purchase.assignedQuantity),
    );
    await save(records.map((batch) => ({ kind: 'batch', batch })));
    dispatch({ type: 'counted', now, purchase, settled });
    tellSeats(
      patchesOfResults(
        plan,
        settled.calls.flatMap(({ results }) => results),
      ),
    );
  }

  /** Never stops a run: what cannot be read back is said to be unverified. */
  async function prove(): Promise<void> {
    dispatch({ type: 'activity', activity: { kind: 'verifying' } });
    reader ??= new SeatReader(gateway, policy.pageSize);
    const answer = await readBack({
      state,
      gateway,
      reader,
      policy,
      random,
      cancelled: onceCancelled(),
    });
    switch (answer.kind) {
      case 'read':
        return proveBy(answer.purchase, answer.reading);
      case 'again': {
        dispatch({ type: 'proof-failed', notBefore: clock.now() + answer.waitMs });
        return;
      }
      case 'unavailable': {
        giveUpProof(answer.code);
        return;
      }
    }
  }

  /** Reading everybody takes long where they are many, and is not what a person who cancels waits for. */
  function onceCancelled(): Promise<'cancelled'> {
    return new Promise((resolve) => {
      if (state.cancelled) return;
      const check = (): void => {
        if (!state.cancelled) return;
        listeners.delete(check);
        resolve('cancelled');
      };
      listeners.add(check);
    });
  }

  async function proveBy(purchase: Purchase, reading: SeatReading | null): Promise<void> {
    reader = null;
    const now = clock.now();
    const proven = proveRun(state, reading, now);
    const { corrections } = proven;
    const [first] = corrections;
    if (first) {
      const { assignedQuantity } = purchase;
      const index = state.nextIndex;
      const batch = readingRecord(
        identity.id,
        index,
        first.action,
        corrections,
        now,
        assignedQuantity,
      );
      await save([{ kind: 'batch', batch }]);
    }
    dispatch({ type: 'proven', proven, purchase });
    await reopen(proven.reopened);
    if (reading !== null) tellSeats(patchesOfReading(plan, reading));
  }

  function giveUpProof(code: string): void {
    reader = null;
    const proof = { kind: 'unavailable', at: clock.now(), code } as const;
    dispatch({ type: 'proven', proven: { corrections: [], reopened: [], proof }, purchase: null });
  }

  function failReading(thrown: unknown, progressed: boolean, beganSeq: number): void {
    const error = asGatewayError(thrown);
    // Signing in may take long; nothing read before is worth keeping then.
    if (error.kind === 'auth') reader = null;
    const now = clock.now();
    dispatch(readingProblem(state, policy, random, { error, progressed, beganSeq, now }));
  }

  function purchaseGone(): void {
    const problem = { kind: 'stop', reason: 'gone' } as const;
    dispatch({ type: 'reading-failed', now: clock.now(), failed: 0, problem });
  }

  async function endWithoutSeats(): Promise<void> {
    const results = withoutSeats(state.queue, state.tasks);
    const now = clock.now();
    const { assignedQuantity } = state.counters.purchase;
    const index = state.nextIndex;
    const batch = readingRecord(identity.id, index, 'assign', results, now, assignedQuantity);
    await save([{ kind: 'batch', batch }]);
    dispatch({ type: 'no-seats', results });
  }

  function showWait(why: 'rate' | 'trouble' | 'pace', until: number): void {
    const shown = state.activity;
    if (shown?.kind === 'waiting' && shown.until === until) return;
    dispatch({ type: 'activity', activity: { kind: 'waiting', why, until } });
  }

  /** Without a proof nothing is claimed that the counters do not bear out. */
  async function reopenUnclear(): Promise<void> {
    if (state.proof?.kind === 'read') return;
    const { unclear } = balanceOf(state.baseline, toArray(state.ledger));
    await reopen([...unclear.flatMap(({ entries }) => entries), ...doubtedEntries(state)]);
  }

  async function reopen(entries: readonly number[]): Promise<void> {
    for (const action of ['remove', 'assign'] as const) {
      const open = entries.filter((entry) => plan.entries[entry]?.action === action);
      if (open.length === 0) continue;
      const index = state.nextIndex;
      const batch = unverifiedRecord(identity.id, index, action, open, clock.now());
      await save([{ kind: 'batch', batch }]);
      dispatch({ type: 'reopened', action, entries: open });
      for (const entry of open) patches.delete(plan.entries[entry]?.user?.id ?? '');
    }
  }

  async function finish(end: RunEnd): Promise<Report> {
    await reopenUnclear();
    const { status, header } = finishRun(identity, state, end, clock.now());
    await save([{ kind: 'run', header }]);
    dispatch({ type: 'finished', status });
    return status.report;
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    start: () => (ended ??= drive()),
    pause: () => intervene({ type: 'paused' }),
    resume: () => intervene({ type: 'resumed' }),
    cancel: () => intervene({ type: 'cancelled' }),
    signedInAgain: () => intervene({ type: 'signed-in' }),
    patches: () => patches,
  };
}
