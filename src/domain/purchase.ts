/**
 * An active add-on purchase with its counters, as GitLab reports them.
 * There are no dates and no trial flag in the API.
 * @see https://docs.gitlab.com/api/graphql/reference/#addonpurchase
 */
export type Purchase = {
  /** `gid://gitlab/GitlabSubscriptions::AddOnPurchase/3`; opaque. */
  readonly id: string;
  /** Upper case: `CODE_SUGGESTIONS` (sold as Duo Pro), `DUO_ENTERPRISE`; other add-ons have no seats. */
  readonly name: string;
  readonly purchasedQuantity: number;
  /** Can exceed `purchasedQuantity` for a while after a renewal with fewer seats. */
  readonly assignedQuantity: number;
};

/** Where seats are managed: a top-level group of GitLab.com, or a whole Self-Managed instance. */
export type SeatScope =
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly fullPath: string;
      readonly name: string;
    }
  | { readonly kind: 'instance' };

/**
 * The products whose seats are assigned, in the order in which GitLab's own page prefers them. Other
 * add-ons have none: the `purchasedQuantity` of GitLab Credits, for one, is no number of seats.
 */
const SEAT_PRODUCTS = ['DUO_ENTERPRISE', 'CODE_SUGGESTIONS'] as const;

export type SeatProduct = (typeof SEAT_PRODUCTS)[number];

export type SeatPurchase = Purchase & { readonly name: SeatProduct };

/** Whether seats of it can be assigned. A product of a newer GitLab is taken to have none. */
export function hasSeats(purchase: Pick<Purchase, 'name'>): purchase is SeatPurchase {
  return SEAT_PRODUCTS.some((name) => name === purchase.name);
}

/** Purchases with seats in GitLab's order of preference; the others are left out. */
export function byPreference(purchases: readonly Purchase[]): SeatPurchase[] {
  const rank = ({ name }: SeatPurchase) => SEAT_PRODUCTS.indexOf(name);
  return purchases.filter(hasSeats).sort((a, b) => rank(a) - rank(b));
}

/** Seats that can still be assigned; never negative. */
export function seatsAvailable(purchase: Purchase): number {
  return Math.max(0, purchase.purchasedQuantity - purchase.assignedQuantity);
}

/** Seats assigned beyond what was purchased; 0 when there is no overage. */
export function seatsOver(purchase: Purchase): number {
  return Math.max(0, purchase.assignedQuantity - purchase.purchasedQuantity);
}
