import { type ReactNode, use } from 'react';
import { BrowserRouter, Navigate, Route, Routes, useLocation, useNavigate } from 'react-router-dom';
import { useDemo } from '../features/shared/demo-context';
import { insideApp, type SignInState } from '../features/shared/sign-in-address';
import { Waiting } from '../features/shared/waiting';
import { IdleLockGuard } from '../features/sign-in/lock/idle-lock';
import { useSessionState } from '../gitlab/session/session-context';
import { loadAreaMessages } from '../messages/locale';
import { lazyPart } from '../ui/layout/lazy-part';
import { MoreMessages, useAppLocale } from '../ui/messages/messages-provider';
import { SignedInArea } from './signed-in-area';

type AppRouterProps = { readonly signInPage: ReactNode };

/** All pages and what stands beside them, from the first sign-in on. */
export function AppRouter({ signInPage }: AppRouterProps) {
  const messages = use(loadAreaMessages(useAppLocale()));
  return (
    <MoreMessages messages={messages}>
      <BrowserRouter basename={import.meta.env.BASE_URL}>
        <Routes>
          <Route path="/sign-in" element={<SignInRoute signInPage={signInPage} />} />
          <Route path="*" element={<SignedInOnly />} />
        </Routes>
        <DemoDock />
      </BrowserRouter>
      <IdleLockGuard />
    </MoreMessages>
  );
}

function SignInRoute({ signInPage }: AppRouterProps) {
  const { kind } = useSessionState();
  const from = (useLocation().state as SignInState | null)?.from;
  const isInside = kind === 'signed-in' || kind === 'interrupted';
  return isInside ? <Navigate to={from ?? '/'} replace /> : signInPage;
}

/** The pages behind the sign-in. After a refused token they stay as they are, with a dialog in front. */
function SignedInOnly() {
  const state = useSessionState();
  const location = useLocation();
  if (state.kind === 'restoring') return <Waiting />;
  if (state.kind === 'signed-out') {
    // After signing out on purpose, the next sign-in starts at the first page.
    const from = insideApp(`${location.pathname}${location.search}`);
    const next: SignInState = state.reason === 'signed-out' || from === '/' ? {} : { from };
    return <Navigate to="/sign-in" replace state={next} />;
  }
  return <SignedInArea key={state.session.user.id} session={state.session} />;
}

const DemoPanel = lazyPart(async () => (await import('../features/demo/demo-panel')).DemoPanel);

/** The demo's controls, on every page of the demo and on no other. */
function DemoDock() {
  const { gitlab, restart } = useDemo();
  const navigate = useNavigate();
  if (!gitlab) return null;
  return (
    <DemoPanel
      controls={gitlab}
      onRestart={() => void restart().then(() => navigate('/', { replace: true }))}
    />
  );
}
