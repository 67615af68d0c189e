import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../ui/empty-state';

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
  return (
    <main>
      <EmptyState
        level={1}
        title={t('crashTitle')}
        actions={
          <Button variant="contained" onClick={() => window.location.reload()}>
            {t('crashReload')}
          </Button>
        }
      >
        <p>{t('crashText')}</p>
        <details>
          <summary>{t('crashDetails')}</summary>
          <code>
            {error.name}: {error.message}
          </code>
        </details>
      </EmptyState>
    </main>
  );
}
