import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router-dom';
import { parseInstanceUrl } from '../../gitlab/instance-url';
import { useSessionStore } from '../../gitlab/session-context';
import { useDemo } from './demo-context';

const DemoPanel = lazy(async () => ({
  default: (await import('../../features/demo/demo-panel')).DemoPanel,
}));

/** The demo's controls, on every page once the demo runs. */
export function DemoDock() {
  const { running } = useDemo();
  const store = useSessionStore();
  const navigate = useNavigate();
  if (!running) return null;
  const { gitlab, instanceUrl } = running;

  async function restart() {
    // Another scenario has other people in it, so whoever is signed in becomes its main user.
    store.signOut();
    const [main] = gitlab.snapshot({ omit: ['users', 'seats'] }).tokens;
    const instance = parseInstanceUrl(instanceUrl);
    if (!main || !instance.ok) return;
    await store.signIn({ instance: instance.url, token: main.token, keep: false });
    await navigate('/', { replace: true });
  }

  return (
    <Suspense>
      <DemoPanel controls={gitlab} onRestart={() => void restart()} />
    </Suspense>
  );
}
