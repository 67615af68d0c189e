import IconButton from '@mui/material/IconButton';
import { type ReactNode, useId, useState } from 'react';
import { useAnnounce } from '../feedback/live-region';
import { lazyDialog } from '../layout/lazy-part';
import type { MenuChoice } from './choice-menu-items';

// Menus are large for a first page, and few visits open this one.
const Items = lazyDialog(async () => (await import('./choice-menu-items')).ChoiceMenuItems, {
  isOpen: ({ anchor }) => anchor !== null,
  close: ({ onClose }) => onClose(),
});

type ChoiceMenuProps<Value extends string> = {
  /** What is chosen: "Language". */
  readonly title: string;
  /** The accessible name of the button, with the current choice: "Language: English". */
  readonly label: string;
  readonly icon: ReactNode;
  readonly choices: readonly MenuChoice<Value>[];
  readonly chosen: Value;
  /** The menu stays open until it resolves. If it rejects, the menu shows `failureText`. */
  readonly onChoose: (value: Value) => void | Promise<void>;
  readonly failureText?: string;
};

/** An icon button with a menu of choices. */
export function ChoiceMenu<Value extends string>(props: ChoiceMenuProps<Value>) {
  const { title, label, icon, choices, chosen, onChoose, failureText = '' } = props;
  const announce = useAnnounce();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [failed, setFailed] = useState(false);
  const id = useId();

  async function choose(value: string) {
    const choice = choices.find((one) => one.value === value);
    if (!choice) return;
    setFailed(false);
    try {
      await onChoose(choice.value);
      setAnchor(null);
    } catch {
      setFailed(true);
      announce(failureText, 'assertive');
    }
  }

  return (
    <>
      <IconButton
        title={title}
        aria-label={label}
        aria-haspopup="menu"
        aria-controls={anchor ? id : undefined}
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setFailed(false);
          setAnchor(event.currentTarget);
        }}
      >
        {icon}
      </IconButton>
      <Items
        id={id}
        anchor={anchor}
        label={title}
        choices={choices}
        chosen={chosen}
        failure={failed ? failureText : null}
        onChoose={(value) => void choose(value)}
        onClose={() => setAnchor(null)}
      />
    </>
  );
}
