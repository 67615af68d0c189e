import { type ComponentType, useId, useState } from 'react';

type MenuProps = {
  readonly id: string;
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
};

/**
 * The menu of a button whose code comes when somebody is about to open it: menus are much to load for a
 * first page, and few ever open these. `Menu` is null until its code is there.
 */
export function useLateMenu<Props extends MenuProps>(load: () => Promise<ComponentType<Props>>) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [Menu, setMenu] = useState<ComponentType<Props> | null>(null);
  const id = useId();

  function prepare() {
    if (Menu) return;
    // Offline for a moment: the next attempt asks again.
    load().then(
      (loaded) => setMenu(() => loaded),
      () => undefined,
    );
  }

  function open(button: HTMLElement) {
    prepare();
    setAnchor(button);
  }

  const close = () => setAnchor(null);
  return {
    Menu,
    open,
    close,
    menuProps: { id, anchor, onClose: close },
    /** For the button, beside what it does when it is clicked. */
    buttonProps: {
      'aria-haspopup': 'menu',
      'aria-controls': anchor ? id : undefined,
      'aria-expanded': anchor !== null,
      onPointerEnter: prepare,
      onFocus: prepare,
    },
  } as const;
}
