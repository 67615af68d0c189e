import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { mailtoLink, MAX_MAILTO_LENGTH } from '../../domain/reclaim/reclaim-export';
import type { SeatUser } from '../../domain/seat-user';
import { CopyButton } from '../../ui/controls/copy-button';
import styles from './reclaim.module.css';

type MessageDialogProps = {
  readonly users: readonly SeatUser[];
  readonly scope: string;
  readonly product: string;
  readonly days: number;
  readonly onClose: () => void;
};

/** A message to the users before their seats are removed. The mail program sends it, not this app. */
export function MessageDialog({ users, scope, product, days, onClose }: MessageDialogProps) {
  const t = useTranslations('reclaim.message');
  const id = useId();
  const [subject, setSubject] = useState(() => t('subject', { product, place: scope }));
  const [body, setBody] = useState(() => t('body', { product, place: scope, days }));
  const addresses = users.flatMap((user) => user.publicEmail ?? []);
  const withAddresses = mailtoLink({ subject, body, addresses });
  const fits = withAddresses.length <= MAX_MAILTO_LENGTH;
  const mail = fits ? withAddresses : mailtoLink({ subject, body, addresses: [] });
  return (
    <Dialog open maxWidth="sm" fullWidth aria-labelledby={id} onClose={onClose}>
      <DialogTitle id={id}>{t('title', { count: users.length })}</DialogTitle>
      <DialogContent className={styles.message}>
        <p className={styles.quiet}>
          {t('addresses', { count: addresses.length, hidden: users.length - addresses.length })}
        </p>
        <TextField
          label={t('subjectLabel')}
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
        />
        <TextField
          label={t('bodyLabel')}
          value={body}
          multiline
          minRows={7}
          onChange={(event) => setBody(event.target.value)}
        />
        <div className={styles.copies}>
          <CopyButton text={`${subject}\n\n${body}`} label={t('copyText')} />
          <CopyButton
            text={users.map((user) => `@${user.username}`).join(' ')}
            label={t('copyMentions')}
          />
          {addresses.length > 0 && (
            <CopyButton text={addresses.join(', ')} label={t('copyAddresses')} />
          )}
        </div>
        {!fits && <p className={styles.quiet}>{t('tooMany')}</p>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
        <Button variant="contained" href={mail}>
          {t('open')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
