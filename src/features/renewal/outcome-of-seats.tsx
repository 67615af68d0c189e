import { useFormatter, useTranslations } from 'use-intl';
import type { RenewalOutcome } from '../../domain/renewal/simulate';
import type { RenewalSettings } from '../../storage/purchase-settings';
import { ChooseSeatsLink } from '../shared/purchase/choose-seats-link';
import type { ReportSubject } from '../shared/reports/report-frame';
import { FatesBar } from './fates-bar';
import styles from './renewal.module.css';
import type { Renewal } from './use-renewal';

type OutcomeOfSeatsProps = {
  readonly subject: ReportSubject;
  readonly renewal: Renewal;
  /** All holders are loaded; before, only the cost is known. */
  readonly complete: boolean;
  readonly settings: RenewalSettings;
};

/** What a renewal with the chosen seats does and costs. */
export function OutcomeOfSeats({ subject, renewal, complete, settings }: OutcomeOfSeatsProps) {
  const { purchase, scope } = subject;
  const { outcome, order } = renewal;
  const { seats, surplus, holders, activeLosing } = outcome;
  const t = useTranslations('renewal.outcome');
  if (!complete && settings.costPerSeat === null) return null;
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
        <Cost settings={settings} seats={seats} purchased={purchase.purchasedQuantity} />
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

type CostProps = {
  readonly settings: RenewalSettings;
  readonly seats: number;
  readonly purchased: number;
};

function Cost({ settings, seats, purchased }: CostProps) {
  const { costPerSeat, currency } = settings;
  const t = useTranslations('renewal.outcome');
  const format = useFormatter();
  if (costPerSeat === null) return null;
  const whole = Number.isInteger(costPerSeat) ? { maximumFractionDigits: 0 } : {};
  const money = (count: number) =>
    format.number(costPerSeat * count, { style: 'currency', currency, ...whole });
  const total = money(seats);
  const difference = money(Math.abs(purchased - seats));
  if (seats === purchased) return <p>{t('costs', { total })}</p>;
  return <p>{t(seats < purchased ? 'saves' : 'adds', { total, difference })}</p>;
}
