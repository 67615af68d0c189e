import { Navigate, useLocation } from 'react-router-dom';
import { useSessionState } from '../gitlab/session/session-context';
import { insideApp, type SignInState } from '../features/shared/sign-in-address';
import { SignedInArea } from './signed-in-area';
import { Waiting } from '../features/shared/waiting';

/** Everything behind the sign-in page. After a refused token it stays as it is, with a dialog in front. */
export function SignedInOnly() {
  const state = useSessionState();
  const location = useLocation();
  if (state.kind === 'restoring') return <Waiting />;
  if (state.kind === 'signed-out') {
    // After signing out on purpose nobody wants to be led back to where they were.
    const from = insideApp(`${location.pathname}${location.search}`);
    const next: SignInState = state.reason === 'signed-out' || from === '/' ? {} : { from };
    return <Navigate to="/sign-in" replace state={next} />;
  }
  return <SignedInArea key={state.session.user.id} session={state.session} />;
}
