import { expect, it } from 'vitest';
import { daysBefore } from '../../lib/days';
import { createStore } from '../../lib/store';
import { fc } from '../../lib/testing/fast-check';
import type { ActivityDay, SeatUser } from '../seat-user';
import type { TeamView } from '../team-view';
import { readListState } from './filters/filters-url';
import { inTeamView, rosterInTeamView } from './team-roster';
import { makeUser } from './testing/make-user';
import { setRoster, someUsers } from './testing/roster-setting';
import { createView } from './view/view';

const TODAY = '2026-01-15';

const day = (least: number, most: number): fc.Arbitrary<ActivityDay> =>
  fc.integer({ min: least, max: most }).map((days) => daysBefore(TODAY, days));
const used = day(0, 30);
const idle = fc.oneof(fc.constant(null), day(31, 900));
const unknown = fc.constant(undefined);
const anyDay = fc.oneof(used, idle, unknown);

/** Two worlds that differ in nothing but days of activity, on the same side of the limit of 30 days. */
const twins = fc.array(
  fc
    .tuple(
      fc.oneof(fc.tuple(used, used), fc.tuple(idle, idle), fc.tuple(unknown, unknown)),
      fc.tuple(anyDay, anyDay),
      fc.boolean(),
    )
    .map(([duo, gitlab, holdsSeat]) => ({ duo, gitlab, holdsSeat })),
  { minLength: 1, maxLength: 12 },
);

const ADDRESS = fc
  .array(
    fc.constantFrom(
      'seat=yes',
      'duo=older-30',
      'duo=older-7,never',
      'duo=within-3,unknown',
      'gitlab=within-9',
      'gitlab=never,older-365',
      'sort=-duo',
      'sort=gitlab,-duo',
      'sort=login',
      'q=user1',
    ),
    { maxLength: 4 },
  )
  .map((parts) => new URLSearchParams(parts.join('&')));

const ACTIVITIES = ['used-or-idle', 'hidden'] as const;

it('no address tells more than who used Duo lately, and that only where it may be shown', () => {
  fc.assert(
    fc.property(twins, ADDRESS, fc.constantFrom(...ACTIVITIES), (rows, address, activity) => {
      const world = (side: 0 | 1): SeatUser[] =>
        rows.map(({ duo, gitlab, holdsSeat }, index) =>
          inTeamView(
            makeUser(index + 1, {
              holdsSeat,
              lastDuoActivityOn: duo[side],
              lastActivityOn: gitlab[side],
              lastLoginAt: side === 0 ? '2026-01-02T03:04:05Z' : null,
            }),
            { activity },
            TODAY,
          ),
        );
      const shown = (users: readonly SeatUser[]) => {
        const view = createView().read({
          users,
          ...readListState(address),
          locale: 'en',
          today: TODAY,
        });
        return Array.from({ length: view.length }, (_, row) => view.at(row));
      };
      expect(shown(world(0))).toEqual(shown(world(1)));
      if (activity === 'hidden') expect(world(0).every((user) => !user.duoUse)).toBe(true);
    }),
  );
});

it('shows whom it shows at once, and the days again without it', async () => {
  const { roster, clock } = setRoster(
    someUsers(25).map((user) => ({ ...user, lastDuoActivityOn: '2000-01-01' })),
  );
  const teamView = createStore<TeamView | null>(null);
  const masked = rosterInTeamView(roster, teamView, clock);
  masked.load();
  await clock.advance(60_000);
  const days = () => masked.getSnapshot().users.map((user) => user.lastDuoActivityOn);
  expect(new Set(days())).toEqual(new Set(['2000-01-01']));

  let changes = 0;
  masked.subscribe(() => (changes += 1));
  teamView.setState({ activity: 'used-or-idle' });
  expect(changes).toBe(1);
  const snapshot = masked.getSnapshot();
  expect(new Set(days())).toEqual(new Set([undefined]));
  expect(snapshot.users.every(({ duoUse }) => duoUse === 'idle')).toBe(true);
  const [first] = snapshot.users;
  expect(snapshot.find(first?.id ?? '')).toBe(first);
  // The same moment is the same object.
  expect(masked.getSnapshot()).toBe(snapshot);
  const { users: found } = await search(masked.search('user1'), clock);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((user) => user.lastDuoActivityOn === undefined)).toBe(true);

  teamView.setState(null);
  expect(new Set(days())).toEqual(new Set(['2000-01-01']));
});

async function search<T>(answer: Promise<T>, clock: { advance(ms: number): Promise<unknown> }) {
  await clock.advance(1_000);
  return answer;
}
