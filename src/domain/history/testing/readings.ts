import type { SeatHistory, HolderReading } from '../seat-snapshot';

export const LOOKED_AT = Date.parse('2026-03-01T12:00:00Z');

export const userGid = (number: number) => `gid://gitlab/User/${number}`;

/** Users of these numbers, with usernames such as `user7`. */
export function holdersOf(numbers: Iterable<number>): Map<string, string> {
  return new Map([...numbers].map((number) => [userGid(number), `user${number}`]));
}

export function holderReading(change: Partial<HolderReading> = {}): HolderReading {
  const { takenAt = LOOKED_AT, holders = holdersOf([1, 2, 3]) } = change;
  return {
    instance: 'https://gitlab.example.com',
    purchaseId: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1',
    begunAt: takenAt - 1_000,
    takenAt,
    figures: {
      purchased: 100,
      assigned: holders.size,
      active30: null,
      idle: null,
      never: null,
    },
    holders,
    lastUses: new Map(),
    ...change,
  };
}

export const NO_HISTORY: SeatHistory = {
  instance: 'https://gitlab.example.com',
  purchaseId: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1',
  snapshots: [],
};
