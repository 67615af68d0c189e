import { useFormatter, useTranslations } from 'use-intl';
import type { Plan } from '../../../domain/plan/plan';
import { Meter } from '../../../ui/data/meter';
import styles from './plan-seats.module.css';

/** Seats in use before and after a plan. */
export function PlanSeats({ seats }: Pick<Plan, 'seats'>) {
  const t = useTranslations('bulk');
  const format = useFormatter();
  const { before, after, purchased } = seats;
  const share = purchased > 0 ? after / purchased : null;
  return (
    <section aria-label={t('seats')} className={styles.seats}>
      <dl className={styles.figures}>
        <div>
          <dt>{t('before')}</dt>
          <dd>
            <SeatsFigure assigned={before} purchased={purchased} />
          </dd>
        </div>
        <div className={styles.after}>
          <dt>{t('after')}</dt>
          <dd>
            <SeatsFigure assigned={after} purchased={purchased} />
            {share !== null && (
              <> · {format.number(share, { style: 'percent', maximumFractionDigits: 0 })}</>
            )}
          </dd>
        </div>
      </dl>
      <Meter label={t('after')} used={after} total={purchased} />
    </section>
  );
}

function SeatsFigure({
  assigned,
  purchased,
}: {
  readonly assigned: number;
  readonly purchased: number;
}) {
  const t = useTranslations('bulk');
  return t.rich('of', {
    assigned,
    purchased,
    strong: (chunks) => <strong>{chunks}</strong>,
  });
}
