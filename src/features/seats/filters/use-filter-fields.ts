import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../../domain/purchase';
import type { ActivityCondition, Filters } from '../../../domain/roster/filters/filters';
import type { SeatUser } from '../../../domain/seat-user';
import { GITLAB_ROLES } from '../../../gitlab/use-members';
import { commonDomains } from './common-domains';
import type { FilterField, FilterValue } from '../search/completion';
import { fieldWord } from './filter-choice';
import {
  readDays,
  readDomain,
  readGroupPath,
  withCondition,
  withValue,
  type FilterFieldId,
} from './filter-change';
import { useConditionLabel } from './use-condition-label';
import { KNOWN_USER_STATES, useUserStateLabel } from '../../shared/use-user-state-label';

const USUAL_DAYS = [7, 30, 60, 90] as const;
const MOST_VALUES = 8;

type FilterFieldsOptions = {
  readonly possible: readonly FilterFieldId[];
  readonly scope: SeatScope;
  readonly filters: Filters;
  readonly users: readonly SeatUser[];
};

/** What the search box completes, in words. */
export function useFilterFields(options: FilterFieldsOptions): readonly FilterField[] {
  const { possible, scope, filters, users } = options;
  const t = useTranslations('seats');
  const stateLabel = useUserStateLabel();
  const conditionLabel = useConditionLabel();
  return useMemo(() => {
    const values: Readonly<Record<FilterFieldId, FilterField['values']>> = {
      seat: startingWith([
        { label: t('yes'), change: { seat: 'yes' } },
        { label: t('no'), change: { seat: 'no' } },
      ]),
      state: startingWith(
        KNOWN_USER_STATES.map((state) => ({
          label: stateLabel(state),
          change: { states: withValue(filters.states, state) },
        })),
      ),
      duo: (partial) =>
        conditionsFor(partial, conditionLabel, (condition) => ({
          duo: withCondition(filters.duo, condition),
        })),
      gitlab: (partial) =>
        conditionsFor(partial, conditionLabel, (condition) => ({
          gitlab: withCondition(filters.gitlab, condition),
        })),
      domain: (partial) => domainsFor(partial, commonDomains(users), filters.domains),
      role: startingWith(
        GITLAB_ROLES.toReversed().map((role) => ({ label: role, change: { role } })),
      ),
      subgroup: (partial) => {
        const path = readGroupPath(partial);
        return path === null ? [] : [{ label: path, change: { subgroup: path } }];
      },
    };
    return possible.map((id) => ({
      id,
      label: t(`filters.${fieldWord(id, scope)}`),
      values: values[id],
    }));
  }, [possible, scope, filters, users, t, stateLabel, conditionLabel]);
}

function startingWith(values: readonly FilterValue[]): FilterField['values'] {
  return (partial) => {
    const typed = partial.toLowerCase();
    return values.filter(({ label }) => label.toLowerCase().startsWith(typed));
  };
}

/** A number is taken for days, either way; words narrow the usual conditions. */
function conditionsFor(
  partial: string,
  label: (condition: ActivityCondition) => string,
  change: (condition: ActivityCondition) => Partial<Filters>,
): readonly FilterValue[] {
  const typed = readDays(/\d+/.exec(partial)?.[0] ?? '');
  const days = typed === null ? USUAL_DAYS : [typed];
  const conditions: readonly ActivityCondition[] = [
    ...(typed === null ? [{ kind: 'never' } as const, { kind: 'unknown' } as const] : []),
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
  const offered = known.slice(0, MOST_VALUES);
  if (typed !== null && !offered.includes(typed)) offered.push(typed);
  return offered.map((domain) => ({
    label: domain,
    change: { domains: withValue(chosen, domain) },
  }));
}
