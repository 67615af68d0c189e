import { expect, it } from 'vitest';
import { buildPlan } from '../../../domain/plan/build-plan';
import { type PlanUser, subjectsOfUsers } from '../../../domain/plan/plan';
import { compileRules } from '../../../domain/plan/protected-users';
import { includeProtected } from './include-protected';

function user(username: string, holdsSeat: boolean): PlanUser {
  return {
    id: `gid://gitlab/User/${username}`,
    username,
    name: username,
    publicEmail: null,
    state: 'active',
    holdsSeat,
    lastActivityOn: null,
    lastDuoActivityOn: null,
  };
}

const context = {
  id: 'plan',
  createdAt: 0,
  purchase: { id: 'p', name: 'DUO_ENTERPRISE', purchasedQuantity: 3, assignedQuantity: 3 },
  origin: { kind: 'swap' },
  isProtected: compileRules([{ kind: 'username', pattern: 'ops-*' }]),
} as const;

it('removes the seats of protected users too, so that more can be assigned', () => {
  const plan = buildPlan(
    {
      action: 'swap',
      remove: subjectsOfUsers([user('ann', true), user('ops-1', true)]),
      assign: subjectsOfUsers([user('bob', false), user('cleo', false)]),
    },
    context,
  );
  expect(plan.changes).toEqual({ remove: 1, assign: 1 });
  const all = includeProtected(plan);
  expect(all.changes).toEqual({ remove: 2, assign: 2 });
  expect(all.counts.protected).toBe(0);
  expect(all.shortfall).toBeNull();
  expect(all.seats).toEqual({ before: 3, after: 3, purchased: 3 });
  expect(all.entries.every((entry) => !('rule' in entry))).toBe(true);
});

it('leaves a plan without protected users as it is', () => {
  const subjects = subjectsOfUsers([user('ann', true)]);
  const plan = buildPlan({ action: 'remove', subjects }, context);
  expect(includeProtected(plan)).toEqual(plan);
});
