import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { isFeatureColumn } from '../../../../domain/roster/view/list-state';
import { useSeatsList } from '../seats-list-context';
import type { SeatColumnId } from './columns';

/** What a column is called. That of a feature has GitLab's name until the words for it are there. */
export function useColumnLabel(): (id: SeatColumnId) => string {
  const t = useTranslations('seats.columns');
  const { use } = useSeatsList();
  const featureLabel = use?.featureLabel;
  return useCallback(
    (id) => {
      if (!isFeatureColumn(id)) return t(id);
      const feature = id.slice('use.'.length);
      return featureLabel?.(feature) ?? feature;
    },
    [t, featureLabel],
  );
}
