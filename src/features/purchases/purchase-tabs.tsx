import { lazy, Suspense } from 'react';
import type { PurchaseTabsProps } from './purchase-tab-list';
import styles from './purchase-tabs.module.css';

// Most have one purchase, and MUI's tabs are much to load for nothing.
const PurchaseTabList = lazy(async () => ({
  default: (await import('./purchase-tab-list')).PurchaseTabList,
}));

/** A tab for each purchase; none where there is only one. */
export function PurchaseTabs(props: PurchaseTabsProps) {
  if (props.purchases.length < 2) return null;
  return (
    <div className={styles.tabs}>
      <Suspense>
        <PurchaseTabList {...props} />
      </Suspense>
    </div>
  );
}
