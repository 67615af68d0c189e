import { halfJitter, honorRetryAfter } from '../../backoff';
import { asGatewayError, isUncertain } from '../../gateway-error';
import type { Purchase } from '../../purchase';
import { balanceOf } from '../recovery/ledger';
import { isAccountedFor, proveRun } from '../recovery/prove-run';
import type { SeatReading } from '../recovery/seat-reader';
import { readingRecord, unverifiedRecord } from './batch-record';
import { PATIENCE_MS } from './next-step';
import type { RunContext } from './run-context';
import { toArray } from './run-results';
import { doubtedEntries, usersOfRun } from './run-state';

/** Reads back what the run changed. Never stops the run: at worst the report is unverified. */
export async function prove(run: RunContext): Promise<void> {
  run.dispatch({ type: 'activity', activity: { kind: 'verifying' } });
  const { clock } = run.ports;
  const answer = await readBack(run);
  switch (answer.kind) {
    case 'read':
      return proveBy(run, answer.purchase, answer.reading);
    case 'again':
      run.dispatch({ type: 'proof-failed', notBefore: clock.now() + answer.waitMs });
      return;
    case 'unavailable': {
      run.dropReader();
      const proof = { kind: 'unavailable', at: clock.now(), code: answer.code } as const;
      const proven = { corrections: [], reopened: [], proof };
      run.dispatch({ type: 'proven', proven, purchase: null });
    }
  }
}

type ReadBackAnswer =
  /** `reading` is null where the counters account for everything: no user has to be read. */
  | { readonly kind: 'read'; readonly purchase: Purchase; readonly reading: SeatReading | null }
  | { readonly kind: 'again'; readonly waitMs: number }
  | { readonly kind: 'unavailable'; readonly code: string };

/** Asks GitLab for what a run whose calls are done has changed. Never rejects. */
async function readBack(run: RunContext): Promise<ReadBackAnswer> {
  const { state, policy, reader } = run;
  const { gateway, random } = run.ports;
  const canceled = onceCanceled(run);
  try {
    const purchase = await gateway.readPurchase();
    if (purchase === null) return { kind: 'unavailable', code: 'gone' };
    if (isAccountedFor(state, purchase.assignedQuantity)) {
      return { kind: 'read', purchase, reading: null };
    }
    const reading = await Promise.race([
      reader.read(usersOfRun(state), purchase.assignedQuantity),
      canceled,
    ]);
    if (reading === 'canceled') return { kind: 'unavailable', code: 'canceled' };
    if (reading === null) return { kind: 'unavailable', code: 'gone' };
    return { kind: 'read', purchase: reading.purchase, reading };
  } catch (thrown) {
    const error = asGatewayError(thrown, 'server');
    const waitMs = honorRetryAfter(
      halfJitter(state.proofsFailed, policy.backoff, random),
      error.details.retryAfterMs,
    );
    const isPassing = error.kind === 'rate' || isUncertain(error);
    const isLast = state.proofsFailed + 1 >= policy.maxProofs;
    const isTooLong = state.canceled && waitMs > PATIENCE_MS;
    if (!isPassing || isLast || isTooLong) return { kind: 'unavailable', code: error.kind };
    return { kind: 'again', waitMs };
  }
}

/** Reading all users may take long, so a cancel ends it; one from before leaves it alone. */
function onceCanceled(run: RunContext): Promise<'canceled'> {
  return new Promise((resolve) => {
    if (run.state.canceled) return;
    const stop = run.subscribe(() => {
      if (!run.state.canceled) return;
      stop();
      resolve('canceled');
    });
  });
}

async function proveBy(
  run: RunContext,
  purchase: Purchase,
  reading: SeatReading | null,
): Promise<void> {
  run.dropReader();
  const now = run.ports.clock.now();
  const proven = proveRun(run.state, reading, now);
  const { corrections, reopened } = proven;
  const [first] = corrections;
  if (first) {
    const { assignedQuantity } = purchase;
    const { action } = first;
    await run.saveBatches(readingRecord(run.state, action, corrections, now, assignedQuantity));
  }
  run.dispatch({ type: 'proven', proven, purchase });
  await reopen(run, reopened);
  if (reading !== null) run.confirmReading(reading);
}

/** Without a proof the report claims nothing that the counters contradict. */
export async function reopenUnclear(run: RunContext): Promise<void> {
  const { state } = run;
  if (state.proof?.kind === 'read') return;
  const { unclear } = balanceOf(state.baseline, toArray(state.ledger));
  await reopen(run, [...unclear.flatMap(({ entries }) => entries), ...doubtedEntries(state)]);
}

/** The outcome of these entries is unknown again. */
async function reopen(run: RunContext, entries: readonly number[]): Promise<void> {
  const { plan } = run;
  for (const action of ['remove', 'assign'] as const) {
    const open = entries.filter((entry) => plan.entries[entry]?.action === action);
    if (open.length === 0) continue;
    await run.saveBatches(unverifiedRecord(run.state, action, open, run.ports.clock.now()));
    run.dispatch({ type: 'reopened', action, entries: open });
    run.withdraw(open.map((entry) => plan.entries[entry]?.user?.id ?? ''));
  }
}
