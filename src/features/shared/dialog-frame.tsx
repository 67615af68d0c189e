import CloseIcon from '@mui/icons-material/Close';
import Dialog, { type DialogProps } from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import { type ReactNode, useId } from 'react';
import { useNarrowWindow } from '../../ui/layout/use-narrow-window';
import styles from './dialog-frame.module.css';

type DialogFrameProps = {
  readonly title: string;
  readonly closeLabel: string;
  readonly maxWidth: NonNullable<DialogProps['maxWidth']>;
  /** A click beside the dialog closes it. Not where too much may be prepared in it. */
  readonly closesOnBackdrop: boolean;
  readonly onClose: () => void;
  /** MUI's DialogContent and DialogActions. */
  readonly children: ReactNode;
};

/** A large dialog with a close button; it covers a small screen. */
export function DialogFrame(props: DialogFrameProps) {
  const { title, closeLabel, maxWidth, closesOnBackdrop, onClose, children } = props;
  const id = useId();
  return (
    <Dialog
      open
      maxWidth={maxWidth}
      fullScreen={useNarrowWindow()}
      slotProps={{ paper: { className: styles.paper } }}
      aria-labelledby={id}
      onClose={(_event, reason) => {
        if (closesOnBackdrop || reason === 'escapeKeyDown') onClose();
      }}
    >
      <div className={styles.head}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <IconButton size="small" aria-label={closeLabel} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      {children}
    </Dialog>
  );
}
