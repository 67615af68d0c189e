import { loadProtectedUsersMessages, loadUsageMessages } from '../../../messages/locale';
import { lazyDialog } from '../../../ui/layout/lazy-part';
import { useSeatsList } from './seats-list-context';

const UserDrawer = lazyDialog(async () => (await import('./details/user-drawer')).UserDrawer, {
  messages: async (locale) => ({
    ...(await loadProtectedUsersMessages(locale)),
    ...(await loadUsageMessages(locale)),
  }),
  isOpen: ({ id }) => id !== null,
  close: ({ onClose }) => onClose(),
});
const KeysDialog = lazyDialog(async () => (await import('./keys-dialog')).KeysDialog, {
  isOpen: ({ open }) => open,
  close: ({ onClose }) => onClose(),
});

type ListDialogsProps = {
  readonly keysOpen: boolean;
  readonly onCloseKeys: () => void;
};

/** What opens over a list of users: the details of one of them, and the list of keys. */
export function ListDialogs({ keysOpen, onCloseKeys }: ListDialogsProps) {
  const { details } = useSeatsList();
  return (
    <>
      <UserDrawer id={details.id} onClose={details.close} />
      <KeysDialog open={keysOpen} onClose={onCloseKeys} />
    </>
  );
}
