import { describe, expect, it } from 'vitest';
import { makeUser } from '../roster/testing/make-user';
import type { UserState } from '../seat-user';
import { findLoss, lossCauses, type SyncLinks } from './alarm';
import { withReading } from './remember';
import type { RunChange } from './run-change';
import type { SeatFigures } from './seat-snapshot';
import { holdersOf, LOOKED_AT, NO_HISTORY, holderReading, userGid } from './testing/readings';

const DAY = 86_400_000;
const pause = () => Promise.resolve();
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

async function readingsAt(
  ...looks: readonly { numbers: readonly number[]; day: number; figures?: Partial<SeatFigures> }[]
) {
  let history = NO_HISTORY;
  for (const { numbers, day, figures } of looks) {
    const takenAt = LOOKED_AT + day * DAY;
    const look = holderReading({ takenAt, holders: holdersOf(numbers) });
    const seen = { ...look, figures: { ...look.figures, ...figures } };
    history = await withReading(history, seen, takenAt, pause);
  }
  return history;
}

const removedBy = (numbers: readonly number[]): RunChange[] =>
  numbers.map((number) => ({
    runId: 'run-1',
    userId: userGid(number),
    action: 'remove',
    sentAt: LOOKED_AT + 1,
    settledAt: LOOKED_AT + 2,
    certain: true,
  }));

describe('a loss', () => {
  it('is ten seats and a tenth of all, by no run of this browser', async () => {
    const all = range(1, 100);
    const ten = await readingsAt({ numbers: all, day: 0 }, { numbers: range(11, 100), day: 1 });
    expect((await findLoss(ten, [], pause))?.lost).toHaveLength(10);
    expect(await findLoss(ten, removedBy([1]), pause)).toBeNull();
    const nine = await readingsAt({ numbers: all, day: 0 }, { numbers: range(10, 100), day: 1 });
    expect(await findLoss(nine, [], pause)).toBeNull();
    const few = await readingsAt(
      { numbers: range(1, 101), day: 0 },
      { numbers: range(11, 101), day: 1 },
    );
    expect(await findLoss(few, [], pause)).toBeNull();
  });

  it('is told until the seats are back', async () => {
    const lost = [
      { numbers: range(1, 40), day: 0 },
      { numbers: range(21, 40), day: 1 },
    ];
    const later = await readingsAt(...lost, { numbers: range(16, 40), day: 2 });
    const found = await findLoss(later, [], pause);
    expect([found?.lost.length, found?.missing.length]).toEqual([20, 15]);
    expect(found?.from.takenAt).toBe(LOOKED_AT);
    const back = await readingsAt(...lost, { numbers: range(2, 40), day: 2 });
    expect(await findLoss(back, [], pause)).toBeNull();
  });
});

describe('the causes that fit', () => {
  const NONE: SyncLinks = { ldap: 'none', saml: 'none' };

  async function causesOf(
    after: { numbers: readonly number[]; day?: number; figures?: Partial<SeatFigures> },
    seen: { states?: Readonly<Record<number, UserState | null>>; links?: SyncLinks } = {},
  ) {
    const history = await readingsAt({ numbers: range(1, 40), day: 0 }, { day: 1, ...after });
    const loss = await findLoss(history, [], pause);
    if (!loss) throw new Error('No loss');
    const { states = {}, links = NONE } = seen;
    const find = (id: string) => {
      const number = Number(id.split('/').at(-1));
      const state = states[number];
      return state === null ? undefined : makeUser(number, { id, state: state ?? 'active' });
    };
    const roster = { find, usersComplete: true };
    return lossCauses(loss, { roster, links, end: null }).map(
      ({ kind, seats }) => `${kind} ${seats}`,
    );
  }

  it('are links to a directory', async () => {
    const numbers = range(21, 40);
    expect(await causesOf({ numbers })).toEqual([]);
    expect(await causesOf({ numbers }, { links: { ldap: 'members', saml: 'none' } })).toEqual([
      'ldap 20',
    ]);
    expect(await causesOf({ numbers }, { links: { ldap: 'none', saml: 'seats' } })).toEqual([
      'saml 20',
    ]);
    const unknown = { ldap: 'unknown', saml: 'unknown' } as const;
    expect(await causesOf({ numbers }, { links: unknown })).toEqual(['directory 20']);
  });

  it('are users who are blocked or gone, the most first', async () => {
    const states = { 1: 'blocked', 2: null, 3: null } as const;
    expect(await causesOf({ numbers: range(21, 40) }, { states })).toEqual(['left 2', 'blocked 1']);
  });

  it('are fewer seats, or a purchase that ended', async () => {
    const figures = { purchased: 20, assigned: 20 };
    expect(await causesOf({ numbers: range(21, 40), figures })).toEqual(['overage 20']);
    expect(await causesOf({ numbers: [], day: 20 })).toEqual(['expired 40']);
    expect(await causesOf({ numbers: [], day: 1 })).toEqual([]);
  });
});
