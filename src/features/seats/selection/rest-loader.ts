import type { Roster } from '../../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';

/** What goes on with loading the rest; null when that is under way, done, or not possible. */
export function restLoader(roster: Roster, snapshot: RosterSnapshot): (() => void) | null {
  const { status, usersComplete } = snapshot;
  if (usersComplete) return null;
  switch (status.kind) {
    case 'asking':
      return () => roster.load({ confirmed: true });
    case 'partial':
      return () => roster.retry();
    case 'paused':
      return status.reason === 'person' ? () => roster.resume() : null;
    default:
      return null;
  }
}
