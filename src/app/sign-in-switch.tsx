import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocale } from 'use-intl';
import { useSessionState } from '../gitlab/session/session-context';
import { loadRouter, preloadWhenIdle } from './behind-sign-in';
import { SignInPage } from '../features/sign-in/sign-in-page';
import { showSignInAddress } from '../features/shared/sign-in-address';
import { Waiting } from '../features/shared/waiting';

const AppRouter = lazy(async () => ({ default: (await loadRouter()).AppRouter }));

/**
 * Shows the sign-in page without anything that is behind it, not even the router. From the first
 * sign-in on the router has all the pages, the sign-in page too.
 */
export function SignInSwitch() {
  const state = useSessionState();
  const [entered, setEntered] = useState(false);
  const isInside = state.kind === 'signed-in' || state.kind === 'interrupted';
  if (isInside && !entered) setEntered(true);
  if (entered || isInside) {
    return (
      <Suspense fallback={<Waiting />}>
        <AppRouter />
      </Suspense>
    );
  }
  return state.kind === 'restoring' ? <Waiting /> : <SignInAtStart />;
}

function SignInAtStart() {
  const locale = useLocale();
  // While somebody looks for their token.
  useEffect(() => preloadWhenIdle(locale), [locale]);

  useEffect(() => {
    const show = () => showSignInAddress(import.meta.env.BASE_URL);
    show();
    // Going back to a page that an earlier load of this tab has shown.
    window.addEventListener('popstate', show);
    return () => window.removeEventListener('popstate', show);
  }, []);
  return <SignInPage />;
}
