import { useTranslations } from 'use-intl';

/** Shown instead of the app in a frame that is not allowed: one line, with a link to a tab of its own. */
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
