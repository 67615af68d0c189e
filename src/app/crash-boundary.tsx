import { Component, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '../ui/controls/button';
import { EmptyState } from '../ui/feedback/empty-state';
import { ErrorFacts, isMissingPart } from '../features/shared/problem/error-facts';

type CrashBoundaryProps = { readonly children: ReactNode };
type CrashBoundaryState = { readonly error: Error | null };

/** The error page, for bugs of the app. It shows the kind of the error, never data from GitLab. */
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
            <ButtonLink href={import.meta.env.BASE_URL}>{t('crashStart')}</ButtonLink>
          </>
        }
      >
        <p>{t(`${what}Text`)}</p>
        <ErrorFacts error={error} />
        {what === 'crash' && <DeleteProtectedUsers />}
      </EmptyState>
    </main>
  );
}

/**
 * A way out for a user whose page breaks at each visit: the list is the one thing kept in this browser that
 * every page reads at once. It asks for confirmation, as the list may protect users.
 */
function DeleteProtectedUsers() {
  const t = useTranslations('shell');
  const [step, setStep] = useState<'offered' | 'asked' | 'deleted' | 'failed'>('offered');

  async function remove() {
    // Fetched on request, as no other part of this page needs it.
    const deleted = await import('../storage/protected-users-db').then(
      ({ deleteProtectedUsers }) => deleteProtectedUsers(),
      () => false,
    );
    setStep(deleted ? 'deleted' : 'failed');
  }

  return (
    <details>
      <summary>{t('crashAgain')}</summary>
      <p>{t('crashAgainText')}</p>
      <Button
        size="small"
        aria-expanded={step === 'asked'}
        onClick={() => setStep(step === 'asked' ? 'offered' : 'asked')}
      >
        {t('deleteProtection')}
      </Button>
      {step === 'asked' && (
        <Button size="small" color="error" onClick={() => void remove()}>
          {t('deleteProtectionSure')}
        </Button>
      )}
      <p role="status">
        {step === 'deleted' && t('protectionDeleted')}
        {step === 'failed' && t('protectionNotDeleted')}
      </p>
    </details>
  );
}
