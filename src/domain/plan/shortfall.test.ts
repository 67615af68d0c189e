import { describe, expect, it } from 'vitest';
import { buildPlan } from './build-plan';
import { type Plan, type PlanOrder, subjectsOfUsers } from './plan';
import { chooseShortfall, orderedChanges } from './shortfall';
import { makeUser } from '../roster/testing/make-user';

const users = [
  makeUser(1, { name: 'Émile', lastActivityOn: '2024-05-01', lastDuoActivityOn: undefined }),
  makeUser(2, { name: 'Zoe', lastActivityOn: null, lastDuoActivityOn: '2024-01-01' }),
  makeUser(3, { name: 'ann', lastActivityOn: '2024-06-01', lastDuoActivityOn: null }),
  makeUser(4, { name: 'Frank', lastActivityOn: '2024-05-01', lastDuoActivityOn: '2024-02-01' }),
];

const plan = buildPlan(
  { action: 'assign', subjects: subjectsOfUsers(users) },
  {
    id: 'plan-1',
    createdAt: 1,
    purchase: {
      id: 'gid://p/1',
      name: 'CODE_SUGGESTIONS',
      purchasedQuantity: 5,
      assignedQuantity: 3,
    },
    origin: { kind: 'selection' },
  },
);

/** The names of users who get a seat, in the order of sending. */
function seated(made: Plan): (string | undefined)[] {
  return orderedChanges(made).assign.map((index) => made.entries[index]?.user?.name);
}

describe('a shortfall', () => {
  it('takes the first in the given order by default', () => {
    expect(plan.shortfall).toEqual({
      wanted: 4,
      available: 2,
      missing: 2,
      choice: { kind: 'take-first', order: 'given' },
    });
    expect(seated(plan)).toEqual(['Émile', 'Zoe']);
    expect(plan.counts['no-seat']).toBe(2);
    expect(plan.seats.after).toBe(5);
  });

  it.each<[PlanOrder, string[]]>([
    ['name', ['ann', 'Émile']],
    ['last-activity', ['ann', 'Émile']],
    ['last-duo-activity', ['Frank', 'Zoe']],
  ])('takes the first by %s', (order, names) => {
    expect(seated(chooseShortfall(plan, { kind: 'take-first', order }))).toEqual(names);
  });

  it('assigns no seat when canceled, and can be chosen again', () => {
    const canceled = chooseShortfall(plan, { kind: 'cancel' });
    expect(seated(canceled)).toEqual([]);
    expect(canceled.counts['no-seat']).toBe(4);
    expect(canceled.seats.after).toBe(3);
    expect(chooseShortfall(canceled, { kind: 'take-first', order: 'given' })).toEqual(plan);
  });

  it('decides only the order of sending while the seats suffice', () => {
    const purchase = { ...plan.purchase, purchasedQuantity: 10 };
    const roomy = chooseShortfall({ ...plan, purchase }, { kind: 'take-first', order: 'name' });
    expect(roomy.shortfall).toBeNull();
    expect(seated(roomy)).toEqual(['ann', 'Émile', 'Frank', 'Zoe']);
  });
});
