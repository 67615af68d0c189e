import { useTranslations } from 'use-intl';

export const RULE_STATES = [
  'active',
  'banned',
  'blocked',
  'blocked_pending_approval',
  'deactivated',
  'ldap_blocked',
] as const;

/** A user's state in words; a state of a newer GitLab as it is. */
export function useStateName(): (state: string) => string {
  const t = useTranslations('protectedUsers.states');
  return (state) => {
    const known = RULE_STATES.find((one) => one === state);
    return known === undefined ? state.replaceAll('_', ' ') : t(known);
  };
}
