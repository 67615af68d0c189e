import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import styles from './list-dialog-frame.module.css';

type TransferFrameProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** Stays in sight while the rest is scrolled, where there is room for that. */
  readonly foot?: ReactNode;
  /** Why there is nothing to review yet; null when there is. */
  readonly blockedBy: string | null;
  readonly onReview: () => void;
  readonly onCancel: () => void;
};

/**
 * A dialog in which people are named. It ends in the plan, never in a change; a click beside it does
 * nothing, as too much may be prepared in it.
 */
export function TransferFrame(props: TransferFrameProps) {
  const { title, children, foot, blockedBy, onReview, onCancel } = props;
  const t = useTranslations('userList');
  const isNarrow = useMediaQuery('(max-width: 700px)', { noSsr: true });
  const id = useId();
  return (
    <Dialog
      open
      maxWidth="md"
      fullScreen={isNarrow}
      slotProps={{ paper: { className: styles.paper } }}
      aria-labelledby={`${id}-title`}
      onClose={(_event, reason) => {
        if (reason === 'escapeKeyDown') onCancel();
      }}
    >
      <div className={styles.head}>
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <IconButton size="small" aria-label={t('close')} onClick={onCancel}>
          <CloseIcon />
        </IconButton>
      </div>
      <DialogContent>
        {children}
        {isNarrow && foot}
      </DialogContent>
      {foot !== undefined && !isNarrow && <div className={styles.foot}>{foot}</div>}
      <DialogActions className={styles.actions ?? ''}>
        <span id={`${id}-why`} className={styles.why}>
          {blockedBy ?? t('nothingSent')}
        </span>
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button
          variant="contained"
          aria-describedby={`${id}-why`}
          // Not `disabled`: who comes by keyboard should hear why.
          aria-disabled={blockedBy !== null}
          onClick={blockedBy === null ? onReview : undefined}
        >
          {t('review')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
