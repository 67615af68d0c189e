import type { PlanLine, PlanUser } from './plan';

/** Somebody to be planned for: a user, or a line that names none or several. */
export type PlanSubject =
  | { readonly user: PlanUser; readonly line: PlanLine | null }
  | {
      readonly user: null;
      readonly line: PlanLine;
      /** Whom the line could mean: nobody, or more than one. */
      readonly candidates: readonly PlanUser[];
    };

/** Users picked in a table, in that order. */
export function subjectsOfUsers(users: readonly PlanUser[]): PlanSubject[] {
  return users.map((user) => ({ user, line: null }));
}
