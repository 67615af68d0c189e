import { loadProtectedUsersMessages } from '../messages/locale';
import { lazyDialog } from '../ui/layout/lazy-part';

/** The dialog of the protected users, for the pages of other features. */
export const ProtectedUsersPanel = lazyDialog(
  async () =>
    (await import('../features/protected-users/protected-users-dialog')).ProtectedUsersPanel,
  { messages: loadProtectedUsersMessages, close: ({ onClose }) => onClose() },
);
