import { useId, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/controls/button';
import { MoreIcon, UsersIcon } from '../ui/icons/list-icons';
import type { UserListActionsProps } from '../features/seats/seats-workspace';
import { loadUserListMessages } from '../messages/locale';
import { lazyDialog } from '../ui/layout/lazy-part';
import type { UserListTasksProps } from './user-list-tasks';

type LateTasksProps = UserListTasksProps & { readonly isOpen: boolean };

const UserListTasks = lazyDialog<LateTasksProps>(
  async () => (await import('./user-list-tasks')).UserListTasks,
  {
    messages: loadUserListMessages,
    isOpen: ({ isOpen }) => isOpen,
    close: ({ onClose }) => onClose(),
  },
);

/** Bulk changes by a list or a swap, and the protected users: the button of their menu. */
export function UserListActions({ children, ...props }: UserListActionsProps) {
  const { workspace, makeRoomFor = null } = props;
  const { protectedUsers } = workspace;
  const t = useTranslations('seats');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const rules = useSyncExternalStore(protectedUsers.subscribe, protectedUsers.getSnapshot);
  const id = useId();
  return (
    <>
      <UserListTasks
        {...props}
        id={id}
        anchor={anchor}
        // It also says that nobody is protected.
        isOpen={anchor !== null || makeRoomFor !== null || rules.kind === 'unreadable'}
        onClose={() => setAnchor(null)}
      />
      {children(
        <Button
          size="small"
          variant="text"
          startIcon={<UsersIcon />}
          endIcon={<MoreIcon />}
          aria-haspopup="menu"
          aria-controls={anchor ? id : undefined}
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          {t('moreActions')}
        </Button>,
      )}
    </>
  );
}
