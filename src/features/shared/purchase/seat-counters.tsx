import { useTranslations } from 'use-intl';
import { seatsAvailable, seatsOver, type Purchase } from '../../../domain/purchase';
import { Meter } from '../../../ui/data/meter';
import { StatRow, StatTile } from '../../../ui/data/stat-tile';
import { useProductName } from './product-name';
import styles from './seat-counters.module.css';

/** The counters of a purchase. */
export function SeatCounters({ purchase }: { readonly purchase: Purchase }) {
  const t = useTranslations('purchases');
  const productName = useProductName();
  const { assignedQuantity: assigned, purchasedQuantity: purchased } = purchase;
  const available = seatsAvailable(purchase);
  const over = seatsOver(purchase);
  return (
    <section aria-label={productName(purchase.name)} className={styles.counters}>
      <StatRow label={productName(purchase.name)}>
        <StatTile
          wide
          label={t('seatsUsed')}
          figure={{ kind: 'complete', value: assigned }}
          suffix={t('ofPurchased', { purchased })}
          note={
            over > 0
              ? t('over', { count: over })
              : purchased > 0 && t('percent', { share: assigned / purchased })
          }
        >
          <Meter label={t('seatsUsed')} used={assigned} total={purchased} />
        </StatTile>
        <StatTile
          label={t('available')}
          figure={{ kind: 'complete', value: available }}
          note={t('availableNote', { count: available })}
        />
      </StatRow>
    </section>
  );
}
