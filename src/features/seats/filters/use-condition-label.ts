import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { ActivityCondition } from '../../../domain/roster/filters/filters';

/** A condition on a day, in words. */
export function useConditionLabel(): (condition: ActivityCondition) => string {
  const t = useTranslations('seats.filters');
  return useCallback(
    (condition) => {
      switch (condition.kind) {
        case 'never':
          return t('never');
        case 'unknown':
          return t('unknown');
        case 'older':
          return t('older', { days: condition.days });
        case 'within':
          return t('within', { days: condition.days });
      }
    },
    [t],
  );
}
