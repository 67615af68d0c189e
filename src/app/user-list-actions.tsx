import { type MouseEvent, useId, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { Button, IconButton } from '../ui/controls/button';
import { MoreIcon, UsersIcon } from '../ui/icons/list-icons';
import type { UserListActionsProps } from '../features/seats/seats-workspace';
import { loadUserListMessages } from '../messages/locale';
import { lazyDialog } from '../ui/layout/lazy-part';
import { useNarrowWindow } from '../ui/layout/use-narrow-window';
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
  const isNarrow = useNarrowWindow();
  const id = useId();
  const button = {
    'aria-haspopup': 'menu' as const,
    'aria-controls': anchor ? id : undefined,
    'aria-expanded': anchor !== null,
    onClick: (event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget),
  };
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
        isNarrow ? (
          <IconButton {...button} aria-label={t('moreActions')}>
            <UsersIcon />
          </IconButton>
        ) : (
          <Button
            {...button}
            size="small"
            variant="text"
            startIcon={<UsersIcon />}
            endIcon={<MoreIcon />}
          >
            {t('moreActions')}
          </Button>
        ),
      )}
    </>
  );
}
