import Button from '@mui/material/Button';
import Dialog, { type DialogProps } from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from './banner';
import { BusyIcon } from './busy-icon';

export type ConfirmDialogProps = {
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** What the button does: "Remove 3 seats". Null where there is nothing to confirm: then there is no button. */
  readonly confirmLabel: string | null;
  readonly onConfirm: () => void;
  /** Cancel and Escape. A click beside the dialog does nothing: it could lose much preparation. */
  readonly onCancel: () => void;
  /** Red button, and the focus starts on Cancel. */
  readonly destructive?: boolean;
  readonly confirmDisabled?: boolean;
  /** Why it cannot be confirmed right now; shown beside the button. */
  readonly blockedBy?: string | null;
  /** The buttons do nothing. */
  readonly pending?: boolean;
  /** Why it failed. */
  readonly error?: ReactNode;
  readonly maxWidth?: NonNullable<DialogProps['maxWidth']>;
};

/** Asks for confirmation. It takes the focus when it appears, and gives it back when it goes. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, pending = false, error, maxWidth = 'sm', onCancel } = props;
  const id = useId();
  return (
    <Dialog
      open
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

const WHY = { flex: '1 1 200px', color: 'var(--duo-tone-caution-text)' };

function ConfirmActions(props: ConfirmDialogProps) {
  const { confirmLabel, onConfirm, onCancel } = props;
  const { destructive = false, confirmDisabled = false, pending = false, blockedBy = null } = props;
  const whyId = useId();
  const t = useTranslations('ui.dialog');
  const cancelRef = useRef<HTMLButtonElement>(null);
  const confirmRef = useRef<HTMLButtonElement>(null);

  // Decided when it opens: afterwards the focus stays where the user moves it.
  const [startOnCancel] = useState(destructive || confirmDisabled || confirmLabel === null);
  useEffect(() => {
    (startOnCancel ? cancelRef : confirmRef).current?.focus();
  }, [startOnCancel]);

  return (
    <DialogActions sx={{ flexWrap: 'wrap', rowGap: 1 }}>
      {blockedBy !== null && (
        <Typography id={whyId} role="status" variant="body2" sx={WHY}>
          {blockedBy}
        </Typography>
      )}
      <Button ref={cancelRef} aria-disabled={pending} onClick={pending ? undefined : onCancel}>
        {t(confirmLabel === null ? 'close' : 'cancel')}
      </Button>
      {confirmLabel !== null && (
        <Button
          ref={confirmRef}
          variant="contained"
          color={destructive ? 'error' : 'primary'}
          disabled={confirmDisabled}
          // Not `disabled`: the dialog would lose the focus.
          aria-disabled={pending || blockedBy !== null}
          aria-describedby={blockedBy === null ? undefined : whyId}
          aria-busy={pending}
          startIcon={pending ? <BusyIcon /> : undefined}
          onClick={pending || blockedBy !== null ? undefined : onConfirm}
        >
          {confirmLabel}
        </Button>
      )}
    </DialogActions>
  );
}
