import { describe, expect, it } from 'vitest';
import type { DailySnapshot } from '../../../domain/utilization/daily-snapshot';
import { activityOf, type GroupSeats, rowKey } from './group-seats';
import {
  FIRST_SORT,
  type GroupColumn,
  nextSort,
  sortGroups,
  totalCost,
  totalOf,
} from './sort-groups';

const TODAY = '2026-03-10';

type Spec = Partial<GroupSeats> & { readonly used?: number; readonly of?: number };

function group(name: string, { used = 0, of = 10, ...more }: Spec = {}): GroupSeats {
  const path = name.toLowerCase();
  return {
    scope: { kind: 'group', id: `gid://gitlab/Group/${path}`, fullPath: path, name },
    name,
    avatarUrl: null,
    purchase: {
      id: `purchase-${path}`,
      name: 'CODE_SUGGESTIONS',
      assignedQuantity: used,
      purchasedQuantity: of,
    },
    product: null,
    problem: null,
    seen: null,
    read: null,
    end: null,
    costPerSeat: null,
    currency: 'USD',
    ...more,
  };
}

function seen(idle: number, day = TODAY): DailySnapshot {
  const taken = { instance: '', purchaseId: '', day, takenAt: Date.parse(`${day}T12:00:00Z`) };
  return { ...taken, purchased: 10, assigned: 4, active30: 1, idle, never: 1 };
}

const order = (groups: readonly GroupSeats[], column: GroupColumn, direction: 'asc' | 'desc') =>
  sortGroups(groups, { column, direction }, TODAY).map(({ name }) => name);

describe('the order of groups', () => {
  it('begins with the names, and turns round on the second click', () => {
    expect(nextSort(FIRST_SORT, 'name')).toEqual({ column: 'name', direction: 'desc' });
    expect(nextSort(FIRST_SORT, 'free')).toEqual({ column: 'free', direction: 'desc' });
    expect(nextSort(FIRST_SORT, 'end')).toEqual({ column: 'end', direction: 'asc' });
    expect(order([group('Beta'), group('Acme')], 'name', 'asc')).toEqual(['Acme', 'Beta']);
  });

  it('puts what is unknown last, and what is equal by name', () => {
    const groups = [
      group('None', { purchase: null }),
      group('Zeta', { used: 3 }),
      group('Beta', { used: 3 }),
      group('Acme', { used: 9 }),
    ];
    expect(order(groups, 'free', 'desc')).toEqual(['Beta', 'Zeta', 'Acme', 'None']);
    expect(order(groups, 'free', 'asc')).toEqual(['Acme', 'Beta', 'Zeta', 'None']);
  });

  it('goes by the share that is used, the end, the idle seats and the cost', () => {
    const end = (endsOn: string) => ({ endsOn, source: 'entered', trial: false }) as const;
    const groups = [
      group('Acme', { used: 5, of: 100, end: end('2026-09-01'), seen: seen(2), costPerSeat: 10 }),
      group('Beta', { used: 4, of: 5, end: end('2026-04-01'), seen: seen(3), costPerSeat: 100 }),
    ];
    expect(order(groups, 'used', 'desc')).toEqual(['Beta', 'Acme']);
    expect(order(groups, 'end', 'asc')).toEqual(['Beta', 'Acme']);
    expect(order(groups, 'idle', 'desc')).toEqual(['Beta', 'Acme']);
    expect(order(groups, 'cost', 'desc')).toEqual(['Acme', 'Beta']);
  });
});

describe('totals', () => {
  const idle = (one: GroupSeats) => activityOf(one, 'idle', TODAY);

  it('say over how many purchases they are known', () => {
    const groups = [
      group('Acme', { used: 4, seen: seen(2) }),
      group('Beta', { used: 4 }),
      group('Gone', { purchase: null, problem: 'Not found' }),
      group('None', { purchase: null }),
      group('Empty', { used: 0 }),
    ];
    expect(totalOf(groups, idle)).toEqual({ value: 2, known: 2, of: 4 });
  });

  it('of costs are kept apart by currency', () => {
    const { costs, known, of } = totalCost([
      group('Acme', { of: 10, costPerSeat: 2 }),
      group('Beta', { of: 5, costPerSeat: 2 }),
      group('Gamma', { of: 5, costPerSeat: 3, currency: 'EUR' }),
      group('Delta'),
    ]);
    expect([...costs]).toEqual([
      ['USD', 30],
      ['EUR', 15],
    ]);
    expect([known, of]).toEqual([3, 4]);
  });
});

describe('the activity of a group', () => {
  it('is unknown, as of another day, or complete', () => {
    expect(activityOf(group('Acme', { used: 4 }), 'idle', TODAY)).toEqual({ kind: 'unknown' });
    const stale = activityOf(
      group('Acme', { used: 4, seen: seen(2, '2026-03-01') }),
      'idle',
      TODAY,
    );
    expect(stale).toMatchObject({ kind: 'stale', value: 2 });
    const complete = activityOf(group('Acme', { used: 4, seen: seen(2) }), 'idle', TODAY);
    expect(complete).toEqual({ kind: 'complete', value: 2 });
  });

  it('is on its way while its users are waited for, and unknown where that was stopped', () => {
    const reading = group('Acme', { used: 4, read: { kind: 'waiting', snapshot: null } });
    expect(activityOf(reading, 'never', TODAY)).toEqual({ kind: 'loading' });
    const stopped = group('Acme', { used: 4, read: { kind: 'stopped', snapshot: null } });
    expect(activityOf(stopped, 'never', TODAY)).toEqual({ kind: 'unknown' });
  });

  it('is told apart by group and purchase', () => {
    expect(rowKey(group('Acme'))).toBe('/groups/acme purchase-acme');
  });
});
