import { describe, expect, it } from 'vitest';
import type { ProtectionRule } from '../domain/plan/protected-users';
import { makeUser } from '../domain/roster/testing/make-user';
import type { ProtectedUsersStore } from '../storage/protected-users-db';
import { planFor, planForRows, planForSwap } from './plan-for';
import { createProtectedUsers } from './protected-users';

const rule: ProtectionRule = { kind: 'username', pattern: 'user1' };

function createStore(first: readonly ProtectionRule[] | null, durable = true) {
  let rules = first;
  return {
    load: () => Promise.resolve(rules),
    save: (next) => {
      rules = next;
      return Promise.resolve(durable);
    },
  } satisfies ProtectedUsersStore;
}

describe('the rules of a purchase', () => {
  it('are those that are stored, also by another tab since', async () => {
    const store = createStore([]);
    const protectedUsers = createProtectedUsers(store);
    expect(protectedUsers.getSnapshot().kind).toBe('loading');
    await protectedUsers.refresh();
    expect(protectedUsers.getSnapshot().kind).toBe('ready');
    await store.save([rule]);
    const isProtected = await protectedUsers.refresh();
    expect(isProtected(makeUser(1))).toEqual(rule);
    expect(isProtected(makeUser(2))).toBeNull();
  });

  it('are there at once after saving, and are not undone by what was read before', async () => {
    const protectedUsers = createProtectedUsers(createStore([]));
    const before = protectedUsers.refresh();
    const saved = protectedUsers.save([rule]);
    expect(protectedUsers.getSnapshot()).toMatchObject({ kind: 'ready', rules: [rule] });
    await Promise.all([before, saved]);
    expect(protectedUsers.getSnapshot().rules).toEqual([rule]);
  });

  it('say when they cannot be understood, until somebody replaces them', async () => {
    const protectedUsers = createProtectedUsers(createStore(null));
    await protectedUsers.refresh();
    expect(protectedUsers.getSnapshot()).toMatchObject({ kind: 'unreadable', rules: [] });
    await protectedUsers.save([rule]);
    await protectedUsers.refresh();
    expect(protectedUsers.getSnapshot().kind).toBe('ready');
  });

  it('say when the browser keeps nothing', async () => {
    const protectedUsers = createProtectedUsers(createStore([], false));
    await protectedUsers.save([rule]);
    expect(protectedUsers.getSnapshot().durable).toBe(false);
  });
});

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
