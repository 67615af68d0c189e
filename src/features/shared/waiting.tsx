import { useTranslations } from 'use-intl';
import { BusyIcon } from '../../ui/feedback/busy-icon';

/** The whole page, until it is known what to show. */
export function Waiting() {
  const t = useTranslations('shell');
  return (
    <main style={{ display: 'grid', placeItems: 'center', minHeight: '100vh' }}>
      <span
        role="progressbar"
        aria-label={t('restoring')}
        style={{ color: 'var(--duo-tone-accent-text)' }}
      >
        <BusyIcon size={40} />
      </span>
    </main>
  );
}
