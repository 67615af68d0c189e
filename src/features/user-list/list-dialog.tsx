import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { useNarrowWindow } from '../../ui/layout/use-narrow-window';
import { DialogFrame } from '../shared/dialog-frame';
import styles from './list-dialog.module.css';

type ListDialogProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** Stays in view while the rest scrolls, where there is room for that. */
  readonly foot?: ReactNode;
  /** Why there is nothing to review yet; null when there is. */
  readonly blockedBy: string | null;
  readonly onReview: () => void;
  readonly onCancel: () => void;
};

/** A dialog in which users are named. It ends in a plan, never in a change. */
export function ListDialog(props: ListDialogProps) {
  const { title, children, foot, blockedBy, onReview, onCancel } = props;
  const t = useTranslations('userList');
  const isNarrow = useNarrowWindow();
  const whyId = useId();
  return (
    <DialogFrame
      title={title}
      closeLabel={t('close')}
      maxWidth="md"
      closesOnBackdrop={false}
      onClose={onCancel}
    >
      <DialogContent>
        {children}
        {isNarrow && foot}
      </DialogContent>
      {foot !== undefined && !isNarrow && <div className={styles.foot}>{foot}</div>}
      <DialogActions className={styles.actions ?? ''}>
        <span id={whyId} className={styles.why}>
          {blockedBy ?? t('nothingSent')}
        </span>
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button
          variant="contained"
          aria-describedby={whyId}
          // Not `disabled`: keyboard users should hear why.
          aria-disabled={blockedBy !== null}
          onClick={blockedBy === null ? onReview : undefined}
        >
          {t('review')}
        </Button>
      </DialogActions>
    </DialogFrame>
  );
}
