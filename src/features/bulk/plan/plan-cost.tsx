import { useTranslations } from 'use-intl';
import { estimatePlan, type EstimateInput } from '../../../domain/plan/estimate';
import type { Plan } from '../../../domain/plan/plan';
import styles from './plan-cost.module.css';
import { useDurationLabel } from '../use-duration-label';

type PlanCostProps = { readonly plan: Plan; readonly throughput: EstimateInput };

/** What a plan asks of GitLab and of people: calls, time, e-mails. */
export function PlanCost({ plan, throughput }: PlanCostProps) {
  const t = useTranslations('bulk.cost');
  const durationLabel = useDurationLabel();
  const { calls, emails, ms } = estimatePlan(plan, throughput);
  return (
    <dl className={styles.cost}>
      <div>
        <dt>{t('calls')}</dt>
        <dd>{t('callsOf', { calls, users: throughput.batchLimit })}</dd>
      </div>
      <div>
        <dt>{t('time')}</dt>
        <dd>{durationLabel(ms)}</dd>
      </div>
      <div>
        <dt>{t('emails')}</dt>
        <dd>{t('emailsCount', { count: emails })}</dd>
      </div>
    </dl>
  );
}
