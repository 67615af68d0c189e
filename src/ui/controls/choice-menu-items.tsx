import CurrentMark from '@mui/icons-material/Check';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';
import styles from './choice-menu-items.module.css';

export type MenuChoice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  /** The language of the label, where it is not that of the page. */
  readonly lang?: string;
};

export type ChoiceMenuItemsProps = {
  readonly id: string;
  readonly anchor: HTMLElement | null;
  readonly label: string;
  readonly choices: readonly MenuChoice<string>[];
  readonly chosen: string;
  /** Why the last choice failed. */
  readonly failure: string | null;
  readonly onChoose: (value: string) => void;
  readonly onClose: () => void;
};

/** The menu of a `ChoiceMenu`. */
export function ChoiceMenuItems(props: ChoiceMenuItemsProps) {
  const { id, anchor, label, choices, chosen, failure, onChoose, onClose } = props;
  return (
    <Menu
      id={id}
      anchorEl={anchor}
      open={anchor !== null}
      onClose={onClose}
      slotProps={{ list: { 'aria-label': label } }}
    >
      {choices.map((choice) => (
        <MenuItem
          key={choice.value}
          role="menuitemradio"
          aria-checked={choice.value === chosen}
          selected={choice.value === chosen}
          lang={choice.lang}
          onClick={() => onChoose(choice.value)}
        >
          {choice.icon !== undefined && <ListItemIcon>{choice.icon}</ListItemIcon>}
          {choice.label}
          {choice.value === chosen && <CurrentMark className={styles.mark ?? ''} />}
        </MenuItem>
      ))}
      {failure !== null && (
        <li role="presentation" className={styles.failure}>
          {failure}
        </li>
      )}
    </Menu>
  );
}
