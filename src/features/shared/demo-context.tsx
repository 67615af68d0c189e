import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { parseInstanceUrl } from '../../gitlab/session/instance-url';
import { useSessionState, useSessionStore } from '../../gitlab/session/session-context';
import type { SessionState, SessionStore } from '../../gitlab/session/session-store';
import { Waiting } from './waiting';

/** The mocked GitLab that runs in this page during the demo. */
export type DemoGitLab = Awaited<ReturnType<typeof loadDemo>>;

/** The only import of the mocked GitLab: its code is fetched when the demo starts. */
async function loadDemo() {
  const { startDemo } = await import('../../../mocks/browser');
  return startDemo({ baseUrl: import.meta.env.BASE_URL });
}

export type Demo = {
  /** The mocked GitLab, while the user is signed in to it. */
  readonly gitlab: DemoGitLab['gitlab'] | null;
  /** Starts it and signs in. Rejects with DemoRefused or SignInFailure, and stops it then. */
  readonly enter: () => Promise<void>;
  /** Signs in again, as the main user of the current scenario. */
  readonly restart: () => Promise<void>;
};

/** The browser did not let the mocked GitLab start. */
export class DemoRefused extends Error {
  constructor(cause: unknown) {
    super('The demo cannot start', { cause });
  }
}

const DemoContext = createContext<Demo | null>(null);

type DemoPhase = 'outside' | 'entering' | 'inside';

/**
 * Runs the demo while the user is signed in to it. Leaving it reloads the page, since a service worker keeps
 * the control of a page that it once had.
 */
export function DemoProvider({ children }: { readonly children: ReactNode }) {
  const store = useSessionStore();
  const state = useSessionState();
  const [running, setRunning] = useState<DemoGitLab | null>(null);
  const [phase, setPhase] = useState<DemoPhase>('outside');
  const isInside = running !== null && isSignedInTo(state, running);
  const isLeaving = phase === 'inside' && !isInside;

  useEffect(() => {
    if (isLeaving && running) void leave(running);
  }, [isLeaving, running]);

  const demo = useMemo<Demo>(
    () => ({
      gitlab: isInside || phase === 'entering' ? (running?.gitlab ?? null) : null,
      async enter() {
        const started = await loadDemo().catch((cause: unknown): never => {
          throw new DemoRefused(cause);
        });
        setRunning(started);
        setPhase('entering');
        try {
          await signInTo(store, started);
          setPhase('inside');
        } catch (error) {
          setRunning(null);
          setPhase('outside');
          await started.stop();
          throw error;
        }
      },
      async restart() {
        if (!running) return;
        setPhase('entering');
        try {
          // Another scenario has other users, so its main user signs in.
          store.signOut();
          await signInTo(store, running);
        } finally {
          setPhase('inside');
        }
      },
    }),
    [store, running, phase, isInside],
  );
  return <DemoContext value={demo}>{isLeaving ? <Waiting /> : children}</DemoContext>;
}

function isSignedInTo(state: SessionState, { instanceUrl }: DemoGitLab): boolean {
  const session = state.kind === 'signed-in' || state.kind === 'interrupted' ? state.session : null;
  return session?.instance === instanceUrl;
}

async function signInTo(store: SessionStore, { gitlab, instanceUrl }: DemoGitLab): Promise<void> {
  const [main] = gitlab.snapshot({ omit: ['users', 'seats'] }).tokens;
  const instance = parseInstanceUrl(instanceUrl);
  if (!main || !instance.ok) throw new Error('The demo has no token to sign in with');
  const { preparePast } = await import('./demo-past');
  // Without a past the demo is as GitLab is on the first day.
  await preparePast(instance.url, gitlab.past()).catch(() => undefined);
  await store.signIn({ instance: instance.url, token: main.token, keep: false });
}

async function leave(demo: DemoGitLab): Promise<void> {
  await demo.stop().catch(() => undefined);
  window.location.replace(`${import.meta.env.BASE_URL}sign-in`);
}

export function useDemo(): Demo {
  const demo = useContext(DemoContext);
  if (!demo) throw new Error('useDemo needs a DemoProvider above it');
  return demo;
}
