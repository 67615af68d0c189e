import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { ActivityCondition, Filters } from '../../../../domain/roster/filters/filters';
import { GITLAB_ROLES } from '../../../../gitlab/use-members';
import { readGroupPath } from '../../../../lib/group-path';
import { USER_STATES, useUserStateLabel } from '../../use-user-state-label';
import type { FilterField, FilterValue } from '../search/completion';
import { useSeatsList } from '../seats-list-context';
import {
  commonDomains,
  fieldLabelKey,
  readDays,
  readDomain,
  withCondition,
  withValue,
  type FilterFieldId,
} from './filter-fields';

const USUAL_DAYS = [7, 30, 60, 90] as const;
const MAX_VALUES = 8;

/** The filters that the search box completes, with the labels that it shows and reads. */
export function useFilterFields(available: readonly FilterFieldId[]): readonly FilterField[] {
  const { list, scope, snapshot } = useSeatsList();
  const { filters } = list.state;
  const { users } = snapshot;
  const t = useTranslations('seats');
  const stateLabel = useUserStateLabel();
  const conditionLabel = useConditionLabel();
  return useMemo(() => {
    const conditions = (field: 'duo' | 'gitlab' | 'since') => (partial: string) =>
      conditionsFor(partial, field, conditionLabel, (condition) => ({
        [field]: withCondition(filters[field], condition),
      }));
    const values: Readonly<Record<FilterFieldId, FilterField['values']>> = {
      seat: startingWith([
        { label: t('yes'), change: { seat: 'yes' } },
        { label: t('no'), change: { seat: 'no' } },
      ]),
      state: startingWith(
        USER_STATES.map((state) => ({
          label: stateLabel(state),
          change: { states: withValue(filters.states, state) },
        })),
      ),
      duo: conditions('duo'),
      gitlab: conditions('gitlab'),
      since: conditions('since'),
      domain: (partial) => domainsFor(partial, commonDomains(users), filters.domains),
      role: startingWith(
        GITLAB_ROLES.toReversed().map((role) => ({ label: role, change: { role } })),
      ),
      subgroup: (partial) => {
        const path = readGroupPath(partial);
        return path === null ? [] : [{ label: path, change: { subgroup: path } }];
      },
    };
    return available.map((id) => ({
      id,
      label: t(`filters.${fieldLabelKey(id, scope)}`),
      values: values[id],
    }));
  }, [available, scope, filters, users, t, stateLabel, conditionLabel]);
}

function startingWith(values: readonly FilterValue[]): FilterField['values'] {
  return (partial) => {
    const typed = partial.toLowerCase();
    return values.filter(({ label }) => label.toLowerCase().startsWith(typed));
  };
}

/** A number becomes both conditions with that many days; other text narrows the usual conditions. */
function conditionsFor(
  partial: string,
  field: 'duo' | 'gitlab' | 'since',
  label: (condition: ActivityCondition) => string,
  change: (condition: ActivityCondition) => Partial<Filters>,
): readonly FilterValue[] {
  const typed = readDays(/\d+/.exec(partial)?.[0] ?? '');
  const days = typed === null ? USUAL_DAYS : [typed];
  const conditions: readonly ActivityCondition[] = [
    ...(typed === null && field !== 'since' ? [{ kind: 'never' } as const] : []),
    ...(typed === null ? [{ kind: 'unknown' } as const] : []),
    ...days.map((one) => ({ kind: 'older', days: one }) as const),
    ...days.map((one) => ({ kind: 'within', days: one }) as const),
  ];
  const text = partial.replace(/\d.*$/, '').trim().toLowerCase();
  return conditions
    .map((condition) => ({ label: label(condition), change: change(condition) }))
    .filter(({ label }) => label.toLowerCase().startsWith(text));
}

function domainsFor(
  partial: string,
  common: readonly string[],
  chosen: readonly string[],
): readonly FilterValue[] {
  const typed = readDomain(partial);
  const known = common.filter((domain) => typed === null || domain.startsWith(typed));
  const offered = known.slice(0, MAX_VALUES);
  if (typed !== null && !offered.includes(typed)) offered.push(typed);
  return offered.map((domain) => ({
    label: domain,
    change: { domains: withValue(chosen, domain) },
  }));
}

/** The label of a condition on a day. */
export function useConditionLabel(): (condition: ActivityCondition) => string {
  const t = useTranslations('seats.filters');
  return useCallback(
    (condition) => {
      switch (condition.kind) {
        case 'never':
          return t('never');
        case 'unknown':
          return t('unknown');
        case 'older':
          return t('older', { days: condition.days });
        case 'within':
          return t('within', { days: condition.days });
      }
    },
    [t],
  );
}
