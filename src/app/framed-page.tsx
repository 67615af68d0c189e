import { useTranslations } from 'use-intl';

/** All that a page shows which does not allow it: one line, with the way to a tab of its own. */
export function FramedPage() {
  const t = useTranslations('shell.framed');
  return (
    <main style={{ padding: 16 }}>
      <p>
        {t('text')}{' '}
        <a href={import.meta.env.BASE_URL} target="_blank" rel="noopener noreferrer">
          {t('open')}
        </a>
      </p>
    </main>
  );
}
