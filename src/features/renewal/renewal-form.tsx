import Button from '@mui/material/Button';
import Slider from '@mui/material/Slider';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { SeatOrder } from '../../domain/renewal/seat-order';
import styles from './renewal.module.css';
import type { Renewal } from './use-renewal';

type RenewalFormProps = {
  readonly renewal: Pick<Renewal, 'seats' | 'setSeats' | 'order' | 'setOrder'>;
  /** The end of the slider; the text field takes more. */
  readonly most: number;
  readonly purchased: number;
  readonly holders: number;
  readonly costPerSeat: number | null;
  readonly currency: string;
  readonly onCost: (change: {
    readonly costPerSeat?: number | null;
    readonly currency?: string;
  }) => void;
};

const ORDERS = ['by-use', 'by-assignment', 'unknown'] as const satisfies readonly SeatOrder[];
const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'AUD', 'CAD', 'INR', 'KRW', 'BRL'];
const MOST_SEATS = 10_000_000;

/** How many seats to renew with, and their cost. */
export function RenewalForm(props: RenewalFormProps) {
  const { renewal, most, purchased, holders, costPerSeat, currency, onCost } = props;
  const { seats, setSeats, order, setOrder } = renewal;
  const t = useTranslations('renewal.form');
  const format = useFormatter();
  const [typedCost, setTypedCost] = useState<string | null>(null);
  const money = (count: number) =>
    format.number((costPerSeat ?? 0) * count, { style: 'currency', currency });
  return (
    <section className={styles.card} aria-labelledby="renewal-form">
      <h2 id="renewal-form" className={styles.title}>
        {t('title')}
      </h2>
      <div className={styles.seats}>
        <TextField
          label={t('seats')}
          value={String(seats)}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 8 } }}
          onChange={(event) => {
            const text = event.target.value.replace(/\D/g, '');
            setSeats(Math.min(MOST_SEATS, Number(text)));
          }}
        />
        <Slider
          aria-label={t('slider')}
          min={0}
          max={Math.max(most, 1)}
          value={Math.min(seats, most)}
          marks={[{ value: holders, label: '' }]}
          onChange={(_event, value) => setSeats(typeof value === 'number' ? value : seats)}
        />
      </div>
      <div className={styles.presets}>
        <Button size="small" onClick={() => setSeats(purchased)}>
          {t('asNow', { count: purchased })}
        </Button>
        {holders > 0 && (
          <Button size="small" onClick={() => setSeats(holders)}>
            {t('asHeld', { count: holders })}
          </Button>
        )}
      </div>
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
      <div className={styles.cost}>
        <TextField
          label={t('cost')}
          value={typedCost ?? (costPerSeat === null ? '' : String(costPerSeat))}
          placeholder={t('costNone')}
          slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 12 } }}
          onChange={(event) => {
            const text = event.target.value;
            setTypedCost(text);
            const cost = Number(text.replace(',', '.'));
            if (text.trim() === '') onCost({ costPerSeat: null });
            else if (Number.isFinite(cost) && cost >= 0) onCost({ costPerSeat: cost });
          }}
          onBlur={() => setTypedCost(null)}
        />
        <TextField
          select
          label={t('currency')}
          value={currency}
          slotProps={{ select: { native: true } }}
          onChange={(event) => onCost({ currency: event.target.value })}
        >
          {[...new Set([...CURRENCIES, currency])].map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </TextField>
      </div>
      <p className={styles.quiet}>
        {costPerSeat === null
          ? t('costHelp')
          : seats <= purchased
            ? t('saves', { total: money(seats), difference: money(purchased - seats) })
            : t('adds', { total: money(seats), difference: money(seats - purchased) })}
      </p>
    </section>
  );
}
