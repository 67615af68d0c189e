import { ApolloProvider } from '@apollo/client/react';
import CircularProgress from '@mui/material/CircularProgress';
import { useEffect, useMemo } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Session } from '../gitlab/session';
import { useSessionState } from '../gitlab/session-context';
import { createDesks } from './desk/desks';
import { DesksContext } from './desk/desks-context';
import { Shell } from './shell/shell';
import { SignInAgain } from './sign-in-again';
import styles from './signed-in-only.module.css';

/** Where a deep link was going, kept while the person signs in; in memory of the tab, never in the address. */
export type SignInState = { readonly from?: string };

/** Everything behind the sign-in page. After a refused token it stays as it is, with a dialog in front. */
export function SignedInOnly() {
  const state = useSessionState();
  const location = useLocation();
  const t = useTranslations('shell');
  if (state.kind === 'restoring') {
    return (
      <main className={styles.waiting}>
        <CircularProgress aria-label={t('restoring')} />
      </main>
    );
  }
  if (state.kind === 'signed-out') {
    // After signing out on purpose nobody wants to be led back to where they were.
    const from = `${location.pathname}${location.search}`;
    const next: SignInState = state.reason === 'signed-out' || from === '/' ? {} : { from };
    return <Navigate to="/sign-in" replace state={next} />;
  }
  return <SignedIn session={state.session} />;
}

function SignedIn({ session }: { readonly session: Session }) {
  const { client } = session;
  const state = useSessionState();
  // The client stays the same when a refused token is replaced, and with it everything on the desks.
  const desks = useMemo(() => createDesks(session), [client]);
  useEffect(() => () => desks.dispose(), [desks]);

  useEffect(() => {
    if (state.kind !== 'signed-in') return;
    for (const desk of desks.all()) {
      desk.roster.resume();
      desk.runs.signedInAgain();
    }
  }, [state, desks]);

  return (
    <ApolloProvider client={client}>
      <DesksContext value={desks}>
        <Shell />
        <SignInAgain />
      </DesksContext>
    </ApolloProvider>
  );
}
