import type { SeatUser } from '../seat-user';
import type { Mark } from './roster-options';

/** Seats that GitLab confirmed while pages were on their way that may still show the seat before. */
export type SeatPatches = {
  set(id: string, holdsSeat: boolean, mark: Mark): void;
  /** A user read at `mark`, with the seat as confirmed later than that. */
  apply(user: SeatUser, mark: Mark): SeatUser;
  /** Forgets what was confirmed before `mark`: everything asked for since then shows it. */
  forgetBefore(mark: Mark): void;
};

export function createSeatPatches(): SeatPatches {
  const patches = new Map<string, { readonly holdsSeat: boolean; readonly mark: Mark }>();
  return {
    set(id, holdsSeat, mark) {
      patches.set(id, { holdsSeat, mark });
    },
    apply(user, mark) {
      const patch = patches.get(user.id);
      if (patch === undefined || patch.mark < mark || patch.holdsSeat === user.holdsSeat) {
        return user;
      }
      return { ...user, holdsSeat: patch.holdsSeat };
    },
    forgetBefore(mark) {
      for (const [id, patch] of patches) if (patch.mark < mark) patches.delete(id);
    },
  };
}
