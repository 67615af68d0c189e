import { writeCsv } from '../../../lib/csv';
import type { Day } from '../../../lib/days';
import { toJson } from '../../../lib/to-json';
import type { IntensityCounts } from '../../../domain/utilization/usage-summary';
import type { FigureValue } from '../../../ui/data/figure';
import { activityOf, costOf, counterOf, type GroupSeats } from './group-seats';
import type { GroupUse } from './use-group-usage';

type UseOf = ReadonlyMap<GroupSeats, GroupUse>;

/** A line for each purchase; empty where something is unknown or was not entered. */
export function groupsToCsv(groups: readonly GroupSeats[], today: Day, useOf: UseOf): string {
  const header = [
    'group',
    'name',
    'add_on',
    'purchased',
    'assigned',
    'free',
    'active_30_days',
    'idle',
    'never_used',
    'heavy_use',
    'regular_use',
    'light_use',
    'users_seen_on',
    'ends_on',
    'cost',
    'currency',
  ];
  const rows = groups.map((group) => [
    pathOf(group),
    group.name,
    group.purchase?.name ?? null,
    group.purchase?.purchasedQuantity ?? null,
    group.purchase?.assignedQuantity ?? null,
    known(counterOf(group, 'free')),
    known(activityOf(group, 'active30', today)),
    known(activityOf(group, 'idle', today)),
    known(activityOf(group, 'never', today)),
    knownUse(useOf.get(group))?.heavy ?? null,
    knownUse(useOf.get(group))?.regular ?? null,
    knownUse(useOf.get(group))?.light ?? null,
    group.seen?.day ?? null,
    group.end?.endsOn ?? null,
    costOf(group),
    group.costPerSeat === null ? null : group.currency,
  ]);
  return writeCsv(header, rows);
}

/** Null: unknown, or not entered. */
export function groupsToJson(groups: readonly GroupSeats[], today: Day, useOf: UseOf): string {
  const list = groups.map((group) => ({
    fullPath: pathOf(group),
    name: group.name,
    purchase: group.purchase ?? null,
    active30: known(activityOf(group, 'active30', today)),
    idle: known(activityOf(group, 'idle', today)),
    never: known(activityOf(group, 'never', today)),
    use: knownUse(useOf.get(group)),
    seenAt: group.seen ? new Date(group.seen.takenAt).toISOString() : null,
    endsOn: group.end?.endsOn ?? null,
    costPerSeat: group.costPerSeat,
    currency: group.costPerSeat === null ? null : group.currency,
  }));
  return toJson({ format: 'duo-seats-groups', version: 1, day: today, groups: list });
}

function pathOf({ scope }: GroupSeats): string | null {
  return scope.kind === 'group' ? scope.fullPath : null;
}

function knownUse(use: GroupUse): Pick<IntensityCounts, 'heavy' | 'regular' | 'light'> | null {
  if (!use || use === 'loading') return null;
  return { heavy: use.heavy, regular: use.regular, light: use.light };
}

function known(figure: FigureValue): number | null {
  return figure.kind === 'complete' || figure.kind === 'stale' ? figure.value : null;
}
