import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../ui/controls/button';
import type { Session } from '../../gitlab/session/session';
import { UserAvatar } from '../../ui/data/user-avatar';
import { lazyDialog } from '../../ui/layout/lazy-part';

const AccountMenuItems = lazyDialog(
  async () => (await import('./account-menu-items')).AccountMenuItems,
  { isOpen: ({ anchor }) => anchor !== null, close: ({ onClose }) => onClose() },
);

/** Names the signed-in user, and opens the menu of the account. */
export function AccountMenu({ session }: { readonly session: Session }) {
  const t = useTranslations('shell');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const { user } = session;
  return (
    <>
      <IconButton
        aria-label={t('user', { name: user.name })}
        aria-haspopup="menu"
        aria-controls={anchor ? id : undefined}
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <UserAvatar id={user.id} name={user.name} src={user.avatarUrl} size={28} />
      </IconButton>
      <AccountMenuItems id={id} anchor={anchor} session={session} onClose={() => setAnchor(null)} />
    </>
  );
}
