import { useTranslations } from 'use-intl';
import type { Purchase } from '../../../domain/purchase';
import { CopyButton } from '../../../ui/controls/copy-button';
import { ExternalButton } from '../../../ui/controls/external-link';
import { useProductName } from './product-name';
import { CUSTOMERS_PORTAL } from './purchase-links';
import styles from './purchases.module.css';

type PurchaseHeadProps = { readonly title: string; readonly purchase: Purchase };

/** The page's title, the product as it is sold, and what one does with a purchase as a whole. */
export function PurchaseHead({ title, purchase }: PurchaseHeadProps) {
  const t = useTranslations('purchases');
  const productName = useProductName();
  return (
    <div className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.product}>{productName(purchase.name)}</p>
      <div className={styles.actions}>
        <CopyButton text={purchase.id} label={t('copyId')} variant="text" />
        <ExternalButton href={CUSTOMERS_PORTAL} size="small">
          {t('addSeats')}
        </ExternalButton>
      </div>
    </div>
  );
}
