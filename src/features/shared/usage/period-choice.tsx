import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslations } from 'use-intl';
import { USAGE_PERIODS, type UsagePeriod } from '../../../domain/utilization/usage';
import { useUsagePeriod } from './use-usage-settings';

type PeriodChoiceProps = {
  /** Of a page whose address has a period of its own. */
  readonly period?: UsagePeriod;
  readonly onChoose?: (period: UsagePeriod) => void;
};

/** Chooses the days up to today that use is shown for, on all pages. */
export function PeriodChoice({ period, onChoose }: PeriodChoiceProps) {
  const t = useTranslations('usage.period');
  const [kept, setPeriod] = useUsagePeriod();
  return (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={period ?? kept}
      aria-label={t('label')}
      onChange={(_event, next: UsagePeriod | null) => {
        if (next === null) return;
        setPeriod(next);
        onChoose?.(next);
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
