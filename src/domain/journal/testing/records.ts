import { buildPlan } from '../../plan/build-plan';
import type { BatchRecord, RunHeader } from '../journal';

const purchase = {
  id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1',
  name: 'CODE_SUGGESTIONS',
  purchasedQuantity: 10,
  assignedQuantity: 0,
};

export const emptyPlan = buildPlan(
  { action: 'assign', subjects: [] },
  { id: 'plan-1', createdAt: 1, purchase, origin: { kind: 'selection' } },
);

export function runHeader(id: string, change: Partial<RunHeader> = {}): RunHeader {
  return {
    id,
    who: 'owner',
    instance: 'https://gitlab.example.com',
    scope: { kind: 'instance' },
    planId: emptyPlan.id,
    action: 'assign',
    origin: emptyPlan.origin,
    purchase,
    changes: 0,
    startedAt: 1,
    finishedAt: null,
    end: null,
    counts: null,
    counters: null,
    needsReread: false,
    ...change,
  };
}

/** A call that was sent. */
export function batchRecord(runId: string, index: number): BatchRecord {
  return {
    runId,
    index,
    kind: 'call',
    action: 'assign',
    entries: [index],
    status: 'sent',
    sentAt: 1,
    settledAt: null,
    code: null,
    results: [],
  };
}
