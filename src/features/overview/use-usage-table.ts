import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import {
  acceptedShare,
  eventsIn,
  type IntensityBounds,
  intensityOf,
  type KnownUsage,
  type Usage,
  usageOf,
} from '../../domain/utilization/usage';
import { daysOf, type UsageSummary } from '../../domain/utilization/usage-summary';
import { useFeatureLabel } from '../shared/usage/use-feature-label';
import { useIntensityLabel } from '../shared/usage/use-intensity-label';

type Person = { readonly id: string; readonly name: string; readonly username: string };

type UsageTable = {
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly { readonly cells: readonly (string | number | null)[] }[];
};

/** Use by person, as a table: the seat holders, then others with events. What is unknown is empty. */
export function useUsageTable(
  usage: Usage,
  summary: UsageSummary,
  bounds: IntensityBounds,
): UsageTable {
  const t = useTranslations('overview.usage');
  const featureLabel = useFeatureLabel();
  const intensityLabel = useIntensityLabel();
  const { holders, candidates, others } = summary;
  const rows = useMemo(() => {
    const days = daysOf(usage);
    const shareOf = (own: KnownUsage) => {
      const share = own === 'none' || own === undefined ? undefined : acceptedShare(own);
      return share === undefined ? null : Math.round(share * 100);
    };
    const rowOf = ({ id, name, username }: Person, seat: string) => {
      const own = usageOf(usage, id);
      const events = eventsIn(usage, own, null);
      const known = own === 'none' ? undefined : own;
      return {
        cells: [
          `${name} @${username}`,
          seat,
          intensityLabel(intensityOf(events, days, bounds)),
          ...usage.features.map((feature) => eventsIn(usage, own, feature) ?? null),
          events ?? null,
          ...(usage.source === 'events' ? [own === 'none' ? 0 : (known?.activeDays ?? null)] : []),
          shareOf(own),
          known?.lastOn ?? null,
        ],
      };
    };
    const byEvents = holders.toSorted(
      (a, b) => (usage.users.get(b.id)?.events ?? 0) - (usage.users.get(a.id)?.events ?? 0),
    );
    return [
      ...byEvents.map((holder) => rowOf(holder, t('seat.yes'))),
      ...candidates.map((one) => rowOf({ ...one, id: one.userId }, t('seat.no'))),
      ...others.map((one) => rowOf({ ...one, id: one.userId }, t('seat.other'))),
    ];
  }, [usage, holders, candidates, others, bounds, intensityLabel, t]);
  return {
    columns: [
      { label: t('user') },
      { label: t('seat.label') },
      { label: t('intensityColumn') },
      ...usage.features.map((feature) => ({ label: featureLabel(feature), numeric: true })),
      { label: t('total'), numeric: true },
      ...(usage.source === 'events' ? [{ label: t('activeDays'), numeric: true }] : []),
      { label: t('acceptedColumn'), numeric: true },
      { label: t('lastOn') },
    ],
    rows,
  };
}
