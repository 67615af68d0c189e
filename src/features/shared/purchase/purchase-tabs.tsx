import { useFormatter, useTranslations } from 'use-intl';
import { lazyPart } from '../../../ui/layout/lazy-part';
import { useProductName } from './product-name';
import type { PurchaseTabListProps } from './purchase-tab-list';
import styles from './purchase-tabs.module.css';

// Most have one purchase, and MUI's tabs are much to load for nothing.
const PurchaseTabList = lazyPart(async () => (await import('./purchase-tab-list')).PurchaseTabList);

type PurchaseTabsProps = PurchaseTabListProps & {
  /** Names of the add-ons beside them that have no seats. */
  readonly withoutSeats: readonly string[];
};

/** A tab for each purchase, none where there is only one; and which add-ons have no seats to show. */
export function PurchaseTabs({ withoutSeats, ...tabs }: PurchaseTabsProps) {
  const t = useTranslations('purchases');
  const format = useFormatter();
  const productName = useProductName();
  return (
    <>
      {tabs.purchases.length > 1 && (
        <div className={styles.tabs}>
          <PurchaseTabList {...tabs} />
        </div>
      )}
      {withoutSeats.length > 0 && (
        <p className={styles.others}>
          {t('withoutSeats', { names: format.list(withoutSeats.map(productName)) })}
        </p>
      )}
    </>
  );
}
