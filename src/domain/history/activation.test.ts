import { expect, it } from 'vitest';
import { makeUser } from '../roster/testing/make-user';
import { activation } from './activation';
import { withReading } from './remember';
import { tenuresOf } from './tenure';
import { holdersOf, LOOKED_AT, NO_HISTORY, holderReading, userGid } from './testing/readings';

const DAY = 86_400_000;
const pause = () => Promise.resolve();

it('counts who has used a new seat, and keeps the days to the first use as bounds', async () => {
  // User 1 has had a seat for years; the others got theirs between the 1st and the 11th of March.
  const snapshots = [
    { day: 0, numbers: [1], uses: {} },
    { day: 10, numbers: [1, 2, 3, 4, 5], uses: { 4: '2026-02-20' } },
    { day: 15, numbers: [1, 2, 3, 4, 5], uses: { 4: '2026-02-20' } },
    { day: 20, numbers: [1, 2, 3, 4, 5], uses: { 2: '2026-03-18', 4: '2026-02-20' } },
  ];
  let history = NO_HISTORY;
  for (const { day, numbers, uses } of snapshots) {
    const takenAt = LOOKED_AT + day * DAY;
    const lastUses = new Map(
      Object.entries(uses).map(([number, on]) => [userGid(Number(number)), on]),
    );
    history = await withReading(
      history,
      holderReading({ takenAt, holders: holdersOf(numbers), lastUses }),
      takenAt,
      pause,
    );
  }
  const holder = (number: number, lastDuoActivityOn: string | null | undefined) =>
    makeUser(number, { id: userGid(number), holdsSeat: true, lastDuoActivityOn });
  const users = [
    holder(1, '2026-03-20'),
    holder(2, '2026-03-25'),
    holder(3, null),
    holder(4, '2026-02-20'),
    holder(5, '2026-03-05'),
  ];
  const now = LOOKED_AT + 25 * DAY;
  const tenures = await tenuresOf(history, [], pause);
  // User 5 used Duo on a day on which they may not have had the seat.
  expect(await activation(history, tenures, users, { now }, pause)).toEqual({
    seats: 4,
    used: 1,
    unknown: 1,
    // First seen at the look of the 21st, not at that of the 16th: on the 16th at the earliest.
    median: { least: 5, most: 17 },
  });
  expect(await activation(history, tenures, users, { now: now + 30 * DAY }, pause)).toEqual({
    seats: 0,
    used: 0,
    unknown: 0,
    median: null,
  });
});
