import { type Day, daysBefore } from '../../lib/days';
import type { SeatUser } from '../seat-user';

/** When users were written to, and until when they were asked to answer, by user ID. */
export type Notices = Readonly<Record<string, { readonly on: Day; readonly due: Day }>>;

/** A notice that is older than this has had its time. */
const KEPT_DAYS = 180;

/** The notices with those of today; old ones are dropped. */
export function withNotices(
  notices: Notices,
  users: readonly SeatUser[],
  { today, due }: { readonly today: Day; readonly due: Day },
): Notices {
  const oldest = daysBefore(today, KEPT_DAYS);
  return Object.fromEntries([
    ...Object.entries(notices).filter(([, { on }]) => on >= oldest),
    ...users.map(({ id }) => [id, { on: today, due }] as const),
  ]);
}

export type FollowUp = {
  /** How many of those who were written to hold a seat. */
  readonly notified: number;
  /** How many of them have used Duo since. */
  readonly active: number;
  /** Those who have not, and whose seat can be removed. */
  readonly rest: readonly SeatUser[];
  /** The last day until which an answer was asked for. */
  readonly due: Day;
};

/** What came of the messages; null where nobody who was written to holds a seat. */
export function followUpOf(
  notices: Notices,
  users: readonly SeatUser[],
  isProtected: (user: SeatUser) => unknown = () => null,
): FollowUp | null {
  let [notified, active, due] = [0, 0, ''];
  const rest: SeatUser[] = [];
  for (const user of users) {
    const notice = notices[user.id];
    if (notice === undefined || !user.holdsSeat) continue;
    notified += 1;
    if (notice.due > due) due = notice.due;
    const day = user.lastDuoActivityOn;
    if (day && day >= notice.on) active += 1;
    // What is not reported is no reason to take a seat.
    else if (day !== undefined && isProtected(user) === null) rest.push(user);
  }
  return notified === 0 ? null : { notified, active, rest, due };
}
