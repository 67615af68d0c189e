import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { UsageFigures } from '../../../../domain/roster/usage-figures';
import { type FeatureColumn, isFeatureColumn } from '../../../../domain/roster/view/list-state';
import {
  acceptedShare,
  eventsIn,
  type KnownUsage,
  usageOf,
  type UserUsage,
} from '../../../../domain/utilization/usage';
import { type Day, toDate } from '../../../../lib/days';
import type { DayLabel } from '../../../../ui/data/relative-day';
import type { ListUsage } from './list-usage';

/** What a cell says of a user's use: the figure, and the days that it is about. The same function for the same figures. */
export function useUsageLabel(figures: UsageFigures | undefined): ListUsage['label'] {
  const t = useTranslations('usage.list');
  const intensityLabel = useTranslations('usage.intensity');
  const format = useFormatter();
  return useMemo<ListUsage['label']>(() => {
    if (figures === undefined) {
      const notLoaded: DayLabel = { text: '–', title: t('notLoaded'), kind: 'unknown' };
      return () => notLoaded;
    }
    const { usage } = figures;
    const on = (day: Day) => format.dateTime(toDate(day), { dateStyle: 'medium', timeZone: 'UTC' });
    const span = t('span', { from: on(usage.from), to: on(usage.to) });
    const none: DayLabel = { text: t('none'), title: span, kind: 'none' };
    const noneShown: DayLabel = { text: t('noneShown'), title: span, kind: 'none' };
    const unknown: DayLabel = { text: t('unknown'), title: t('unknownWhy'), kind: 'unknown' };

    function count(value: number | undefined, unit: 'events' | 'days'): DayLabel {
      if (value === undefined) return unknown;
      if (value === 0) return none;
      const title = `${t(unit, { count: value })}, ${span}`;
      return { text: format.number(value), title, kind: 'on' };
    }
    function share(own: UserUsage): DayLabel {
      const { shown, accepted } = own.suggestions;
      if (shown === 0) return noneShown;
      if (shown === undefined || accepted === undefined) return unknown;
      const text = format.number(acceptedShare(own) ?? 0, {
        style: 'percent',
        maximumFractionDigits: 0,
      });
      return { text, title: `${t('accepted', { accepted, shown })}, ${span}`, kind: 'on' };
    }
    function intensity(own: KnownUsage): DayLabel {
      const word = figures?.intensity(own) ?? 'unknown';
      if (word === 'unknown') return unknown;
      if (word === 'none') return none;
      const { title } = count(eventsIn(usage, own, null), 'events');
      return { text: intensityLabel(word), title, kind: 'on' };
    }

    return (column, user) => {
      const own = usageOf(usage, user.id);
      if (column === 'use') return count(eventsIn(usage, own, null), 'events');
      if (isFeatureColumn(column)) {
        return count(eventsIn(usage, own, featureOf(column)), 'events');
      }
      if (column === 'intensity') return intensity(own);
      if (own === undefined) return unknown;
      if (own === 'none') return none;
      return column === 'accepted' ? share(own) : count(own.activeDays, 'days');
    };
  }, [figures, t, intensityLabel, format]);
}

const featureOf = (column: FeatureColumn): string => column.slice('use.'.length);
