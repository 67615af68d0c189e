import { expect, it } from 'vitest';
import { fc } from '../../lib/testing/fast-check';
import { makeUser } from '../roster/testing/make-user';
import { SMALLEST_TEAM, teamFigures } from './team-figures';
import { DEFAULT_BOUNDS, INTENSITIES, intensityOf, type Usage, type UserUsage } from './usage';

const FEATURES = ['codeSuggestions', 'chat', 'codeReview'] as const;

/** Who holds a seat, and how often who used what; null for no events. */
const person = fc.record({
  holdsSeat: fc.boolean(),
  events: fc.option(
    fc.record({ codeSuggestions: fc.nat(40), chat: fc.nat(3), codeReview: fc.nat(1) }),
  ),
});
const people = fc.array(person, { maxLength: 40 });

type Person = { holdsSeat: boolean; events: Record<(typeof FEATURES)[number], number> | null };

function worldOf(persons: readonly Person[]) {
  const users = persons.map(({ holdsSeat }, index) => makeUser(index + 1, { holdsSeat }));
  const used = persons.flatMap(({ events }, index): UserUsage[] => {
    const total = events ? FEATURES.reduce((sum, feature) => sum + events[feature], 0) : 0;
    const user = users[index];
    if (!events || total === 0 || !user) return [];
    return [
      {
        userId: user.id,
        username: user.username,
        name: user.name,
        events: total,
        activeDays: undefined,
        lastOn: undefined,
        features: Object.fromEntries(
          FEATURES.map((feature) => [feature, { events: events[feature], lastOn: undefined }]),
        ),
        suggestions: { shown: undefined, accepted: undefined },
      },
    ];
  });
  const usage: Usage = {
    source: 'metrics',
    features: FEATURES,
    users: new Map(used.map((one) => [one.userId, one])),
    complete: true,
    collected: true,
    counts: 'all',
    deleted: { accounts: 0, events: 0 },
    from: '2026-01-01',
    to: '2026-01-30',
  };
  return { users, usage };
}

const step = (count: number) => Math.floor(count / 5) * 5;

it('each figure is about five people or more, and counts what happened', () => {
  fc.assert(
    fc.property(people, (persons) => {
      const { users, usage } = worldOf(persons);
      const team = teamFigures(usage, users);
      const holders = persons.filter(({ holdsSeat }) => holdsSeat);
      expect(team === null).toBe(holders.length < 5);
      if (team === null) return;
      expect(team.people).toBe(holders.length);
      for (const { feature, people: shown, events } of team.features) {
        const own = holders.map((one) => one.events?.[feature as (typeof FEATURES)[number]] ?? 0);
        const contributors = own.filter((count) => count > 0);
        expect(shown).toBe(step(contributors.length));
        expect(events).toBe(
          contributors.length < 5 ? null : contributors.reduce((sum, count) => sum + count, 0),
        );
      }
      const totals = holders.map(({ events }) =>
        events ? events.codeSuggestions + events.chat + events.codeReview : 0,
      );
      for (const level of INTENSITIES) {
        const own = totals.filter((total) => intensityOf(total, 30, DEFAULT_BOUNDS) === level);
        expect(team.intensities[level]).toBe(step(own.length));
      }
    }),
  );
});

it('no number of people, and no difference of two, tells of fewer than five', () => {
  fc.assert(
    fc.property(people, (persons) => {
      const { users, usage } = worldOf(persons);
      const team = teamFigures(usage, users);
      if (team === null) return;
      const numbers = [
        ...team.features.map((one) => one.people),
        ...Object.values(team.intensities),
      ];
      for (const a of numbers) {
        for (const b of numbers) expect(Math.abs(a - b) % SMALLEST_TEAM).toBe(0);
      }
    }),
  );
});

it('who holds no seat makes no difference', () => {
  fc.assert(
    fc.property(people, people, (persons, others) => {
      const outside = others.map((one) => ({ ...one, holdsSeat: false }));
      const alone = worldOf(persons);
      const together = worldOf([...persons, ...outside]);
      expect(teamFigures(together.usage, together.users)).toEqual(
        teamFigures(alone.usage, alone.users),
      );
    }),
  );
});
