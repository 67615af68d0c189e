import type { PlanRequest } from '../plan/build-plan';
import { type PlanUser, subjectsOfUsers } from '../plan/plan';

/** The holders of a snapshot as a plan knows users, before GitLab is asked about them. */
export function usersToRestore(
  holders: Iterable<readonly [id: string, username: string]>,
): PlanUser[] {
  return [...holders].map(([id, username]) => ({
    id,
    username: username === '' ? id : username,
    name: username === '' ? id : username,
    publicEmail: null,
    // GitLab decides about those who are not on its lists any more.
    state: 'active',
    holdsSeat: false,
    lastActivityOn: undefined,
    lastDuoActivityOn: undefined,
  }));
}

/**
 * What brings the holders of a snapshot back.
 * @param users those of the snapshot, as they are now.
 * @param others holders of now to remove, as they were not in the snapshot; none to leave them alone.
 */
export function restoreRequest(
  users: readonly PlanUser[],
  others: readonly PlanUser[],
): PlanRequest {
  const assign = subjectsOfUsers(users);
  if (others.length === 0) return { action: 'assign', subjects: assign };
  return { action: 'swap', remove: subjectsOfUsers(others), assign };
}
