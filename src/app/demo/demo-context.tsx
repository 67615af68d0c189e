import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

/** The mocked GitLab that runs in this page, once somebody asked for the demo. */
export type DemoGitLab = Awaited<ReturnType<typeof loadDemo>>;

/** The one door to the mocked GitLab: its code comes only when the demo is asked for. */
async function loadDemo() {
  const { startDemo } = await import('../../../mocks/browser');
  return startDemo({ baseUrl: import.meta.env.BASE_URL });
}

export type Demo = {
  readonly running: DemoGitLab | null;
  /** Starts it, or gives the one that runs. Rejects where the browser refuses a service worker. */
  readonly start: () => Promise<DemoGitLab>;
};

const DemoContext = createContext<Demo | null>(null);

export function DemoProvider({ children }: { readonly children: ReactNode }) {
  const [running, setRunning] = useState<DemoGitLab | null>(null);
  const demo = useMemo<Demo>(
    () => ({
      running,
      async start() {
        if (running) return running;
        const started = await loadDemo();
        setRunning(started);
        return started;
      },
    }),
    [running],
  );
  return <DemoContext value={demo}>{children}</DemoContext>;
}

export function useDemo(): Demo {
  const demo = useContext(DemoContext);
  if (!demo) throw new Error('useDemo needs a DemoProvider above it');
  return demo;
}
