import { fc } from '../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import type { Purchase } from '../purchase';
import { buildPlan, type PlanContext, type PlanRequest } from './build-plan';
import { readUserList } from './read-user-list';
import { indexRoster, matchUsers } from './match-users';
import { assignmentsOf, type Plan, subjectsOfUsers } from './plan';
import { orderedChanges } from './shortfall';
import { compileRules } from './protected-users';
import { makeUser } from '../roster/testing/make-user';

function purchase(purchasedQuantity: number, assignedQuantity: number): Purchase {
  return { id: 'gid://p/1', name: 'CODE_SUGGESTIONS', purchasedQuantity, assignedQuantity };
}

function plan(request: PlanRequest, change: Partial<PlanContext> = {}): Plan {
  return buildPlan(request, {
    id: 'plan-1',
    createdAt: 1,
    purchase: purchase(100, 10),
    origin: { kind: 'selection' },
    ...change,
  });
}

const dispositions = ({ entries }: Plan) => entries.map((entry) => entry.disposition);

describe('a plan to assign', () => {
  it('decides what will happen to each user', () => {
    const users = [
      makeUser(1),
      makeUser(2, { holdsSeat: true }),
      makeUser(3, { state: 'blocked' }),
      makeUser(4, { state: 'blocked', holdsSeat: true }),
      makeUser(5),
      makeUser(1),
    ];
    const made = plan(
      { action: 'assign', subjects: subjectsOfUsers(users) },
      { notEligible: new Set(['gid://gitlab/User/5']) },
    );
    expect(dispositions(made)).toEqual([
      'change',
      'already-so',
      'blocked',
      'already-so',
      'not-eligible',
      'duplicate',
    ]);
    expect(made.entries[5]).toMatchObject({ firstIndex: 0 });
    expect(made.seats).toEqual({ before: 10, after: 11, purchased: 100 });
    expect(made.changes).toEqual({ assign: 1, remove: 0 });
    expect(made.counts['already-so']).toBe(2);
    expect(made.shortfall).toBeNull();
  });

  it('accounts for lines that match no user, several users, or a user twice', () => {
    const roster = indexRoster([makeUser(7), makeUser(8, { username: '7' })]);
    const { rows } = readUserList('user7\nnobody\n7\nNobody\ngid://gitlab/User/7');
    const made = plan({ action: 'assign', subjects: matchUsers(rows, roster) });
    expect(dispositions(made)).toEqual([
      'change',
      'unknown',
      'ambiguous',
      'duplicate',
      'duplicate',
    ]);
    expect(made.entries[2]).toMatchObject({ line: { line: 3, text: '7' } });
    expect(made.entries[3]).toMatchObject({ user: null, firstIndex: 1 });
    expect(made.entries[4]).toMatchObject({ firstIndex: 0 });
  });

  it('hands each of its lines on to a swap', () => {
    const roster = indexRoster([makeUser(7), makeUser(8, { username: '7', holdsSeat: true })]);
    const { rows } = readUserList('user7\nnobody\n7\nNobody\ngid://gitlab/User/7\n@7');
    const made = plan({ action: 'assign', subjects: matchUsers(rows, roster) });
    const swap = plan({
      action: 'swap',
      remove: subjectsOfUsers([makeUser(1, { holdsSeat: true })]),
      assign: assignmentsOf(made),
    });
    expect(dispositions(swap)).toEqual(['change', ...dispositions(made)]);
    const [, ...assigned] = swap.entries;
    expect(assigned.map(({ line }) => line)).toEqual(made.entries.map(({ line }) => line));
    expect(assigned[2]).toMatchObject({
      candidates: [{ id: 'gid://gitlab/User/7' }, { username: '7' }],
    });
  });

  it('ignores protection: it is about removals', () => {
    const isProtected = compileRules([{ kind: 'username', pattern: '*' }]);
    const request = { action: 'assign', subjects: subjectsOfUsers([makeUser(1)]) } as const;
    expect(dispositions(plan(request, { isProtected }))).toEqual(['change']);
  });
});

describe('a plan to remove', () => {
  it('removes seats of blocked users too, and none of protected users', () => {
    const users = [
      makeUser(1, { holdsSeat: true }),
      makeUser(2),
      makeUser(3, { holdsSeat: true, state: 'blocked' }),
      makeUser(4, { holdsSeat: true, username: 'bot-4' }),
      makeUser(5, { username: 'bot-5' }),
    ];
    const isProtected = compileRules([{ kind: 'username', pattern: 'bot-*' }]);
    const request = { action: 'remove', subjects: subjectsOfUsers(users) } as const;
    const made = plan(request, { isProtected });
    expect(dispositions(made)).toEqual([
      'change',
      'already-so',
      'change',
      'protected',
      'already-so',
    ]);
    expect(made.entries[3]).toMatchObject({ rule: { pattern: 'bot-*' } });
    expect(made.seats.after).toBe(8);
    expect(dispositions(plan(request))[3]).toBe('change');
  });
});

