import { expect, it } from 'vitest';
import { buildPlan } from './build-plan';
import { estimatePlan } from './estimate';
import { subjectsOfUsers } from './plan';
import { makeUser } from '../roster/testing/make-user';

it('counts calls, e-mails and rounds; assignments wait for removals', () => {
  const idle = [1, 2, 3].map((number) => makeUser(number, { holdsSeat: true }));
  const eager = Array.from({ length: 250 }, (_, index) => makeUser(index + 10));
  const purchase = { id: 'p', name: 'P', purchasedQuantity: 1_000, assignedQuantity: 5 };
  const swap = buildPlan(
    { action: 'swap', remove: subjectsOfUsers(idle), assign: subjectsOfUsers(eager) },
    { id: 'plan-1', createdAt: 1, purchase, origin: { kind: 'swap' } },
  );
  expect(estimatePlan(swap, { batchLimit: 50, msPerCall: 150, concurrency: 2 })).toEqual({
    calls: 1 + 5,
    emails: 250,
    ms: (1 + 3) * 150,
  });
});
