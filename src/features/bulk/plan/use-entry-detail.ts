import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { PlanEntry } from '../../../domain/plan/plan';
import { useRuleLabel } from './use-rule-label';

/** What there is to say about one entry beyond its group: the rule, the candidates, the account's state. */
export function useEntryDetail(entries: readonly PlanEntry[]): (entry: PlanEntry) => string | null {
  const t = useTranslations('bulk');
  const ruleLabel = useRuleLabel();
  return useCallback(
    (entry) => {
      switch (entry.disposition) {
        case 'protected':
          return ruleLabel(entry.rule);
        case 'blocked':
          return entry.user.state.replaceAll('_', ' ');
        case 'ambiguous': {
          const names = entry.candidates.map(({ username }) => `@${username}`);
          return names.length > 0 ? t('couldBe', { names: names.join(', ') }) : null;
        }
        case 'duplicate': {
          const first = entries[entry.firstIndex]?.line;
          return first ? t('firstOn', { line: first.line }) : null;
        }
        default:
          return null;
      }
    },
    [t, ruleLabel, entries],
  );
}
