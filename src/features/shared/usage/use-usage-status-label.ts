import { useTranslations } from 'use-intl';
import type { UsageState } from '../../../gitlab/usage/use-usage';

/** How far the figures are read, in a sentence; null where there are figures, or nobody asked for them. */
export function useUsageStatusLabel(): (state: UsageState) => string | null {
  const t = useTranslations('usage');
  const errors = useTranslations('errors.gateway');
  return (state) => {
    switch (state.kind) {
      case 'idle':
        return null;
      case 'loading':
        return t('loading', { count: state.users });
      case 'failed':
        return t('failed', { reason: errors(`${state.error.kind}.title`) });
      case 'ready':
        if (state.answer.kind === 'unavailable') return t(`gaps.${state.answer.why}`);
        return state.answer.usage.collected ? null : t('notCollected');
    }
  };
}
