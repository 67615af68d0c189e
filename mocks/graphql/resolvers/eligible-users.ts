import { listAddOnUsers } from '../../rules/add-on-users';
import type { UserSort } from '../../rules/add-on-users';
import { scopeOf } from '../../rules/eligibility';
import type { Scope } from '../../rules/eligibility';
import { isActive } from '../../rules/purchases';
import { mayManagePurchase } from '../../rules/viewer';
import { purchaseIdOf } from '../../world/global-ids';
import type { Context } from '../context';
import { paginate } from '../pagination';
import type { PageArguments } from '../pagination';

export interface EligibleUsersArguments extends PageArguments {
  readonly addOnPurchaseIds?: readonly string[];
  readonly addOnType: string;
  readonly filterByAssignedSeat?: string | null;
  readonly search?: string | null;
  readonly sort?: UserSort | null;
}

/** The filter is a text that Ruby turns into a boolean; what is neither filters nothing. */
function assignedFilter(text: string | null | undefined): boolean | null {
  if (/^(true|t|yes|y|1|on)$/i.test(text ?? '')) return true;
  if (/^(false|f|no|n|0|off)$/i.test(text ?? '')) return false;
  return null;
}

/** A page of the users of a scope that the caller was found to administer. */
export function eligibleUsers(
  scope: Scope,
  args: EligibleUsersArguments,
  { world, viewer, now }: Context,
): unknown {
  // Of several purchases the first alone drives the filter; without any there is none.
  const [first] = args.addOnPurchaseIds ?? [];
  const purchase = world.purchase(purchaseIdOf(first ?? ''));
  const usable =
    purchase !== undefined &&
    isActive(purchase, now) &&
    scopeOf(purchase) === scope &&
    mayManagePurchase(world, viewer, purchase);
  const users = listAddOnUsers(world, scope, {
    purchase: usable ? purchase : null,
    assigned: first === undefined ? null : assignedFilter(args.filterByAssignedSeat),
    search: args.search ?? null,
    sort: args.sort ?? 'ID_DESC',
  });
  return paginate(users, args);
}
