import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../../ui/feedback/live-region';

/** Says the progress aloud by quarters: each batch would be a flood of words. */
export function useSpokenProgress(done: number, total: number): void {
  const t = useTranslations('bulk.run');
  const announce = useAnnounce();
  const spoken = useRef(0);
  useEffect(() => {
    const quarter = total === 0 ? 0 : Math.floor((done / total) * 4);
    if (quarter > spoken.current && quarter < 4) {
      spoken.current = quarter;
      announce(t('progress', { done, total }));
    }
  }, [announce, done, total, t]);
}
