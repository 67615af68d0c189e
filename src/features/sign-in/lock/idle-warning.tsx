import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

type IdleWarningProps = {
  /** When the page will be locked (ms). */
  readonly lockAt: number;
  readonly onStay: () => void;
  readonly onLock: () => void;
};

/** Says that the page is about to lock. Escape keeps it open. */
export function IdleWarning({ lockAt, onStay, onLock }: IdleWarningProps) {
  const t = useTranslations('lock.warning');
  const id = useId();
  const stayRef = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    stayRef.current?.focus();
  }, []);

  return (
    <Dialog
      open
      role="alertdialog"
      maxWidth="xs"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onStay}
    >
      <DialogTitle id={`${id}-title`}>{t('title')}</DialogTitle>
      <DialogContent>
        <p id={`${id}-text`}>{t('text')}</p>
        <Countdown until={lockAt} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onLock}>{t('lockNow')}</Button>
        <Button ref={stayRef} variant="contained" onClick={onStay}>
          {t('stay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The seconds left. Screen readers stay silent: announcing each second would drown everything else. */
function Countdown({ until }: { readonly until: number }) {
  const t = useTranslations('lock.warning');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000));
  return (
    <p role="timer" aria-live="off">
      {t('seconds', { seconds })}
    </p>
  );
}
