import type { SeatUser } from '../seat-user';
import {
  DEFAULT_BOUNDS,
  type DuoFeature,
  eventsOf,
  INTENSITIES,
  type Intensity,
  intensityOf,
  type Usage,
} from './usage';

/** A figure is about at least as many people. */
export const SMALLEST_TEAM = 5;

/** The only span of a team view: the difference of two spans would be about few people. */
export const TEAM_DAYS = 30;

/**
 * A number of people in steps of five: 15 stands for 15 to 19, 0 for fewer than five. So the difference of two
 * numbers says nothing about fewer people either.
 */
export type UserStep = number;

/** How a team uses GitLab Duo. */
export type TeamFigures = {
  /** All seat holders. */
  readonly people: number;
  readonly features: readonly {
    readonly feature: DuoFeature;
    readonly people: UserStep;
    /** Null where fewer than five people used it. */
    readonly events: number | null;
  }[];
  /** By the usual bounds: with bounds of one's own, two answers would tell one person's use. */
  readonly intensities: Readonly<Record<Intensity, UserStep>>;
};

export function stepOf(people: number): UserStep {
  return people - (people % SMALLEST_TEAM);
}

/** The use of a span of `TEAM_DAYS` by the holders among some users; null for a team that is too small. */
export function teamFigures(usage: Usage, users: readonly SeatUser[]): TeamFigures | null {
  const holders = users.filter((user) => user.holdsSeat);
  if (holders.length < SMALLEST_TEAM) return null;
  const levels = holders.map(({ id }) =>
    intensityOf(eventsOf(usage, id, null), TEAM_DAYS, DEFAULT_BOUNDS),
  );
  const usersOf = (level: Intensity) => stepOf(levels.filter((one) => one === level).length);
  return {
    people: holders.length,
    features: usage.features.flatMap((feature) => {
      const counts = holders.flatMap(({ id }) => eventsOf(usage, id, feature) ?? []);
      if (counts.length === 0) return [];
      const used = counts.filter((events) => events > 0);
      const sum = used.reduce((total, events) => total + events, 0);
      return [
        {
          feature,
          people: stepOf(used.length),
          events: used.length < SMALLEST_TEAM ? null : sum,
        },
      ];
    }),
    intensities: Object.fromEntries(
      INTENSITIES.map((level) => [level, usersOf(level)]),
    ) as TeamFigures['intensities'],
  };
}