describe('a swap', () => {
  const idle = [1, 2, 3].map((number) => makeUser(number, { holdsSeat: true }));
  const eager = [4, 5, 6, 7].map((number) => makeUser(number));
  const request = {
    action: 'swap',
    remove: subjectsOfUsers(idle),
    assign: subjectsOfUsers(eager),
  } as const;

  it('assigns no more than fits after the removals', () => {
    const made = plan(request, { purchase: purchase(10, 10) });
    expect(made.changes).toEqual({ remove: 3, assign: 3 });
    expect(made.shortfall).toMatchObject({ wanted: 4, available: 3, missing: 1 });
    expect(made.seats).toEqual({ before: 10, after: 10, purchased: 10 });
    expect(orderedChanges(made)).toEqual({ remove: [0, 1, 2], assign: [3, 4, 5] });
  });

  it('frees over-assigned seats first', () => {
    expect(plan(request, { purchase: purchase(10, 12) }).changes).toEqual({ remove: 3, assign: 1 });
    expect(plan(request, { purchase: purchase(10, 15) }).changes).toEqual({ remove: 3, assign: 0 });
  });

  it('does not assign a seat to a user whose seat it removes', () => {
    const made = plan({ ...request, assign: subjectsOfUsers(idle.slice(0, 1)) });
    expect(dispositions(made)).toEqual(['change', 'change', 'change', 'duplicate']);
  });
});

describe('any plan', () => {
  const user = fc.record({
    number: fc.integer({ min: 1, max: 60 }),
    holdsSeat: fc.boolean(),
    state: fc.constantFrom('active', 'blocked'),
  });
  const list = fc
    .array(user, { maxLength: 50, size: 'max' })
    .map((users) => subjectsOfUsers(users.map(({ number, ...rest }) => makeUser(number, rest))));

  it('has every user once, and never more seats than there are', () => {
    fc.assert(
      fc.property(
        list,
        list,
        fc.constantFrom('assign' as const, 'remove' as const, 'swap' as const),
        fc.nat({ max: 60 }),
        fc.nat({ max: 60 }),
        (remove, assign, action, purchased, assigned) => {
          const request: PlanRequest =
            action === 'swap' ? { action, remove, assign } : { action, subjects: assign };
          const made = plan(request, { purchase: purchase(purchased, assigned) });
          const given = action === 'swap' ? remove.length + assign.length : assign.length;
          expect(made.entries.map((entry) => entry.index)).toEqual([...Array(given).keys()]);
          const sum = Object.values(made.counts).reduce((total, count) => total + count, 0);
          expect(sum).toBe(given);
          expect(made.counts.change).toBe(made.changes.assign + made.changes.remove);
          const changed = made.entries.filter((entry) => entry.disposition === 'change');
          expect(new Set(changed.map((entry) => entry.user?.id)).size).toBe(changed.length);
          if (made.changes.assign > 0) expect(made.seats.after).toBeLessThanOrEqual(purchased);
          if (made.shortfall) expect(made.counts['no-seat']).toBe(made.shortfall.missing);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('goes by an address that GitLab gave, and keeps none', () => {
    const privateEmail = { address: 'ann@corp.example', source: 'enterprise' } as const;
    const users = [
      makeUser(1, { holdsSeat: true, privateEmail }),
      makeUser(2, { holdsSeat: true }),
    ];
    const isProtected = compileRules([{ kind: 'email-domain', domain: 'corp.example' }]);
    const made = plan({ action: 'remove', subjects: subjectsOfUsers(users) }, { isProtected });
    expect(made.entries.map(({ disposition }) => disposition)).toEqual(['protected', 'change']);
    expect(JSON.stringify(made)).not.toContain('ann@corp.example');
  });

  it('takes time in proportion to its size', () => {
    const users = Array.from({ length: 50_000 }, (_, index) => makeUser(index + 1));
    const text = users.map((one) => one.username).join('\n');
    const began = process.cpuUsage();
    const subjects = matchUsers(readUserList(text).rows, indexRoster(users));
    const made = plan({ action: 'assign', subjects }, { purchase: purchase(40_000, 0) });
    expect(made.changes.assign).toBe(40_000);
    // Microseconds of work, not of waiting for a busy machine; quadratic work would take minutes.
    expect(process.cpuUsage(began).user).toBeLessThan(5_000_000);
  });
});
