import { useCallback } from 'react';
import { useTranslations } from 'use-intl';

/** An estimated time in words, no more exact than it can be. */
export function useDurationLabel(): (ms: number) => string {
  const t = useTranslations('bulk.duration');
  return useCallback(
    (ms) => {
      const seconds = Math.ceil(ms / 1000);
      if (seconds <= 5) return t('moments');
      if (seconds < 60) return t('seconds', { seconds: Math.ceil(seconds / 5) * 5 });
      return t('minutes', { minutes: Math.round(seconds / 60) });
    },
    [t],
  );
}
