import { describe, expect, it } from 'vitest';
import { withReading } from '../domain/history/remember';
import { LOOKED_AT, NO_HISTORY, holderReading } from '../domain/history/testing/readings';
import type { Plan } from '../domain/plan/plan';
import type { ProtectionRule } from '../domain/plan/protected-users';
import { createRoster } from '../domain/roster/roster';
import { makeUser } from '../domain/roster/testing/make-user';
import { smallWorld } from '../domain/run/testing/small-world';
import { userId } from '../domain/run/testing/world';
import { makeRestore, planFor, planForRows, planForSwap, readUsersNow } from './plans';

/** A group of 1,000 whose first 600 hold a seat, with a roster that is not loaded. */
function largeGroup() {
  const holders = Array.from({ length: 600 }, (_, index) => userId(index + 1));
  const { gitlab, clock } = smallWorld({ count: 1_000, holders });
  const { purchase } = gitlab;
  const roster = createRoster({ gateway: gitlab, purchase, clock, random: () => 0.5 });
  const rows = gitlab.roster();
  const named = (...numbers: readonly number[]) =>
    rows.filter(({ id }) => numbers.some((number) => id === userId(number)));
  return { gitlab, roster, purchase, named };
}

describe('the users of a follow-up', () => {
  it('are searched when they are few, without loading the list', async () => {
    const { gitlab, roster, purchase, named } = largeGroup();
    const users = named(7, 900);
    // Changed since the run.
    gitlab.holders.delete(userId(7));
    const now = await readUsersNow(users, purchase, { gateway: gitlab, roster });
    expect(now.roster.byId.get(userId(7))).toMatchObject({ holdsSeat: false });
    expect(now.roster.byId.get(userId(900))).toMatchObject({ holdsSeat: false });
    expect(roster.getSnapshot().status.kind).toBe('idle');
    expect(gitlab.calls.filter((name) => name === 'listUsers').length).toBeLessThanOrEqual(4);
  });

  it('come from the list when a search would cost more', async () => {
    const { gitlab, roster, purchase, named } = largeGroup();
    const users = named(1, 2, 3, 4, 5, 900);
    const now = await readUsersNow(users, purchase, { gateway: gitlab, roster });
    expect([...now.roster.byId.values()].map(({ holdsSeat }) => holdsSeat)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(gitlab.calls.filter((name) => name === 'listUsers').length).toBeGreaterThanOrEqual(6);
  });

  it('come from the list when a user is not found: only the list shows who is left out', async () => {
    const { gitlab, roster, purchase, named } = largeGroup();
    const [gone] = named(950);
    const user = gitlab.users.get(userId(950));
    if (user) user.eligible = false;
    const now = await readUsersNow(gone ? [gone] : [], purchase, { gateway: gitlab, roster });
    expect(now.roster.byId.get(userId(950))).toMatchObject({ holdsSeat: false });
    expect(roster.getSnapshot().holders).toBe('complete');
  });

  it('come from a loaded list without any request', async () => {
    const { gitlab, roster, purchase, named } = largeGroup();
    await readUsersNow(named(1, 2, 3, 4, 5, 6), purchase, { gateway: gitlab, roster });
    const before = gitlab.calls.length;
    const now = await readUsersNow(named(7), purchase, { gateway: gitlab, roster });
    expect(now.roster.byId.get(userId(7))).toMatchObject({ holdsSeat: true });
    expect(gitlab.calls.length).toBe(before);
  });
});

const rule: ProtectionRule = { kind: 'username', pattern: 'user1' };

describe('plans', () => {
  const purchase = {
    id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/3',
    name: 'CODE_SUGGESTIONS',
    purchasedQuantity: 2,
    assignedQuantity: 2,
  };
  const isProtected = (user: { readonly username: string }) =>
    user.username === 'user1' ? rule : null;
  const holders = [makeUser(1, { holdsSeat: true }), makeUser(2, { holdsSeat: true })];
  const subjects = holders.map((user) => ({ user, line: null }));

  it('skip protected users in bulk removals and swaps', () => {
    expect(planFor('remove', holders, purchase, isProtected).counts).toMatchObject({
      change: 1,
      protected: 1,
    });
    expect(planForRows('remove', subjects, purchase, isProtected).counts.protected).toBe(1);
    const swap = planForSwap(subjects, [{ user: makeUser(3), line: null }], purchase, isProtected);
    expect(swap.changes).toEqual({ remove: 1, assign: 1 });
    expect(swap.seats.after).toBe(2);
  });

  it('leave a single toggle and assignments alone', () => {
    expect(planFor('remove', holders, purchase).counts.protected).toBe(0);
    expect(planFor('assign', [makeUser(1)], purchase, isProtected).counts.protected).toBe(0);
  });
});

describe('a restore', () => {
  /** The first 600 of 1,000 held a seat; since then the first two lost theirs, and user 900 got one. */
  async function changedGroup() {
    const { gitlab, roster } = largeGroup();
    const holders = new Map(
      gitlab.roster().flatMap(({ id, username, holdsSeat }) => (holdsSeat ? [[id, username]] : [])),
    );
    const look = holderReading({ takenAt: LOOKED_AT, holders });
    const history = await withReading(NO_HISTORY, look, LOOKED_AT);
    gitlab.holders.delete(userId(1));
    gitlab.holders.delete(userId(2));
    gitlab.holders.add(userId(900));
    const left = gitlab.users.get(userId(2));
    if (left) left.eligible = false;
    const workspace = { gateway: gitlab, roster, purchaseId: gitlab.purchase.id };
    return {
      history,
      how: { workspace, instance: 'https://gitlab.example.com', removeOthers: false },
    };
  }
  const changesOf = (plan: Plan) =>
    plan.entries.flatMap(({ action, disposition, user }) =>
      disposition === 'change' ? [`${action} ${user.id}`] : [],
    );

  it('gives back what was lost, names who cannot, and leaves others alone', async () => {
    const { history, how } = await changedGroup();
    const { plan } = await makeRestore(history, { takenAt: LOOKED_AT }, how);
    expect(changesOf(plan)).toEqual([`assign ${userId(1)}`]);
    expect(plan.counts).toMatchObject({ change: 1, 'not-eligible': 1, 'already-so': 598 });
    expect(plan.origin).toEqual({ kind: 'restore', takenAt: LOOKED_AT });
  });

  it('takes the seats of others only when asked to', async () => {
    const { history, how } = await changedGroup();
    const all = { ...how, removeOthers: true };
    const { plan } = await makeRestore(history, { takenAt: LOOKED_AT }, all);
    expect(changesOf(plan)).toEqual([`remove ${userId(900)}`, `assign ${userId(1)}`]);
  });

  it('can be of some users alone', async () => {
    const { history, how } = await changedGroup();
    const some = { ...how, only: new Set([userId(2), userId(3)]) };
    const { plan } = await makeRestore(history, { takenAt: LOOKED_AT }, some);
    expect(plan.entries.map(({ disposition }) => disposition)).toEqual([
      'not-eligible',
      'already-so',
    ]);
  });
});
