import { useTranslations } from 'use-intl';
import type { Purchase } from '../../domain/purchase';
import type { RenewalOutcome } from '../../domain/renewal/simulate';
import { ChooseSeatsLink } from '../shared/purchase/choose-seats-link';
import { useSeatMoney, useSeatPrice } from '../shared/purchase/seat-cost';
import type { ReportSubject } from '../shared/reports/report-frame';
import { FatesBar } from './fates-bar';
import styles from './renewal.module.css';
import type { Renewal } from './use-renewal';

type OutcomeOfSeatsProps = {
  readonly subject: ReportSubject;
  readonly renewal: Renewal;
  /** All holders are loaded; before, only the cost is known. */
  readonly complete: boolean;
};

/** What a renewal with the chosen seats does and costs. */
export function OutcomeOfSeats({ subject, renewal, complete }: OutcomeOfSeatsProps) {
  const { purchase, scope } = subject;
  const { outcome, order } = renewal;
  const { seats, surplus, holders, activeLosing } = outcome;
  const t = useTranslations('renewal.outcome');
  const price = useSeatPrice(purchase);
  if (!complete && price === null) return null;
  return (
    <div className={styles.outcome}>
      <div className={styles.sentences}>
        {complete && (
          <p>
            {surplus === 0
              ? t('nobody', { seats })
              : t('some', { seats, surplus, holders, ...activeLosing, how: howMany(outcome) })}
            {surplus > 0 && order !== 'by-use' && <> {t('unknownWho')}</>}
          </p>
        )}
        <Cost purchase={purchase} seats={seats} />
      </div>
      {complete && (
        <div className={styles.barAndLink}>
          <FatesBar outcome={outcome} />
          {surplus > 0 && <ChooseSeatsLink scope={scope} purchase={purchase} count={surplus} />}
        </div>
      )}
    </div>
  );
}

/** In which words the number of active users who lose their seats is said. */
function howMany({ activeLosing: { least, most } }: RenewalOutcome) {
  if (most === 0) return 'none';
  if (least === most) return 'exactly';
  return least === 0 ? 'upTo' : 'between';
}

type CostProps = { readonly purchase: Purchase; readonly seats: number };

function Cost({ purchase, seats }: CostProps) {
  const t = useTranslations('renewal.outcome');
  const moneyFor = useSeatMoney(purchase);
  const difference = seats - purchase.purchasedQuantity;
  const total = moneyFor(seats);
  const change = moneyFor(Math.abs(difference));
  if (total === null || change === null) return null;
  if (difference === 0) return <p>{t('costs', { total })}</p>;
  return <p>{t(difference < 0 ? 'saves' : 'adds', { total, difference: change })}</p>;
}
