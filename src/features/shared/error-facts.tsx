import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../../ui/controls/copy-button';
import { errorDetails } from './error-details';

/** The request ID and the error's own words, folded away, and all of it to copy for who helps. */
export function ErrorFacts({ error }: { readonly error: Error }) {
  const t = useTranslations('errors');
  const shell = useTranslations('shell');
  const { message, requestId, text } = useMemo(() => errorDetails(error), [error]);
  return (
    <details>
      <summary>{shell('crashDetails')}</summary>
      <p style={{ overflowWrap: 'anywhere' }}>
        <code>{message}</code>
      </p>
      {requestId !== null && <p>{t('requestId', { requestId })}</p>}
      <CopyButton text={text} label={shell('copyDetails')} />
    </details>
  );
}
