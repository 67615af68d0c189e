import { useEffect, useSyncExternalStore } from 'react';
import type { Runner } from '../../domain/run/engine/runner';

const UNDER_WAY = ['running', 'paused', 'cancelling'];

/** The browser asks before the page goes away, but only while seats are being changed. */
export function LeaveWarning({ runner }: { readonly runner: Runner }) {
  const underWay = useSyncExternalStore(runner.subscribe, () =>
    UNDER_WAY.includes(runner.getSnapshot().status),
  );
  useEffect(() => {
    if (!underWay) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [underWay]);
  return null;
}
