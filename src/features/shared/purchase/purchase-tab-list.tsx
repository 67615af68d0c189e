import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useTranslations } from 'use-intl';
import type { Purchase } from '../../../domain/purchase';
import { useProductName } from './product-name';

export type PurchaseTabListProps = {
  readonly purchases: readonly Purchase[];
  readonly chosen: string;
  readonly onChoose: (purchaseId: string) => void;
};

/** A tab for each purchase. */
export function PurchaseTabList({ purchases, chosen, onChoose }: PurchaseTabListProps) {
  const t = useTranslations('purchases');
  const productName = useProductName();
  return (
    <Tabs
      value={chosen}
      aria-label={t('tabs')}
      variant="scrollable"
      onChange={(_event, next: string) => onChoose(next)}
    >
      {purchases.map((purchase) => (
        <Tab
          key={purchase.id}
          value={purchase.id}
          label={productName(purchase.name)}
          sx={{ overflowWrap: 'anywhere' }}
        />
      ))}
    </Tabs>
  );
}
