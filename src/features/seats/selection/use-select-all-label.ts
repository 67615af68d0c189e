import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import type { VisibleRows } from '../../../domain/roster/view/view';
import type { SelectAllLabel } from '../table/seats-head';

/** What selecting all would select: all that match, or only those of them that are loaded. */
export function useSelectAllLabel(
  { usersComplete }: RosterSnapshot,
  { length }: VisibleRows,
  filtering: boolean,
): SelectAllLabel {
  const t = useTranslations('seats');
  return useMemo(() => {
    const loaded = t('selectAllLoaded', { count: length });
    if (!usersComplete) return { label: loaded, title: loaded };
    const count = { count: length };
    return {
      label: t('selectAll'),
      title: filtering ? t('selectAllMatching', count) : t('selectAllCount', count),
    };
  }, [t, usersComplete, length, filtering]);
}
