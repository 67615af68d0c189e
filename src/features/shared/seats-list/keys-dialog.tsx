import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { KeyHint } from '../../../ui/controls/key-hint';
import styles from './keys-dialog.module.css';
import { useSeatsList } from './seats-list-context';

const KEYS = [
  ['search', ['/']],
  ['filter', ['f']],
  ['down', ['j', '↓']],
  ['up', ['k', '↑']],
  ['select', ['x', 'Space']],
  ['toggleRow', ['Ctrl / ⌘', 'Click']],
  ['extend', ['Shift', '↑ ↓ / Click']],
  ['all', ['Ctrl / ⌘', 'A']],
  ['details', ['Enter', 'o']],
  ['assign', ['a']],
  ['remove', ['r']],
  ['clear', ['Esc']],
  ['sortMore', ['Shift', 'Enter / Click']],
  ['width', ['Shift', '← →']],
  ['move', ['Alt', 'Shift', '← →']],
  ['help', ['?']],
] as const;

type KeysDialogProps = { readonly open: boolean; readonly onClose: () => void };

/** The list of keyboard shortcuts. */
export function KeysDialog({ open, onClose }: KeysDialogProps) {
  const t = useTranslations('seats');
  const id = useId();
  const { part } = useSeatsList();
  // A list of seat holders has nobody to assign a seat to.
  const keys = KEYS.filter(([name]) => !part || name !== 'assign');
  return (
    <Dialog open={open} onClose={onClose} maxWidth="xs" aria-labelledby={id}>
      <DialogTitle id={id}>{t('keysTitle')}</DialogTitle>
      {/* Nothing in it takes the focus, so it takes the focus itself to be scrolled by keys. */}
      <DialogContent role="region" aria-labelledby={id} tabIndex={0}>
        <dl className={styles.keys}>
          {keys.map(([name, combination]) => (
            <div key={name} className={styles.line}>
              <dt>{t(`keyList.${name}`)}</dt>
              <dd>
                <KeyHint keys={combination} />
              </dd>
            </div>
          ))}
        </dl>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
