import { useCallback, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Purchase } from '../../../domain/purchase';
import { useSession } from '../../../gitlab/session/session-context';
import { renewalSetting } from '../../../storage/purchase-settings';

/** What one seat costs for the term, as entered on the renewal page. `currency` is ISO 4217. */
type SeatPrice = { readonly costPerSeat: number; readonly currency: string };

type PricedPurchase = Pick<Purchase, 'id'>;

/**
 * The price of a seat of a purchase; null until somebody enters one in this browser.
 * @param instance that of the session, where not given.
 */
export function useSeatPrice({ id }: PricedPurchase, instance?: string): SeatPrice | null {
  const session = useSession();
  const setting = renewalSetting(instance ?? session.instance, id);
  const { costPerSeat, currency } = useSyncExternalStore(setting.subscribe, setting.read);
  return costPerSeat === null ? null : { costPerSeat, currency };
}

/** Returns the price of so many seats for the term, such as "$18,924"; null without a price. */
export function useSeatMoney(
  purchase: PricedPurchase,
  instance?: string,
): (count: number) => string | null {
  const format = useFormatter();
  const { costPerSeat = null, currency = '' } = useSeatPrice(purchase, instance) ?? {};
  return useCallback(
    (count: number) => {
      if (costPerSeat === null) return null;
      const cost = costPerSeat * count;
      const whole = Number.isInteger(cost) ? { maximumFractionDigits: 0 } : {};
      return format.number(cost, { style: 'currency', currency, ...whole });
    },
    [costPerSeat, currency, format],
  );
}

/** Returns what says the cost of so many seats, such as "≈ $18,924 a term"; null without a price. */
export function useSeatCost(
  purchase: PricedPurchase,
  instance?: string,
): (count: number) => string | null {
  const t = useTranslations('purchases');
  const moneyFor = useSeatMoney(purchase, instance);
  return useCallback(
    (count: number) => {
      const money = moneyFor(count);
      return money === null ? null : t('cost', { money });
    },
    [moneyFor, t],
  );
}
