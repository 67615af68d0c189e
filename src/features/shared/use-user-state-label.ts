import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

const KNOWN = [
  'active',
  'banned',
  'blocked',
  'blocked_pending_approval',
  'deactivated',
  'ldap_blocked',
] as const;

export type KnownUserState = (typeof KNOWN)[number];

export const KNOWN_USER_STATES: readonly KnownUserState[] = KNOWN;

/** A user's state in words; a state of a newer GitLab as it is. */
export function useUserStateLabel(): (state: string) => string {
  const t = useTranslations('seats.states');
  return useMemo(() => {
    const label = new Map<string, string>(KNOWN.map((state) => [state, t(state)]));
    return (state) => label.get(state) ?? state.replaceAll('_', ' ');
  }, [t]);
}
