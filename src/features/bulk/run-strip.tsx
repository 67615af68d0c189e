import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { RunSnapshot } from '../../domain/run/run-snapshot';
import type { Runner } from '../../domain/run/runner';
import { useAnnounce } from '../../ui/live-region';
import { RunOutcome } from './run-outcome';
import styles from './run-strip.module.css';

type RunStripProps = {
  readonly runner: Runner;
  readonly onDismiss: () => void;
};

/** A run while it goes on, and its outcome. It stays in place while one moves about in the app. */
export function RunStrip({ runner, onDismiss }: RunStripProps) {
  const run = useSyncExternalStore(runner.subscribe, runner.getSnapshot);
  if (run.status === 'finished') return <RunOutcome run={run} onDismiss={onDismiss} />;
  return <RunProgress run={run} runner={runner} />;
}

function RunProgress({ run, runner }: { readonly run: RunSnapshot; readonly runner: Runner }) {
  const t = useTranslations('bulk.run');
  const { usersDone: done, usersTotal: total } = run;
  useSpokenProgress(done, total);
  const title = { assign: t('assigning'), remove: t('removing'), swap: t('changing') }[run.action];
  return (
    <section aria-label={t('label')} className={styles.strip}>
      <div className={styles.line}>
        <strong>{title}</strong>
        <span>{t('progress', { done, total })}</span>
        <span className={styles.quiet}>
          {t('calls', { done: run.callsDone, total: run.callsTotal })}
        </span>
        <TimeLeft run={run} />
        <span className={styles.quiet}>
          <RunStateWords run={run} />
        </span>
        <span className={styles.actions}>
          {run.status === 'paused' && run.reason === 'person' ? (
            <Button size="small" onClick={() => runner.resume()}>
              {t('resume')}
            </Button>
          ) : (
            run.status === 'running' && (
              <Button size="small" onClick={() => runner.pause()}>
                {t('pause')}
              </Button>
            )
          )}
          {run.status !== 'cancelling' && (
            <Button size="small" onClick={() => runner.cancel()}>
              {t('cancel')}
            </Button>
          )}
        </span>
      </div>
      <LinearProgress
        variant="determinate"
        aria-label={title}
        value={total === 0 ? 0 : (done / total) * 100}
      />
    </section>
  );
}

function TimeLeft({ run }: { readonly run: RunSnapshot }) {
  const t = useTranslations('bulk.run');
  if (run.msLeft === null || run.status !== 'running') return null;
  const minutes = Math.round(run.msLeft / 60_000);
  return (
    <span className={styles.quiet}>
      {minutes < 1 ? t('secondsLeft') : t('minutesLeft', { minutes })}
    </span>
  );
}

function RunStateWords({ run }: { readonly run: RunSnapshot }) {
  const t = useTranslations('bulk.run');
  switch (run.status) {
    case 'paused':
      return t(run.reason === 'auth' ? 'pausedAuth' : 'paused');
    case 'cancelling':
      return t('cancelling');
    case 'running':
      if (run.activity.kind === 'reading') return t('reading');
      if (run.activity.kind === 'waiting' && run.activity.why !== 'pace') {
        return t(run.activity.why === 'rate' ? 'waitingRate' : 'waitingTrouble');
      }
      return null;
    default:
      return null;
  }
}

/** Says the progress aloud by quarters: each batch would be a flood of words. */
function useSpokenProgress(done: number, total: number): void {
  const t = useTranslations('bulk.run');
  const announce = useAnnounce();
  const spoken = useRef(0);
  useEffect(() => {
    const quarter = total === 0 ? 0 : Math.floor((done / total) * 4);
    if (quarter > spoken.current && quarter < 4) {
      spoken.current = quarter;
      announce(t('progress', { done, total }));
    }
  }, [announce, done, total, t]);
}
