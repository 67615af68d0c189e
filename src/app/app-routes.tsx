import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { useSessionState } from '../gitlab/session/session-context';
import { SignInPage } from '../features/sign-in/sign-in-page';
import type { SignInState } from '../features/shared/sign-in-address';
import { SignedInOnly } from './signed-in-only';

/** The sign-in page, and everything behind it. */
export function AppRoutes() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInRoute />} />
      <Route path="*" element={<SignedInOnly />} />
    </Routes>
  );
}

function SignInRoute() {
  const { kind } = useSessionState();
  const from = (useLocation().state as SignInState | null)?.from;
  const isInside = kind === 'signed-in' || kind === 'interrupted';
  return isInside ? <Navigate to={from ?? '/'} replace /> : <SignInPage />;
}
