import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

/** All states that GitLab gives a user. */
export const USER_STATES = [
  'active',
  'banned',
  'blocked',
  'blocked_pending_approval',
  'deactivated',
  'ldap_blocked',
] as const;

/** The label of a user's state; a state of a newer GitLab as it is. */
export function useUserStateLabel(): (state: string) => string {
  const t = useTranslations('seats.states');
  return useMemo(() => {
    const labels = new Map<string, string>(USER_STATES.map((state) => [state, t(state)]));
    return (state) => labels.get(state) ?? state.replaceAll('_', ' ');
  }, [t]);
}
