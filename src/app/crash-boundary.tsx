import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../ui/empty-state';
import { ErrorFacts } from './error-facts';
import { isMissingPart } from './error-details';

type CrashBoundaryProps = { readonly children: ReactNode };
type CrashBoundaryState = { readonly error: Error | null };

/** The one page for what should never happen. It shows the kind of the error, never data from GitLab. */
export class CrashBoundary extends Component<CrashBoundaryProps, CrashBoundaryState> {
  override state: CrashBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): CrashBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    return error ? <CrashPage error={error} /> : this.props.children;
  }
}

function CrashPage({ error }: { readonly error: Error }) {
  const t = useTranslations('shell');
  const what = isMissingPart(error) ? 'missingPart' : 'crash';
  return (
    <main role="alert">
      <EmptyState
        level={1}
        title={t(`${what}Title`)}
        actions={
          <>
            <Button variant="contained" onClick={() => window.location.reload()}>
              {t('crashReload')}
            </Button>
            <Button href={import.meta.env.BASE_URL}>{t('crashStart')}</Button>
          </>
        }
      >
        <p>{t(`${what}Text`)}</p>
        <ErrorFacts error={error} />
      </EmptyState>
    </main>
  );
}
