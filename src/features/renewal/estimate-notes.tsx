import TextField from '@mui/material/TextField';
import { useTranslations } from 'use-intl';
import type { SeatOrder } from '../../domain/renewal/seat-order';
import { ACTIVE_DAYS } from '../../domain/renewal/simulate';
import styles from './renewal.module.css';
import type { Renewal } from './use-renewal';

const ORDERS = ['by-use', 'by-assignment', 'unknown'] as const satisfies readonly SeatOrder[];

type EstimateNotesProps = {
  readonly renewal: Pick<Renewal, 'order' | 'setOrder' | 'model'>;
};

/** What the range means, which order it assumes, and what is unknown; folded away. */
export function EstimateNotes({ renewal }: EstimateNotesProps) {
  const { order, setOrder, model } = renewal;
  const t = useTranslations('renewal.estimate');
  return (
    <details className={styles.notes}>
      <summary>{t('title')}</summary>
      <div className={styles.order} data-no-print>
        <TextField
          select
          fullWidth
          label={t('order')}
          helperText={t(`orders.${order}.help`)}
          value={order}
          slotProps={{ select: { native: true } }}
          onChange={(event) => {
            const next = ORDERS.find((one) => one === event.target.value);
            if (next) setOrder(next);
          }}
        >
          {ORDERS.map((one) => (
            <option key={one} value={one}>
              {t(`orders.${one}.name`)}
            </option>
          ))}
        </TextField>
      </div>
      <ul>
        <li>{t('range', { days: ACTIVE_DAYS, ...model.range })}</li>
        {order !== 'by-assignment' && <li>{t('byUse')}</li>}
        {order !== 'by-use' && <li>{t('byAssignment')}</li>}
        <li>{t('assignment')}</li>
        {order !== 'by-assignment' && (
          <>
            <li>{t('chat')}</li>
            <li>{t('recorded')}</li>
          </>
        )}
        <li>{t('blocked')}</li>
        <li>{t('afterEnd')}</li>
      </ul>
    </details>
  );
}
