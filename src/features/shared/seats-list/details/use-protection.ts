import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { withoutUser, withUser } from '../../../../domain/plan/protected-users';
import type { SeatUser } from '../../../../domain/seat-user';
import { useSeatsList } from '../seats-list-context';

/** How to protect a user from bulk changes, or to stop that. */
export function useProtection(user: SeatUser): {
  /** What a click does; or why nothing can be done, where `toggle` is null. */
  readonly label: string;
  readonly toggle: (() => void) | null;
} {
  const t = useTranslations('protectedUsers.user');
  const { workspace, say } = useSeatsList();
  const { protectedUsers } = workspace;
  const { kind, isProtected } = useSyncExternalStore(
    protectedUsers.subscribe,
    protectedUsers.getSnapshot,
  );
  if (kind === 'unreadable') return { label: t('unreadable'), toggle: null };
  const rule = isProtected(user);
  if (rule !== null && rule.kind !== 'user') {
    return { label: t('byRule'), toggle: null };
  }
  async function change() {
    // Another tab may have changed them.
    await protectedUsers.refresh();
    const { rules } = protectedUsers.getSnapshot();
    await protectedUsers.save(rule === null ? withUser(rules, user) : withoutUser(rules, user));
    say(t(rule === null ? 'protected' : 'unprotected', { name: user.name }));
  }
  return {
    label: t(rule === null ? 'protect' : 'unprotect'),
    toggle: () => void change(),
  };
}
