/**
 * An active add-on purchase with its counters, as GitLab tells them.
 * There are no dates and no trial flag in the API.
 * @see https://docs.gitlab.com/api/graphql/reference/#addonpurchase
 */
export type Purchase = {
  /** `gid://gitlab/GitlabSubscriptions::AddOnPurchase/3`; opaque. */
  readonly id: string;
  /** Upper case: `CODE_SUGGESTIONS`, `DUO_ENTERPRISE`, …; unknown names are possible. */
  readonly name: string;
  readonly purchasedQuantity: number;
  /** Can exceed `purchasedQuantity` for a while after a renewal with fewer seats. */
  readonly assignedQuantity: number;
};

/** Where seats are managed: a top-level group of GitLab.com, or a whole Self-Managed instance. */
export type Place =
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly fullPath: string;
      readonly name: string;
    }
  | { readonly kind: 'instance' };

/** The order in which GitLab's own page prefers purchases when several are active. */
const PREFERENCE = ['DUO_AMAZON_Q', 'DUO_ENTERPRISE', 'CODE_SUGGESTIONS', 'DUO_CORE'];

function rank(name: string): number {
  const index = PREFERENCE.indexOf(name);
  return index === -1 ? PREFERENCE.length : index;
}

/** Purchases in GitLab's order of preference; unknown names last, the rest of the order kept. */
export function byPreference(purchases: readonly Purchase[]): Purchase[] {
  return purchases.toSorted((a, b) => rank(a.name) - rank(b.name));
}

/** GitLab Duo Core has no seats to assign. */
export function hasSeats(purchase: Purchase): boolean {
  return purchase.name !== 'DUO_CORE';
}

/** Seats that can still be assigned; never negative. */
export function seatsAvailable(purchase: Purchase): number {
  return Math.max(0, purchase.purchasedQuantity - purchase.assignedQuantity);
}

/** Seats assigned beyond what was purchased; 0 when there is no overage. */
export function seatsOver(purchase: Purchase): number {
  return Math.max(0, purchase.assignedQuantity - purchase.purchasedQuantity);
}
