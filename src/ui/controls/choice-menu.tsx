import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { CheckIcon } from '../icons/icons';
import { useAnnounce } from '../feedback/live-region';
import { IconButton } from './button';
import styles from './choice-menu.module.css';

type MenuChoice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  /** The language of the label, where it is not that of the page. */
  readonly lang?: string;
};

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

/** An icon button with a menu of choices. Without MUI, as it stands on the first page. */
export function ChoiceMenu<Value extends string>(props: ChoiceMenuProps<Value>) {
  const { title, label, icon, choices, chosen, onChoose, failureText = '' } = props;
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const rootRef = useRef<HTMLDivElement>(null);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    const root = rootRef.current;
    if (!isOpen || root === null) return undefined;
    itemsOf(root)
      .find((item) => item.ariaChecked === 'true')
      ?.focus();
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !root.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [isOpen]);

  function show(open: boolean) {
    setFailed(false);
    setOpen(open);
  }

  function close() {
    if (rootRef.current?.contains(document.activeElement)) buttonRef.current?.focus();
    show(false);
  }

  async function choose(value: Value) {
    setFailed(false);
    try {
      await onChoose(value);
      close();
    } catch {
      setFailed(true);
      announce(failureText, 'assertive');
    }
  }

  function onMenuKey(event: KeyboardEvent<HTMLElement>) {
    // To the next element of the page; the menu closes as it loses the focus.
    if (event.key === 'Tab') return;
    // None of these is a key of the page.
    event.stopPropagation();
    if (event.key === 'Escape') close();
    const next = itemAt(event.key, itemsOf(event.currentTarget));
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <div ref={rootRef} className={styles.root}>
      <IconButton
        ref={buttonRef}
        title={title}
        aria-label={label}
        aria-haspopup="menu"
        aria-controls={isOpen ? id : undefined}
        aria-expanded={isOpen}
        onClick={() => show(!isOpen)}
      >
        {icon}
      </IconButton>
      {isOpen && (
        <div
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={title}
          className={styles.menu}
          onKeyDown={onMenuKey}
        >
          {choices.map((choice) => (
            <button
              key={choice.value}
              type="button"
              role="menuitemradio"
              aria-checked={choice.value === chosen}
              tabIndex={-1}
              lang={choice.lang}
              className={styles.item}
              onClick={() => void choose(choice.value)}
            >
              {choice.icon !== undefined && <span className={styles.icon}>{choice.icon}</span>}
              {choice.label}
              {choice.value === chosen && <CheckIcon className={styles.mark} />}
            </button>
          ))}
          {failed && <p className={styles.failure}>{failureText}</p>}
        </div>
      )}
    </div>
  );
}

function itemsOf(within: HTMLElement): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>('[role="menuitemradio"]')];
}

/** Where a key leads: arrows go around, a letter goes to the next item that begins with it. */
function itemAt(key: string, items: readonly HTMLElement[]): HTMLElement | undefined {
  const current = items.findIndex((item) => item === document.activeElement);
  if (key === 'ArrowDown') return items[(current + 1) % items.length];
  if (key === 'ArrowUp') return items.at(current - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  const after = [...items.slice(current + 1), ...items.slice(0, current + 1)];
  const begins = (item: HTMLElement) =>
    item.textContent.toLowerCase().startsWith(key.toLowerCase());
  return key === ' ' ? undefined : after.find(begins);
}
