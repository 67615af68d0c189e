import type { SeatUser } from '../../seat-user';
import {
  eventsIn,
  type KnownUsage,
  type Usage,
  usageOf,
  type UserUsage,
} from '../../utilization/usage';
import { intensityBy, type UsageFigures } from '../usage-figures';
import type { FeatureColumn } from './list-state';
import { NONE_RECORDED, UNKNOWN } from './sort-keys';

/** What is known of the use of every user of a roster, in a parallel array. */
export type UsageJoin = (users: readonly SeatUser[], usage: Usage) => readonly KnownUsage[];

/** Remembers the last array, and follows changes of the users. */
export function createUsageJoin(): UsageJoin {
  let source: readonly SeatUser[] = [];
  let joined: readonly KnownUsage[] = [];
  let of: Usage | null = null;
  return (users, usage) => {
    if (of === usage && source === users) return joined;
    const [before, known] = of === usage ? [source, joined] : [[], []];
    joined = users.map(({ id }, index) =>
      before[index]?.id === id ? known[index] : usageOf(usage, id),
    );
    source = users;
    of = usage;
    return joined;
  };
}

/** Shares are compared to a hundred-thousandth. */
const SHARE_STEPS = 100_000;
const HIGHEST = 0x7fff_ffff;
const RANKS = { light: 0, regular: 1, heavy: 2, none: NONE_RECORDED, unknown: UNKNOWN } as const;

type UsageColumn = 'use' | 'accepted' | 'active-days' | 'intensity' | FeatureColumn;

/** Values to sort by: figures of use, none in the period, or unknown. */
export function usageValues(
  owns: readonly KnownUsage[],
  column: UsageColumn,
  figures: UsageFigures,
): Int32Array {
  const valueOf = reader(column, figures);
  const values = new Int32Array(owns.length);
  for (let index = 0; index < values.length; index += 1) {
    values[index] = Math.min(HIGHEST, valueOf(owns[index]));
  }
  return values;
}

function reader(column: UsageColumn, figures: UsageFigures): (own: KnownUsage) => number {
  switch (column) {
    case 'intensity': {
      const intensity = intensityBy(figures);
      return (own) => RANKS[intensity(own)];
    }
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
      return (own) => count(eventsIn(figures.usage, own, feature));
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
