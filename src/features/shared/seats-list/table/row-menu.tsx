import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SeatUser } from '../../../../domain/seat-user';
import { useProtection } from '../details/use-protection';
import { useSeatsList } from '../seats-list-context';

type RowMenuProps = {
  /** Null while it is closed, like `anchor`, the button below which it opens. */
  readonly user: SeatUser | null;
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
};

/** What can be done with one user. */
export function RowMenu({ user, anchor, onClose }: RowMenuProps) {
  // While it fades out it still shows the last user.
  const [shown, setShown] = useState(user);
  if (user !== null && user !== shown) setShown(user);
  return (
    <Menu anchorEl={anchor} open={anchor !== null} onClose={onClose}>
      {shown && <ProtectItem user={shown} onDone={onClose} />}
      {shown && <DetailsItem user={shown} onDone={onClose} />}
    </Menu>
  );
}

type ItemProps = {
  readonly user: SeatUser;
  readonly onDone: () => void;
  /** Set by the menu on its first item. */
  readonly autoFocus?: boolean;
};

function ProtectItem({ user, onDone, ...rest }: ItemProps) {
  const { label, toggle } = useProtection(user);
  return (
    <MenuItem
      {...rest}
      aria-disabled={toggle === null}
      onClick={() => {
        if (toggle === null) return;
        onDone();
        toggle();
      }}
    >
      {label}
    </MenuItem>
  );
}

function DetailsItem({ user, onDone, ...rest }: ItemProps) {
  const t = useTranslations('protectedUsers.user');
  const { details } = useSeatsList();
  return (
    <MenuItem
      {...rest}
      onClick={() => {
        onDone();
        details.open(user);
      }}
    >
      {t('details')}
    </MenuItem>
  );
}
