import { describe, expect, it } from 'vitest';
import type { BatchRecord, JournalRun } from '../../journal/journal';
import { buildPlan } from '../../plan/build-plan';
import { readUserList } from '../../plan/read-user-list';
import { indexRoster, matchUsers } from '../../plan/match-users';
import { makeUser } from '../../roster/testing/make-user';
import { buildReport, reportOfRun } from './build-report';
import { type EntryResult, filterReport } from './report';
import { retryPlan, undoPlan } from './follow-up';
import { verifyRun } from '../recovery/verify-run';
import { reportToCsv, reportToJson, type ReportTableLabels } from './report-export';
import { IDENTITY } from '../testing/live-run';

const users = [1, 2, 3, 4, 5, 6].map((number) => makeUser(number));
const purchase = {
  id: 'gid://p/1',
  name: 'CODE_SUGGESTIONS',
  purchasedQuantity: 100,
  assignedQuantity: 10,
};
const plan = buildPlan(
  {
    action: 'assign',
    subjects: matchUsers(
      readUserList('user1\nuser2\nuser3\nuser4\nuser5\nnobody\nuser1').rows,
      indexRoster(users),
    ),
  },
  { id: 'plan-1', createdAt: 1, purchase, origin: { kind: 'lines' } },
);

function result(outcome: EntryResult['outcome'], reason: string, entries: number[]): EntryResult {
  return { action: 'assign', outcome, reason, entries };
}

const report = buildReport({
  runId: 'run-1',
  plan,
  results: [result('changed', 'answer', [0, 1]), result('not-eligible', 'INVALID', [2])],
  unknown: new Map([[3, 'network']]),
  end: { kind: 'stopped', reason: 'unreachable' },
  startedAt: 1,
  finishedAt: 2,
  counters: { ...purchase, assignedQuantity: 12 },
  proof: null,
});

const labels: ReportTableLabels = {
  date: '2026-03-10',
  group: 'Acme',
  product: 'Duo Pro',
  source: 'List',
  price: { costPerSeat: 228.1, currency: 'USD' },
  lastDuoActivity: ({ user }) => user && (user.lastDuoActivityOn ?? 'never'),
  action: (action) => action,
  reason: ({ user }) => user && 'on a list',
  outcome: ({ state }) => state,
  details: ({ reason }) => reason,
  total: (_action, count) => `${count} seats`,
};

const states = (one = report) => one.entries.map((entry) => entry.state);
const context = { id: 'plan-2', createdAt: 3, purchase: report.counters };

describe('a report', () => {
  it('gives every user one state, with a reason', () => {
    expect(states()).toEqual([
      'assigned',
      'assigned',
      'not-eligible',
      'unknown-outcome',
      'not-attempted',
      'unknown-user',
      'duplicate',
    ]);
    expect(report.entries.map((entry) => entry.reason)).toEqual([
      'answer',
      'answer',
      'INVALID',
      'network',
      'unreachable',
      'plan',
      'plan',
    ]);
    expect(report.counts.assigned).toBe(2);
    expect(report.emails).toBe(2);
  });

  it('filters by state and by text', () => {
    const indices = (filter: Parameters<typeof filterReport>[1]) =>
      filterReport(report, filter).map((entry) => entry.index);
    expect(indices({})).toHaveLength(7);
    expect(indices({ states: new Set(['assigned', 'duplicate']) })).toEqual([0, 1, 6]);
    expect(indices({ text: '@USER1' })).toEqual([0, 6]);
    expect(indices({ states: new Set(['unknown-user']), text: 'nobo' })).toEqual([5]);
  });

  it('goes out as a table with costs and a total, which can be read as a list again', () => {
    const csv = reportToCsv(report, labels);
    const lines = csv.split('\r\n');
    expect(lines[0]).toBe(
      'date,group,product,name,username,email,last_duo_activity,action,reason,outcome,details,cost,currency,source,line,text,id',
    );
    expect(lines[1]).toBe(
      '2026-03-10,Acme,Duo Pro,User 1,user1,,never,assign,on a list,assigned,answer,228.1,USD,List,1,user1,gid://gitlab/User/1',
    );
    expect(lines[3]).toContain(',not-eligible,INVALID,,,List,3,user3,');
    expect(lines[6]).toBe('2026-03-10,Acme,Duo Pro,,,,,assign,,unknown-user,plan,,,List,6,nobody,');
    expect(lines[8]).toBe('total,Acme,Duo Pro,,,,,assign,,2 seats,,456.2,USD,List,,,');
    expect(lines).toHaveLength(10);
    // The total is no user, and a line that named nobody still names nobody.
    const { rows } = readUserList(csv);
    expect(rows).toHaveLength(7);
    expect(rows.filter(({ identifiers }) => identifiers.length > 0)).toHaveLength(6);
  });

  it('leaves the costs empty without a price, and sums up each action of a swap', () => {
    const swap = { ...report, action: 'swap', counts: { ...report.counts, removed: 1 } } as const;
    const lines = reportToCsv(swap, { ...labels, price: null }).split('\r\n');
    expect(lines[1]).toContain(',assigned,answer,,,List,');
    expect(lines.slice(8, 10)).toEqual([
      'total,Acme,Duo Pro,,,,,remove,,1 seats,,,,List,,,',
      'total,Acme,Duo Pro,,,,,assign,,2 seats,,,,List,,,',
    ]);
  });

  it('goes out as JSON', () => {
    expect(JSON.parse(reportToJson(report))).toMatchObject({
      format: 'duo-seats-report',
      version: 1,
      report: { runId: 'run-1' },
    });
  });
});

