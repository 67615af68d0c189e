import { countedFeatures } from '../version-rules';
import { dayOf, monthsBefore } from '../world/days';
import type { WorldGroup, WorldUser } from '../world/model';
import { eventsOfDay } from './duo-use';
import type { DuoEvent } from './duo-use';
import { usersOf } from './duo-users';
import type { DaySpan, UseSource } from './duo-users';

/** PostgreSQL keeps events so long; ClickHouse keeps them all. */
const KEPT_MONTHS = 3;

export interface EventFilter {
  readonly events: ReadonlySet<string> | null;
  readonly userIds: ReadonlySet<number> | null;
}

export interface PlacedEvent extends DuoEvent {
  readonly day: number;
  /** Which one of the day's it is, the latest is 0. */
  readonly index: number;
}

/** Those of a group, or of the whole instance for null. Accounts that were deleted have taken theirs along. */
function reporters({ world }: UseSource, group: WorldGroup | null): readonly WorldUser[] {
  if (group === null) return world.users;
  return usersOf(world, group).filter(({ id }) => world.user(id) !== undefined);
}

function eventsOn(source: UseSource, group: WorldGroup | null, day: number): readonly DuoEvent[] {
  const { world, version } = source;
  const stamp = `${world.revision} ${version.text}`;
  return world.memo(`events ${group?.id ?? 'instance'} ${day}`, stamp, () => {
    const features = countedFeatures(version);
    const events = reporters(source, group).flatMap((user) =>
      features.flatMap((feature) => eventsOfDay(user, feature, day)),
    );
    return events.sort((a, b) => b.place - a.place || b.user.id - a.user.id);
  });
}

/** The latest events first, day by day, so that a page costs no more than its days. */
export function* eventsIn(
  source: UseSource,
  group: WorldGroup | null,
  { from, to }: DaySpan,
  { events, userIds }: EventFilter,
): Generator<PlacedEvent> {
  const { world, now } = source;
  const oldest = world.clickHouse ? from : Math.max(from, monthsBefore(dayOf(now), KEPT_MONTHS));
  for (let day = Math.min(to, dayOf(now)); day >= oldest; day -= 1) {
    let index = 0;
    for (const found of eventsOn(source, group, day)) {
      if (events?.has(found.event) === false || userIds?.has(found.user.id) === false) continue;
      yield { ...found, day, index };
      index += 1;
    }
  }
}
