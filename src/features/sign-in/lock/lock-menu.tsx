import CheckIcon from '@mui/icons-material/Check';
import ListSubheader from '@mui/material/ListSubheader';
import MenuItem from '@mui/material/MenuItem';
import { useTranslations } from 'use-intl';
import { useSessionStore } from '../../../gitlab/session/session-context';
import { useDemo } from '../../shared/demo-context';
import { type IdleChoice, useIdleChoice } from './idle-choice';

/** The lock items of the account menu; the demo has nothing to lock. */
export function LockMenu({ onDone }: { readonly onDone: () => void }) {
  const store = useSessionStore();
  const { gitlab: demo } = useDemo();
  const { chosen, choices, choose } = useIdleChoice();
  if (demo) return null;
  return (
    <LockItems
      choices={choices}
      chosen={chosen}
      onChoose={choose}
      onLockNow={() => {
        onDone();
        store.lock();
      }}
    />
  );
}

type LockItemsProps = {
  readonly choices: readonly IdleChoice[];
  readonly chosen: IdleChoice;
  readonly onChoose: (choice: IdleChoice) => void;
  readonly onLockNow: () => void;
};

/** Locks now, and chooses after how many minutes to lock when idle. */
function LockItems({ choices, chosen, onChoose, onLockNow }: LockItemsProps) {
  const t = useTranslations('lock');
  return (
    <>
      <MenuItem onClick={onLockNow}>{t('now')}</MenuItem>
      <ListSubheader role="presentation" disableSticky>
        {t('title')}
      </ListSubheader>
      {choices.map((choice) => (
        <MenuItem
          key={choice ?? 'off'}
          role="menuitemradio"
          aria-checked={choice === chosen}
          onClick={() => onChoose(choice)}
        >
          {choice === null ? t('off') : t('after', { minutes: choice })}
          {/* Behind the text, so that all items of the menu begin at one edge. */}
          {choice === chosen && <CheckIcon fontSize="small" sx={{ ml: 'auto' }} />}
        </MenuItem>
      ))}
    </>
  );
}
