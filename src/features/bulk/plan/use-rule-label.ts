import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { ProtectionRule } from '../../../domain/plan/protected-users';

/** Why somebody is protected. */
export function useRuleLabel(): (rule: ProtectionRule) => string {
  const t = useTranslations('bulk.rules');
  return useCallback(
    (rule) => {
      switch (rule.kind) {
        case 'user':
          return t('user');
        case 'username':
          return t('username', { pattern: rule.pattern });
        case 'email-domain':
          return t('domain', { domain: rule.domain });
        case 'state':
          return t('state', { state: rule.state });
      }
    },
    [t],
  );
}
