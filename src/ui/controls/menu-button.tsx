import Button, { type ButtonProps } from '@mui/material/Button';
import Menu, { type MenuProps } from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState, type ReactNode } from 'react';

export type MenuButtonItem = {
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
};

type ButtonWithMenuProps = {
  readonly label: string;
  /** The accessible name of the button, where the label alone says too little; starts with the label. */
  readonly name?: string;
  readonly icon?: ReactNode;
  readonly variant?: NonNullable<ButtonProps['variant']>;
  readonly disabled?: boolean;
  readonly menu?: NonNullable<MenuProps['slotProps']>;
  /** What is in the menu; each item has to close it. */
  readonly children: (close: () => void) => ReactNode;
};

/** A small button that opens a menu. */
export function ButtonWithMenu(props: ButtonWithMenuProps) {
  const { label, name, icon, variant = 'text', disabled = false, menu = {}, children } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        size="small"
        variant={variant}
        disabled={disabled}
        startIcon={icon}
        aria-label={name}
        aria-haspopup="menu"
        aria-controls={anchor ? id : undefined}
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {label}
      </Button>
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={close} slotProps={menu}>
        {children(close)}
      </Menu>
    </>
  );
}

type MenuButtonProps = Omit<ButtonWithMenuProps, 'menu' | 'children'> & {
  readonly items: readonly MenuButtonItem[];
};

/** A small button with a menu of actions. */
export function MenuButton({ items, ...props }: MenuButtonProps) {
  return (
    <ButtonWithMenu {...props} menu={{ list: { 'aria-label': props.name ?? props.label } }}>
      {(close) =>
        items.map((item) => (
          <MenuItem
            key={item.label}
            disabled={item.disabled ?? false}
            onClick={() => {
              close();
              item.onClick();
            }}
          >
            {item.label}
          </MenuItem>
        ))
      }
    </ButtonWithMenu>
  );
}
