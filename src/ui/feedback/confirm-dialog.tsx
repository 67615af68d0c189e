import Button from '@mui/material/Button';
import Dialog, { type DialogProps } from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from './banner';
import { BusyIcon } from './busy-icon';

type ConfirmDialogProps = {
  readonly open: boolean;
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** The very thing that the button does: "Remove seats". */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  /** Cancel and Escape. A click beside the dialog does nothing: too much may be prepared in it. */
  readonly onCancel: () => void;
  /** Red button, and the focus starts on Cancel. */
  readonly destructive?: boolean;
  readonly confirmDisabled?: boolean;
  /** The answer is awaited: nothing can be pressed. */
  readonly pending?: boolean;
  /** Why it did not work, in words. */
  readonly error?: ReactNode;
  readonly maxWidth?: NonNullable<DialogProps['maxWidth']>;
};

/** Asks before something is done. Focus goes in when it opens and back to where it was afterwards. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, pending = false, error, maxWidth = 'sm', onCancel } = props;
  const id = useId();
  return (
    <Dialog
      open={open}
      maxWidth={maxWidth}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={(_event, reason) => {
        if (reason === 'escapeKeyDown' && !pending) onCancel();
      }}
    >
      <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
      <DialogContent id={`${id}-text`}>{children}</DialogContent>
      {error !== undefined && error !== null && (
        <DialogContent sx={{ flex: 'none' }}>
          <Banner tone="danger">{error}</Banner>
        </DialogContent>
      )}
      <ConfirmActions {...props} />
    </Dialog>
  );
}

function ConfirmActions(props: ConfirmDialogProps) {
  const { confirmLabel, onConfirm, onCancel } = props;
  const { destructive = false, confirmDisabled = false, pending = false } = props;
  const t = useTranslations('ui.dialog');
  const cancelRef = useRef<HTMLButtonElement>(null);
  const confirmRef = useRef<HTMLButtonElement>(null);

  // As it was when it opened: afterwards the focus is the person's.
  const [startOnCancel] = useState(destructive || confirmDisabled);
  useEffect(() => {
    (startOnCancel ? cancelRef : confirmRef).current?.focus();
  }, [startOnCancel]);

  return (
    <DialogActions>
      <Button ref={cancelRef} aria-disabled={pending} onClick={pending ? undefined : onCancel}>
        {t('cancel')}
      </Button>
      <Button
        ref={confirmRef}
        variant="contained"
        color={destructive ? 'error' : 'primary'}
        disabled={confirmDisabled}
        // Not `disabled`: that would throw the focus out of the dialog.
        aria-disabled={pending}
        aria-busy={pending}
        startIcon={pending ? <BusyIcon /> : undefined}
        onClick={pending ? undefined : onConfirm}
      >
        {confirmLabel}
      </Button>
    </DialogActions>
  );
}
