import {
  eventsIn,
  type Intensity,
  type KnownUsage,
  type Usage,
  type UserUsage,
} from '../../utilization/usage';
import type { UsageColumn } from './list-state';
import { NONE_RECORDED, UNKNOWN } from './sort-keys';

/** Shares are compared to a hundred-thousandth. */
const SHARE_STEPS = 100_000;
const HIGHEST = 0x7fff_ffff;
const RANKS = { light: 0, regular: 1, heavy: 2, none: NONE_RECORDED, unknown: UNKNOWN } as const;

/** Values to sort by: figures of use, none in the period, or unknown. */
export function usageValues(
  owns: readonly KnownUsage[],
  column: UsageColumn,
  usage: Usage,
  intensity: (own: KnownUsage) => Intensity,
): Int32Array {
  const valueOf = reader(column, usage, intensity);
  const values = new Int32Array(owns.length);
  for (let index = 0; index < values.length; index += 1) {
    values[index] = Math.min(HIGHEST, valueOf(owns[index]));
  }
  return values;
}

function reader(
  column: UsageColumn,
  usage: Usage,
  intensity: (own: KnownUsage) => Intensity,
): (own: KnownUsage) => number {
  switch (column) {
    case 'intensity':
      return (own) => RANKS[intensity(own)];
    case 'active-days':
      return ofUser(({ activeDays }) => count(activeDays));
    case 'accepted':
      return ofUser(({ suggestions: { shown, accepted } }) => {
        if (shown === 0) return NONE_RECORDED;
        if (shown === undefined || accepted === undefined) return UNKNOWN;
        return Math.round(Math.min(1, accepted / shown) * SHARE_STEPS);
      });
    default: {
      const feature = column === 'use' ? null : column.slice('use.'.length);
      return (own) => count(eventsIn(usage, own, feature));
    }
  }
}

const ofUser =
  (value: (own: UserUsage) => number) =>
  (own: KnownUsage): number =>
    own === undefined ? UNKNOWN : own === 'none' ? NONE_RECORDED : value(own);

function count(events: number | undefined): number {
  return events === undefined ? UNKNOWN : events === 0 ? NONE_RECORDED : events;
}
