import Button from '@mui/material/Button';
import { useId, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './reclaim-report.module.css';

type ReclaimBarProps = {
  readonly count: number;
  /** Why seats cannot be removed just now; null when they can. */
  readonly why: string | null;
  readonly onRemove: () => void;
  /** What else can be done with them. */
  readonly children: ReactNode;
};

/** What can be done with the users found. */
export function ReclaimBar({ count, why, onRemove, children }: ReclaimBarProps) {
  const t = useTranslations('reclaim');
  const id = useId();
  return (
    <div className={styles.bar}>
      <h2 className={styles.subtitle}>{t('found', { count })}</h2>
      {why !== null && (
        <span id={id} className={styles.quiet}>
          {why}
        </span>
      )}
      {children}
      <Button
        size="small"
        variant="contained"
        disabled={count === 0 || why !== null}
        aria-describedby={why === null ? undefined : id}
        onClick={onRemove}
      >
        {t('remove', { count })}
      </Button>
    </div>
  );
}
