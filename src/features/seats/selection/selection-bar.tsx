import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import styles from './selection-bar.module.css';

type SelectionBarProps = {
  readonly total: number;
  readonly holding: number;
  /** Selected, and not shown by the filter in force. */
  readonly hidden: number;
  /** Selected, and no longer among the users. */
  readonly missing: number;
  /** What else could be selected; null when all that match are, or nobody can be. */
  readonly more: { readonly label: string; readonly onSelect: () => void } | null;
  /** Says that not everybody is loaded; null when everybody is. */
  readonly onlyLoaded: string | null;
  /** Loads the rest; null while that is under way. */
  readonly onLoadRest: (() => void) | null;
  readonly canWrite: boolean;
  /** Why nothing can be changed; shown where `canWrite` is false. */
  readonly readOnlyWhy: string;
  readonly onClear: () => void;
  readonly onAssign: () => void;
  readonly onRemove: () => void;
};

/** What can be done with the selected users. It overlays the page, so that nothing jumps. */
export function SelectionBar(props: SelectionBarProps) {
  const { total, holding, hidden, missing, more, onlyLoaded, onLoadRest } = props;
  const { canWrite, readOnlyWhy } = props;
  const t = useTranslations('seats.bar');
  if (total === 0) return null;
  return (
    <div role="region" aria-label={t('label')} className={styles.bar}>
      <div className={styles.label}>
        <strong>{t('selected', { count: total })}</strong>
        <span>{t('holding', { count: holding })}</span>
        {hidden > 0 && <span>{t('hidden', { count: hidden })}</span>}
        {missing > 0 && <span>{t('missing', { count: missing })}</span>}
        {more && (
          <button type="button" className={styles.more} onClick={more.onSelect}>
            {more.label}
          </button>
        )}
        {onlyLoaded !== null && <span className={styles.caution}>{onlyLoaded}</span>}
        {onlyLoaded !== null && onLoadRest && (
          <button type="button" className={styles.more} onClick={onLoadRest}>
            {t('loadRest')}
          </button>
        )}
      </div>
      {!canWrite && (
        <span id="bulk-read-only" className={styles.why}>
          {readOnlyWhy}
        </span>
      )}
      <div className={styles.actions}>
        <Button size="small" variant="text" onClick={props.onClear}>
          {t('clear')}
        </Button>
        <Button
          size="small"
          disabled={!canWrite}
          aria-describedby={canWrite ? undefined : 'bulk-read-only'}
          onClick={props.onRemove}
        >
          {t('remove')}
        </Button>
        <Button
          size="small"
          variant="contained"
          disabled={!canWrite}
          aria-describedby={canWrite ? undefined : 'bulk-read-only'}
          onClick={props.onAssign}
        >
          {t('assign')}
        </Button>
      </div>
    </div>
  );
}
