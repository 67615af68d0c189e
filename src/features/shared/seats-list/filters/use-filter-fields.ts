import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { ActivityCondition, Filters } from '../../../../domain/roster/filters/filters';
import type { UsageCondition } from '../../../../domain/roster/usage-figures';
import { type DuoFeature, INTENSITIES } from '../../../../domain/utilization/usage';
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
  withUse,
  withValue,
  type FilterFieldId,
} from './filter-fields';

const USUAL_DAYS = [7, 30, 60, 90] as const;
const USUAL_EVENTS = 10;
const MAX_VALUES = 8;
const NO_FEATURES: readonly DuoFeature[] = [];

/** The filters that the search box completes, with the labels that it shows and reads. */
export function useFilterFields(available: readonly FilterFieldId[]): readonly FilterField[] {
  const { list, scope, snapshot, use } = useSeatsList();
  const { filters } = list.state;
  const { users } = snapshot;
  const t = useTranslations('seats');
  const stateLabel = useUserStateLabel();
  const conditionLabel = useConditionLabel();
  const usageLabels = useUsageLabels();
  const features = use?.features ?? NO_FEATURES;
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
      use: (partial) =>
        usageFor(partial, features, usageLabels, (condition) => ({
          use: withUse(filters.use, condition),
        })),
      intensity: startingWith(
        INTENSITIES.map((one) => ({
          label: t(`filters.intensities.${one}`),
          change: { intensity: withValue(filters.intensity, one) },
        })),
      ),
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
  }, [available, scope, filters, users, t, stateLabel, conditionLabel, features, usageLabels]);
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

/** For all events and for each feature: over the number typed, or a usual one, and none. */
function usageFor(
  partial: string,
  features: readonly DuoFeature[],
  label: (conditions: readonly UsageCondition[]) => readonly string[],
  change: (condition: UsageCondition) => Partial<Filters>,
): readonly FilterValue[] {
  const typed = /\d{1,6}/.exec(partial)?.[0];
  const events = typed === undefined ? USUAL_EVENTS : Number(typed);
  const conditions = [null, ...features].flatMap((feature): readonly UsageCondition[] => [
    { feature, kind: 'over', events },
    ...(typed === undefined ? [{ feature, kind: 'none' } as const] : []),
  ]);
  const wanted = partial.replace(/\d.*$/, '').trim().toLowerCase();
  return conditions
    .map((one) => ({ label: label([one]).join(), change: change(one) }))
    .filter((one) => one.label.toLowerCase().includes(wanted));
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

/** The labels of conditions on use: one for each feature, whose conditions are joined by "or". */
export function useUsageLabels(): (conditions: readonly UsageCondition[]) => readonly string[] {
  const t = useTranslations('seats.filters');
  const featureLabel = useSeatsList().use?.featureLabel;
  return useCallback(
    (conditions) => {
      const labels = new Map<DuoFeature | null, string>();
      for (const one of conditions) {
        const { feature } = one;
        const name = feature === null ? null : (featureLabel?.(feature) ?? feature);
        const next =
          one.kind === 'over'
            ? name === null
              ? t('anyOver', { events: one.events })
              : t('useOver', { feature: name, events: one.events })
            : name === null
              ? t('anyNone')
              : t('useNone', { feature: name });
        const first = labels.get(feature);
        labels.set(feature, first === undefined ? next : t('or', { first, second: next }));
      }
      return [...labels.values()];
    },
    [t, featureLabel],
  );
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
