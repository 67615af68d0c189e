import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslations } from 'use-intl';
import { USAGE_PERIODS, type UsagePeriod } from '../../../domain/utilization/usage';
import { useUsagePeriod } from './use-usage-settings';

/** Chooses the days up to today that use is shown for, on all pages. */
export function PeriodChoice() {
  const t = useTranslations('usage.period');
  const [period, setPeriod] = useUsagePeriod();
  return (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={period}
      aria-label={t('label')}
      onChange={(_event, next: UsagePeriod | null) => {
        if (next !== null) setPeriod(next);
      }}
    >
      {USAGE_PERIODS.map((days) => (
        <ToggleButton key={days} value={days}>
          {t('days', { days })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
