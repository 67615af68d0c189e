import { createTranslator } from 'use-intl/core';
import { vi } from 'vitest';
import { buildPlan, type PlanContext, type PlanRequest } from '../../../domain/plan/build-plan';
import type { Plan } from '../../../domain/plan/plan';
import type { Purchase } from '../../../domain/purchase';
import { makeUsers } from '../../../domain/roster/testing/make-user';
import type { FinishedStatus, RunSnapshot } from '../../../domain/run/engine/run-snapshot';
import type { Runner } from '../../../domain/run/engine/runner';
import {
  REPORT_STATES,
  type Report,
  type ReportCounts,
  type ReportState,
} from '../../../domain/run/report/report';
import type { SessionStore } from '../../../gitlab/session/session-store';
import { createStore } from '../../../lib/store';
import bulk from '../../../messages/en/bulk.json';

/** The English texts of plans, runs and outcomes. */
export const bulkText = createTranslator({ locale: 'en', messages: { bulk }, namespace: 'bulk' });

export const PURCHASE: Purchase = {
  id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/3',
  name: 'CODE_SUGGESTIONS',
  purchasedQuantity: 1_000,
  assignedQuantity: 100,
};

/** A session that has an instance, for what asks for no more of it. */
export function sampleSessions(instance: string): SessionStore {
  return createStore({ kind: 'signed-in', session: { instance } }) as unknown as SessionStore;
}

export function samplePlan(request: PlanRequest, context: Partial<PlanContext> = {}): Plan {
  return buildPlan(request, {
    id: 'plan-1',
    createdAt: 0,
    purchase: PURCHASE,
    origin: { kind: 'selection' },
    ...context,
  });
}

/** A report with so many users in each state. */
export function sampleReport(
  users: Partial<ReportCounts>,
  change: Partial<Pick<Report, 'action' | 'end' | 'proof'>> = {},
): Report {
  const states = REPORT_STATES.flatMap((state): ReportState[] =>
    Array.from({ length: users[state] ?? 0 }, () => state),
  );
  const counts = Object.fromEntries(REPORT_STATES.map((state) => [state, users[state] ?? 0]));
  const { action = 'assign' } = change;
  return {
    runId: 'run-1',
    planId: 'plan-1',
    action,
    origin: { kind: 'selection' },
    end: { kind: 'completed' },
    startedAt: 0,
    finishedAt: 60_000,
    purchase: PURCHASE,
    counters: PURCHASE,
    entries: makeUsers(states.length).map((user, index) => ({
      index,
      action: action === 'swap' ? 'remove' : action,
      state: states[index] ?? 'failed',
      reason: 'answer',
      user,
      line: null,
    })),
    counts: counts as ReportCounts,
    proof: null,
    emails: 0,
    ...change,
  };
}

/** A run of 200 users, of whom 60 are done. */
export function sampleRun(change: Partial<RunSnapshot> = {}): RunSnapshot {
  const run = {
    runId: 'run-1',
    planId: 'plan-1',
    action: 'assign',
    usersDone: 60,
    usersTotal: 200,
    tally: { changed: 58, 'already-so': 0, 'not-eligible': 2, 'no-seat': 0, failed: 0 },
    emails: 58,
    callsDone: 2,
    callsTotal: 5,
    inFlight: 1,
    uncertain: 0,
    batchLimit: 50,
    concurrency: 2,
    usersPerMinute: null,
    msLeft: null,
    counters: PURCHASE,
    calls: [],
    startedAt: 0,
    durable: true,
    status: 'running',
    activity: { kind: 'sending' },
    ...change,
  };
  return run as RunSnapshot;
}

export function finishedRun(report: Report): RunSnapshot & FinishedStatus {
  const finished: FinishedStatus = {
    status: 'finished',
    end: report.end,
    report,
    finishedAt: report.finishedAt,
    needsReread: false,
  };
  const total = report.entries.length;
  return { ...sampleRun({ usersDone: total, usersTotal: total }), ...finished };
}

/** A runner that shows a given run and remembers what it is asked to do. */
export function fakeRunner(run: RunSnapshot) {
  return {
    ...createStore(run),
    start: vi.fn<Runner['start']>(),
    pause: vi.fn<Runner['pause']>(),
    resume: vi.fn<Runner['resume']>(),
    cancel: vi.fn<Runner['cancel']>(),
    signedInAgain: vi.fn<Runner['signedInAgain']>(),
    setOnline: vi.fn(),
    patches: vi.fn<Runner['patches']>(),
  };
}
