import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import styles from './renewal.module.css';
import type { Renewal } from './use-renewal';

type UsageStatusProps = NonNullable<Renewal['usage']> & {
  /** How many users may have used Code Suggestions, to show how far reading is. */
  readonly holders: number;
};

/** How far the use of Code Suggestions is read, which makes the range narrower. */
export function UsageStatus({ state, load, stop, reported, holders }: UsageStatusProps) {
  const t = useTranslations('renewal.usage');
  const errors = useTranslations('errors.gateway');
  if (state.kind === 'ready') {
    return (
      <p className={styles.usage} role="status">
        {t('reported', { count: reported })}
      </p>
    );
  }
  if (state.kind === 'loading') {
    const { users: progress } = state;
    return (
      <div className={styles.usage} data-no-print>
        <span className={styles.progress}>
          {/* Others than the holders may have used it, so the share is not a promise. */}
          <ProgressBar
            label={t('label')}
            share={progress === 0 || progress > holders ? null : progress / holders}
          />
        </span>
        <span>{t('loading', { count: progress })}</span>
        <Button size="small" variant="text" onClick={stop}>
          {t('stop')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.usage} data-no-print>
      <span role="status">
        {state.kind === 'failed'
          ? t('failed', { reason: errors(`${state.error.kind}.title`) })
          : t('notLoaded')}
      </span>
      <Button size="small" onClick={load}>
        {t('load')}
      </Button>
    </div>
  );
}
