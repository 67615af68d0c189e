import CircularProgress from '@mui/material/CircularProgress';
import { lazy, Suspense } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { useSessionState } from '../gitlab/session-context';
import styles from './signed-in-only.module.css';

const loadArea = () => import('./signed-in-area');
const SignedInArea = lazy(async () => ({ default: (await loadArea()).SignedInArea }));

/** Fetches the code behind the sign-in page while somebody looks for their token. */
export function preloadSignedInArea(): void {
  // Offline for a moment: it is asked for again when it is needed.
  loadArea().catch(() => undefined);
}

/** Where a deep link was going, kept while the person signs in; in memory of the tab, never in the address. */
export type SignInState = { readonly from?: string };

/** Everything behind the sign-in page. After a refused token it stays as it is, with a dialog in front. */
export function SignedInOnly() {
  const state = useSessionState();
  const location = useLocation();
  if (state.kind === 'restoring') return <Waiting />;
  if (state.kind === 'signed-out') {
    // After signing out on purpose nobody wants to be led back to where they were.
    const from = `${location.pathname}${location.search}`;
    const next: SignInState = state.reason === 'signed-out' || from === '/' ? {} : { from };
    return <Navigate to="/sign-in" replace state={next} />;
  }
  return (
    <Suspense fallback={<Waiting />}>
      <SignedInArea key={state.session.user.id} session={state.session} />
    </Suspense>
  );
}

function Waiting() {
  const t = useTranslations('shell');
  return (
    <main className={styles.waiting}>
      <CircularProgress aria-label={t('restoring')} />
    </main>
  );
}
