import { describe, expect, it } from 'vitest';
import type { ProtectionRule } from '../domain/plan/protected-users';
import { makeUser } from '../domain/roster/testing/make-user';
import type { ProtectedUsersStore } from '../storage/protected-users-db';
import { createProtectedUsers } from './protected-users';

const rule: ProtectionRule = { kind: 'username', pattern: 'user1' };

function createRuleStore(first: readonly ProtectionRule[] | null, durable = true) {
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
  it('are the stored ones, also those of another tab', async () => {
    const store = createRuleStore([]);
    const protectedUsers = createProtectedUsers(store);
    expect(protectedUsers.getSnapshot().kind).toBe('loading');
    await protectedUsers.refresh();
    expect(protectedUsers.getSnapshot().kind).toBe('ready');
    await store.save([rule]);
    const isProtected = await protectedUsers.refresh();
    expect(isProtected(makeUser(1))).toEqual(rule);
    expect(isProtected(makeUser(2))).toBeNull();
  });

  it('change at once when saved, and a read from before does not undo that', async () => {
    const protectedUsers = createProtectedUsers(createRuleStore([]));
    const before = protectedUsers.refresh();
    const saved = protectedUsers.save([rule]);
    expect(protectedUsers.getSnapshot()).toMatchObject({ kind: 'ready', rules: [rule] });
    await Promise.all([before, saved]);
    expect(protectedUsers.getSnapshot().rules).toEqual([rule]);
  });

  it('are unreadable until they are replaced', async () => {
    const protectedUsers = createProtectedUsers(createRuleStore(null));
    await protectedUsers.refresh();
    expect(protectedUsers.getSnapshot()).toMatchObject({ kind: 'unreadable', rules: [] });
    await protectedUsers.save([rule]);
    await protectedUsers.refresh();
    expect(protectedUsers.getSnapshot().kind).toBe('ready');
  });

  it('tell when the browser stores nothing', async () => {
    const protectedUsers = createProtectedUsers(createRuleStore([], false));
    await protectedUsers.save([rule]);
    expect(protectedUsers.getSnapshot().durable).toBe(false);
  });
});
