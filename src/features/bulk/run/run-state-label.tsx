import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RunSnapshot } from '../../../domain/run/engine/run-snapshot';
import styles from './run-strip.module.css';

/** Why a run waits; nothing while it proceeds. */
export function RunStateLabel({ run }: { readonly run: RunSnapshot }) {
  const label = useRunStateLabel(run);
  if (label === null) return null;
  return <span className={styles.state}>{label}</span>;
}

const PAUSED = { user: 'paused', auth: 'pausedAuth', network: 'pausedOffline' } as const;

function useRunStateLabel(run: RunSnapshot): string | null {
  const t = useTranslations('bulk.run');
  const waiting =
    run.status === 'running' && run.activity.kind === 'waiting' && run.activity.why !== 'throughput'
      ? run.activity
      : null;
  const seconds = useSecondsUntil(waiting?.until ?? null);
  switch (run.status) {
    case 'paused':
      return t(PAUSED[run.reason]);
    case 'canceling':
      return t('canceling');
    case 'running':
      if (run.activity.kind === 'reading') return t('reading');
      if (run.activity.kind === 'verifying') return t('verifying');
      if (waiting) return t(waiting.why === 'rate' ? 'waitingRate' : 'waitingTrouble', { seconds });
      return null;
    default:
      return null;
  }
}

/** Seconds left to wait, counting down. */
function useSecondsUntil(until: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === null) return undefined;
    const tick = () => setNow(Date.now());
    const first = setTimeout(tick);
    const timer = setInterval(tick, 500);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [until]);
  return until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}
