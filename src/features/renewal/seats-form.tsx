import Button from '@mui/material/Button';
import Slider from '@mui/material/Slider';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Purchase } from '../../domain/purchase';
import type { RenewalSettings } from '../../storage/purchase-settings';
import styles from './renewal.module.css';
import type { Renewal } from './use-renewal';

type SeatsFormProps = {
  readonly renewal: Pick<Renewal, 'seats' | 'setSeats' | 'model'>;
  /** All holders are loaded, so the range is known. */
  readonly complete: boolean;
  readonly purchase: Purchase;
  readonly settings: RenewalSettings;
  readonly onChange: (change: Partial<RenewalSettings>) => void;
};

const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'AUD', 'CAD', 'INR', 'KRW', 'BRL'];
const MOST_SEATS = 10_000_000;

/** How many seats to renew with, and what one costs. */
export function SeatsForm({ renewal, complete, purchase, settings, onChange }: SeatsFormProps) {
  const { seats, setSeats, model } = renewal;
  const t = useTranslations('renewal.form');
  const { range } = model;
  // The text field takes more.
  const most = Math.max(purchase.purchasedQuantity, purchase.assignedQuantity, 1);
  const presets = new Map([
    ...(complete && model.active.certain > 0
      ? ([
          [range.least, t('use', { count: range.least })],
          [range.most, t('use', { count: range.most })],
        ] as const)
      : []),
    [purchase.assignedQuantity, t('asHeld', { count: purchase.assignedQuantity })],
    [purchase.purchasedQuantity, t('asNow', { count: purchase.purchasedQuantity })],
  ]);
  return (
    <div className={styles.form} data-no-print>
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
        <div className={styles.slider}>
          <Slider
            aria-label={t('slider')}
            min={0}
            max={most}
            value={Math.min(seats, most)}
            marks={complete ? [{ value: range.least }, { value: range.most }] : []}
            onChange={(_event, value) => setSeats(typeof value === 'number' ? value : seats)}
          />
          <div className={styles.presets}>
            {[...presets]
              .toSorted(([a], [b]) => a - b)
              .map(([count, label]) => (
                <Button key={count} size="small" onClick={() => setSeats(count)}>
                  {label}
                </Button>
              ))}
          </div>
        </div>
      </div>
      <CostFields settings={settings} onChange={onChange} />
    </div>
  );
}

/** What one seat costs, for the term. */
function CostFields({ settings, onChange }: Pick<SeatsFormProps, 'settings' | 'onChange'>) {
  const { costPerSeat, currency } = settings;
  const t = useTranslations('renewal.form');
  const [typedCost, setTypedCost] = useState<string | null>(null);
  return (
    <div>
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
            if (text.trim() === '') onChange({ costPerSeat: null });
            else if (Number.isFinite(cost) && cost >= 0) onChange({ costPerSeat: cost });
          }}
          onBlur={() => setTypedCost(null)}
        />
        <TextField
          select
          label={t('currency')}
          value={currency}
          slotProps={{ select: { native: true } }}
          onChange={(event) => onChange({ currency: event.target.value })}
        >
          {[...new Set([...CURRENCIES, currency])].map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </TextField>
      </div>
      <p className={styles.quiet}>{t('costHelp')}</p>
    </div>
  );
}
