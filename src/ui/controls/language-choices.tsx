import CurrentMark from '@mui/icons-material/Check';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useTranslations } from 'use-intl';
import { LANGUAGE_CHOICES, type LanguageChoice } from '../../messages/language-choice';
import { LANGUAGE_NAMES } from '../../messages/locale';
import styles from './language-menu.module.css';

export type LanguageChoicesProps = {
  readonly id: string;
  readonly anchor: HTMLElement | null;
  readonly choice: LanguageChoice;
  /** The last choice could not be carried out. */
  readonly failed: boolean;
  readonly onChoose: (choice: LanguageChoice) => void;
  readonly onClose: () => void;
};

/** The menu of the languages that there are, each by its own name, and of the system's. */
export function LanguageChoices(props: LanguageChoicesProps) {
  const { id, anchor, choice, failed, onChoose, onClose } = props;
  const t = useTranslations('ui.language');
  return (
    <Menu
      id={id}
      anchorEl={anchor}
      open={anchor !== null}
      onClose={onClose}
      slotProps={{ list: { 'aria-label': t('label') } }}
    >
      {LANGUAGE_CHOICES.map((option) => (
        <MenuItem
          key={option}
          role="menuitemradio"
          aria-checked={option === choice}
          selected={option === choice}
          lang={option === 'system' ? undefined : option}
          onClick={() => onChoose(option)}
        >
          {option === 'system' ? t('system') : LANGUAGE_NAMES[option]}
          {option === choice && <CurrentMark className={styles.mark ?? ''} />}
        </MenuItem>
      ))}
      {failed && (
        <li role="presentation" className={styles.failed}>
          {t('failed')}
        </li>
      )}
    </Menu>
  );
}
