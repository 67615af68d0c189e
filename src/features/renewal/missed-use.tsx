import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { RenewalOutcome } from '../../domain/renewal/simulate';
import { intensities } from '../../domain/utilization/usage-summary';
import { usageIn, type UsageRequest } from '../../gitlab/usage/use-usage';
import { BoundsControl } from '../shared/usage/bounds-control';
import { IntensityBar } from '../shared/usage/intensity-bar';
import { PeriodChoice } from '../shared/usage/period-choice';
import { UsageButtons } from '../shared/usage/usage-buttons';
import { useIntensityBounds } from '../shared/usage/use-usage-settings';
import { useUsageStatusLabel } from '../shared/usage/use-usage-status-label';
import styles from './renewal.module.css';

type MissedUseProps = {
  readonly outcome: RenewalOutcome;
  readonly usage: UsageRequest;
  /** How many days the figures are about. */
  readonly days: number;
};

/** How much those use Duo who would or may lose their seats: who would be missed most. */
export function MissedUse({ outcome, usage: request, days }: MissedUseProps) {
  const t = useTranslations('renewal.missed');
  const [bounds] = useIntensityBounds();
  const status = useUsageStatusLabel()(request.state);
  const usage = usageIn(request.state);
  const known = usage?.collected === true ? usage : undefined;
  const losing = useMemo(
    () => outcome.ranked.filter(({ fate }) => fate !== 'keep').map(({ user }) => user),
    [outcome],
  );
  if (losing.length === 0) return null;
  const title = t('title', { count: losing.length, days });
  return (
    <section className={styles.missed} aria-label={title}>
      <p>{known ? title : t('ask')}</p>
      {known && (
        <>
          <IntensityBar label={title} counts={intensities(known, losing, bounds)} />
          <BoundsControl />
        </>
      )}
      <div className={styles.usage} data-no-print>
        <PeriodChoice />
        <UsageButtons {...request} loadLabel={t('load')} />
        <span role="status">{status}</span>
      </div>
    </section>
  );
}
