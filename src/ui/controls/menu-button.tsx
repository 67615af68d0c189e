import Button, { type ButtonProps } from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState, type ReactNode } from 'react';

export type MenuButtonItem = {
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
};

type MenuButtonProps = {
  readonly label: string;
  /** The accessible name, where the label alone says too little; starts with the label. */
  readonly name?: string;
  readonly icon?: ReactNode;
  readonly items: readonly MenuButtonItem[];
  readonly variant?: NonNullable<ButtonProps['variant']>;
  readonly disabled?: boolean;
};

/** A small button with a menu of actions. */
export function MenuButton(props: MenuButtonProps) {
  const { label, name, icon, items, variant = 'text', disabled = false } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
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
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': name ?? label } }}
      >
        {items.map((item) => (
          <MenuItem
            key={item.label}
            disabled={item.disabled ?? false}
            onClick={() => {
              setAnchor(null);
              item.onClick();
            }}
          >
            {item.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
