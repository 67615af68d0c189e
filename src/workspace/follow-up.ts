import { GatewayError } from '../domain/gateway-error';
import type { Plan } from '../domain/plan/plan';
import { compileRules } from '../domain/plan/protected-users';
import type { Report } from '../domain/run/report/report';
import { retryPlan, undoPlan, usersToFollow } from '../domain/run/report/follow-up';
import { newId } from '../lib/new-id';
import { createProtectedUsersStore } from '../storage/protected-users-db';
import type { Workspace } from './workspace';
import { readUsersNow } from './seats-known';

export type FollowUp = {
  readonly plan: Plan;
  readonly emailsOut: number;
  readonly protectionUnknown: boolean;
};

/**
 * The plan that takes back a run, or tries again: by the seats and rules of now, not those of then.
 * Rejects with GatewayError.
 */
export async function makeFollowUp(
  kind: 'undo' | 'retry',
  report: Report,
  { workspace, instance }: { readonly workspace: Workspace; readonly instance: string },
): Promise<FollowUp> {
  const [purchase, rules] = await Promise.all([
    workspace.gateway.readPurchase(),
    createProtectedUsersStore(instance, workspace.purchaseId).load(),
  ]);
  if (purchase === null) throw new GatewayError('permission', 'No such add-on purchase');
  const context = {
    id: newId(),
    createdAt: Date.now(),
    purchase,
    ...(await readUsersNow(usersToFollow(kind, report), purchase, workspace)),
    ...(rules === null ? {} : { isProtected: compileRules(rules) }),
  };
  const { plan, emailsOut } =
    kind === 'undo'
      ? undoPlan(report, context)
      : { plan: retryPlan(report, context), emailsOut: 0 };
  return { plan, emailsOut, protectionUnknown: rules === null };
}
