import { type Day, daysBefore, utcDay } from '../../lib/days';
import type { Readable } from '../../lib/store';
import type { Clock } from '../clock';
import type { SeatUser } from '../seat-user';
import type { TeamView } from '../team-view';
import { IDLE_DAYS } from '../seat-user';
import type { Roster } from './roster-options';
import type { RosterSnapshot } from './roster-snapshot';

/**
 * The user without days of activity, as if this GitLab did not report them: what nobody knows, nobody can show,
 * sort by, export or keep.
 */
export function inTeamView(user: SeatUser, { activity }: TeamView, today: Day): SeatUser {
  const use = activity === 'hidden' ? undefined : duoUseOf(user, today);
  return {
    ...user,
    lastActivityOn: undefined,
    lastDuoActivityOn: undefined,
    lastLoginAt: undefined,
    ...(use && { duoUse: use }),
  };
}

function duoUseOf({ lastDuoActivityOn: day }: SeatUser, today: Day): SeatUser['duoUse'] {
  if (day === undefined) return undefined;
  return day !== null && day >= daysBefore(today, IDLE_DAYS) ? 'used' : 'idle';
}

/** The same roster, whose users come as the team view of the moment shows them; all of them without one. */
export function rosterInTeamView(
  roster: Roster,
  teamView: Readable<TeamView | null>,
  clock: Pick<Clock, 'now'>,
): Roster {
  let mask: Mask | null = null;

  function maskNow(): Mask | null {
    const view = teamView.getSnapshot();
    if (view === null) return null;
    const today = utcDay(clock.now());
    if (mask?.view !== view || mask.today !== today) mask = createMask(view, today);
    return mask;
  }

  return {
    ...roster,
    getSnapshot() {
      const snapshot = roster.getSnapshot();
      return maskNow()?.snapshot(snapshot) ?? snapshot;
    },
    subscribe(listener) {
      const stops = [roster.subscribe(listener), teamView.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    async search(text, options) {
      const result = await roster.search(text, options);
      const now = maskNow();
      return now ? { ...result, users: result.users.map(now.user) } : result;
    },
  };
}

type Mask = {
  readonly view: TeamView;
  readonly today: Day;
  readonly user: (user: SeatUser) => SeatUser;
  readonly snapshot: (snapshot: RosterSnapshot) => RosterSnapshot;
};

/** Masks once what is the same: users who did not change stay the same objects, and so do their lists. */
function createMask(view: TeamView, today: Day): Mask {
  const masked = new WeakMap<SeatUser, SeatUser>();
  const lists = new WeakMap<readonly SeatUser[], readonly SeatUser[]>();
  const snapshots = new WeakMap<RosterSnapshot, RosterSnapshot>();

  function userOf(user: SeatUser): SeatUser {
    const known = masked.get(user) ?? inTeamView(user, view, today);
    masked.set(user, known);
    return known;
  }

  function listOf(users: readonly SeatUser[]): readonly SeatUser[] {
    const known = lists.get(users) ?? users.map(userOf);
    lists.set(users, known);
    return known;
  }

  return {
    view,
    today,
    user: userOf,
    snapshot(snapshot) {
      const known = snapshots.get(snapshot) ?? {
        ...snapshot,
        users: listOf(snapshot.users),
        find(id: string) {
          const user = snapshot.find(id);
          return user && userOf(user);
        },
      };
      snapshots.set(snapshot, known);
      return known;
    },
  };
}
