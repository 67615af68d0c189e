import { purchaseGid } from '../../world/global-ids';
import type { WorldPurchase } from '../../world/model';
import type { Resolvers } from '../context';

export const purchaseResolvers: Resolvers = {
  AddOnPurchase: {
    id: (purchase: WorldPurchase) => purchaseGid(purchase.id),
    assignedQuantity: (purchase: WorldPurchase) => purchase.seats.size,
  },
};
