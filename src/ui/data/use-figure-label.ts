import { useFormatter, useTranslations } from 'use-intl';
import type { FigureValue } from './figure-value';

/** What there is to say about a figure besides its number; null for a complete one. */
export function useFigureLabel(): (figure: FigureValue) => string | null {
  const t = useTranslations('ui.figure');
  const format = useFormatter();
  return (figure) => {
    switch (figure.kind) {
      case 'complete':
        return null;
      case 'partial':
        return figure.total === null
          ? t('partialOpen', { loaded: figure.loaded })
          : t('partial', { loaded: figure.loaded, total: figure.total });
      case 'stale':
        return t('stale', { when: format.dateTime(figure.asOf, { timeStyle: 'short' }) });
      default:
        return t(figure.kind);
    }
  };
}
