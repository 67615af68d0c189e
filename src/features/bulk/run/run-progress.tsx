import ExpandIcon from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RunSnapshot } from '../../../domain/run/engine/run-snapshot';
import type { Runner } from '../../../domain/run/engine/runner';
import { ProgressBar } from '../../../ui/feedback/progress-bar';
import { classNames } from '../../../lib/class-names';
import { useAnnounce } from '../../../ui/feedback/live-region';
import { useDurationLabel } from '../use-duration-label';
import { RunDetails } from './run-details';
import { RunStateLabel } from './run-state-label';
import styles from './run-strip.module.css';

type RunProgressProps = { readonly run: RunSnapshot; readonly runner: Runner };

/** A run under way in one line, which opens to its batches. */
export function RunProgress({ run, runner }: RunProgressProps) {
  const t = useTranslations('bulk.run');
  const { usersDone: done, usersTotal: total, action } = run;
  const [open, setOpen] = useState(false);
  const id = useId();
  useAnnouncedProgress(done, total);
  const title = t(`doing.${action}`);
  return (
    <section aria-label={t('label')} className={styles.strip}>
      <div className={styles.line}>
        <strong>{title}</strong>
        <span>{t('progress', { done, total })}</span>
        <span className={styles.quiet}>
          {t('calls', { done: run.callsDone, total: run.callsTotal })}
        </span>
        <Rate run={run} />
        <RunStateLabel run={run} />
        <span className={styles.actions}>
          <Button
            size="small"
            variant="text"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            endIcon={<ExpandIcon className={classNames(styles.expand, open && styles.open)} />}
            onClick={() => setOpen(!open)}
          >
            {t('details')}
          </Button>
          <RunButtons run={run} runner={runner} />
        </span>
      </div>
      <ProgressBar
        label={title}
        share={total === 0 ? 0 : done / total}
        text={t('progress', { done, total })}
      />
      {!run.durable && <p className={styles.notKept}>{t('notKept')}</p>}
      {open && <RunDetails id={id} run={run} />}
    </section>
  );
}

function RunButtons({ run, runner }: RunProgressProps) {
  const t = useTranslations('bulk.run');
  const resumable = run.status === 'paused' && run.reason === 'user';
  const canceling = run.status === 'canceling';
  return (
    <>
      {(resumable || run.status === 'running') && (
        // One button for both, so that the focus stays.
        <Button size="small" onClick={() => (resumable ? runner.resume() : runner.pause())}>
          {t(resumable ? 'resume' : 'pause')}
        </Button>
      )}
      <Button
        size="small"
        aria-disabled={canceling}
        onClick={canceling ? undefined : () => runner.cancel()}
      >
        {t('cancel')}
      </Button>
    </>
  );
}

function Rate({ run }: { readonly run: RunSnapshot }) {
  const t = useTranslations('bulk.run');
  const durationLabel = useDurationLabel();
  if (run.status !== 'running' || run.usersPerMinute === null || run.msLeft === null) return null;
  return (
    <span className={styles.quiet}>
      {t('rate', { users: Math.round(run.usersPerMinute) })} ·{' '}
      {t('left', { time: durationLabel(run.msLeft) })}
    </span>
  );
}

/** Announces the progress at each quarter; each batch would be too often. */
function useAnnouncedProgress(done: number, total: number): void {
  const t = useTranslations('bulk.run');
  const announce = useAnnounce();
  const announced = useRef(0);
  useEffect(() => {
    const quarter = total === 0 ? 0 : Math.floor((done / total) * 4);
    if (quarter > announced.current && quarter < 4) {
      announced.current = quarter;
      announce(t('progress', { done, total }));
    }
  }, [announce, done, total, t]);
}