describe('what follows a report', () => {
  const patched = indexRoster(
    users.map((user, index) => ({ ...user, holdsSeat: index < 2 || index === 3 })),
  );

  it('is another try for those it did not work out for, by how things are now', () => {
    const retry = retryPlan(report, { ...context, roster: patched });
    expect(retry.origin).toEqual({
      kind: 'retry',
      runId: 'run-1',
      of: { action: 'assign', changes: 5, startedAt: 1 },
    });
    expect(retry.entries.map((entry) => [entry.user?.username, entry.disposition])).toEqual([
      ['user4', 'already-so'],
      ['user5', 'change'],
    ]);
  });

  it('or the way back from what really changed', () => {
    const { plan: undo, emailsOut } = undoPlan(report, { ...context, roster: patched });
    expect(undo.action).toBe('remove');
    expect(undo.origin).toMatchObject({ kind: 'undo', runId: 'run-1', of: { changes: 5 } });
    expect(undo.entries.map((entry) => [entry.user?.username, entry.disposition])).toEqual([
      ['user1', 'change'],
      ['user2', 'change'],
    ]);
    expect(emailsOut).toBe(2);
  });

  it('even without the users at hand', () => {
    const { plan: undo } = undoPlan(report, { ...context, roster: indexRoster([]) });
    expect(undo.changes).toEqual({ assign: 0, remove: 2 });
  });

  it('is an empty plan when nothing changed', () => {
    const nothing = { ...report, entries: report.entries.slice(2) };
    const { plan: undo } = undoPlan(nothing, { ...context, roster: patched });
    expect(undo).toMatchObject({ action: 'remove', entries: [] });
  });

  it('undoes a swap with a swap, and says who could not come back', () => {
    const swapped = {
      ...report,
      action: 'swap' as const,
      entries: report.entries.slice(0, 3).map((entry, index) => ({
        ...entry,
        action: index === 0 ? ('assign' as const) : ('remove' as const),
        state: index === 0 ? ('assigned' as const) : ('removed' as const),
      })),
    };
    const now = indexRoster([
      makeUser(1, { holdsSeat: true }),
      makeUser(2),
      makeUser(3, { state: 'blocked' }),
    ]);
    const { plan: undo } = undoPlan(swapped, { ...context, roster: now });
    expect(undo.action).toBe('swap');
    expect(undo.entries.map((entry) => [entry.action, entry.disposition])).toEqual([
      ['remove', 'change'],
      ['assign', 'change'],
      ['assign', 'blocked'],
    ]);
  });
});

describe('a run in the journal', () => {
  const batch: BatchRecord = {
    runId: 'run-1',
    index: 0,
    kind: 'call',
    action: 'assign',
    entries: [0, 1, 2],
    status: 'uncertain',
    sentAt: 5,
    settledAt: null,
    code: 'network',
    results: [result('changed', 'reading', [0])],
  };
  const run: JournalRun = {
    header: {
      ...IDENTITY,
      planId: plan.id,
      action: 'assign',
      origin: plan.origin,
      purchase,
      changes: 5,
      startedAt: 1,
      finishedAt: null,
      end: null,
      counts: null,
      proof: null,
      counters: null,
      needsReread: true,
    },
    plan,
    batches: [batch],
  };

  it('has a report before its end', () => {
    const interrupted = reportOfRun(run);
    expect(interrupted.end).toEqual({ kind: 'interrupted' });
    expect(states(interrupted).slice(0, 5)).toEqual([
      'assigned',
      'unknown-outcome',
      'unknown-outcome',
      'not-attempted',
      'not-attempted',
    ]);
    expect(interrupted.entries[4]?.reason).toBe('interrupted');
  });

  it('can be checked again later, as far as the seats are known then', () => {
    const seats = new Map([['gid://gitlab/User/2', true]]);
    const records = verifyRun(run, (id) => seats.get(id), 9);
    expect(records).toMatchObject([
      {
        kind: 'batch',
        batch: { status: 'uncertain', results: [{ entries: [0] }, { entries: [1] }] },
      },
      { kind: 'run', header: { counts: { assigned: 2, 'unknown-outcome': 1 } } },
    ]);
    const [whole] = verifyRun(run, (id) => seats.get(id) ?? false, 9);
    expect(whole).toMatchObject({
      batch: {
        status: 'settled',
        settledAt: 9,
        results: [{}, { outcome: 'changed' }, { outcome: 'failed', reason: 'network' }],
      },
    });
  });
});
