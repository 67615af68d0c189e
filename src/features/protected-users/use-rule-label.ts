import { useTranslations } from 'use-intl';
import type { ProtectionRule } from '../../domain/plan/protected-users';
import { useUserStateLabel } from '../shared/use-user-state-label';

export type RuleLabel = { readonly kind: string; readonly value: string };

/** A rule in words: what it goes by, and its value. */
export function useRuleLabel(): (rule: ProtectionRule) => RuleLabel {
  const t = useTranslations('protectedUsers.kinds');
  const stateLabel = useUserStateLabel();
  return (rule) => {
    switch (rule.kind) {
      case 'user':
        return { kind: t('user'), value: `@${rule.username}` };
      case 'username':
        return { kind: t('username'), value: rule.pattern };
      case 'email-domain':
        return { kind: t('email-domain'), value: rule.domain };
      case 'state':
        return { kind: t('state'), value: stateLabel(rule.state) };
    }
  };
}
