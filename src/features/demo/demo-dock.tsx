import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router-dom';
import { useDemo } from '../shared/demo-context';

const DemoPanel = lazy(async () => ({
  default: (await import('./demo-panel')).DemoPanel,
}));

/** The demo's controls, on every page of the demo and on no other. */
export function DemoDock() {
  const { gitlab, restart } = useDemo();
  const navigate = useNavigate();
  if (!gitlab) return null;
  return (
    <Suspense>
      <DemoPanel
        controls={gitlab}
        onRestart={() => void restart().then(() => navigate('/', { replace: true }))}
      />
    </Suspense>
  );
}
