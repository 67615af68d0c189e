import type { SeatUser } from '../seat-user';
import type { Mark } from './roster-options';

/** Seats that GitLab confirmed while pages were on their way that may still show the seat before. */
export type SeatPatches = {
  set(id: string, holdsSeat: boolean, requestSeq: Mark): void;
  /** A user read at `mark`, with the seat as confirmed later than that. */
  apply(user: SeatUser, requestSeq: Mark): SeatUser;
  /** Forgets what was confirmed before `mark`: everything asked for since then shows it. */
  forgetBefore(requestSeq: Mark): void;
};

export function createSeatPatches(): SeatPatches {
  const patches = new Map<string, { readonly holdsSeat: boolean; readonly requestSeq: Mark }>();
  return {
    set(id, holdsSeat, requestSeq) {
      patches.set(id, { holdsSeat, requestSeq });
    },
    apply(user, requestSeq) {
      const patch = patches.get(user.id);
      if (
        patch === undefined ||
        patch.requestSeq < requestSeq ||
        patch.holdsSeat === user.holdsSeat
      ) {
        return user;
      }
      return { ...user, holdsSeat: patch.holdsSeat };
    },
    forgetBefore(requestSeq) {
      for (const [id, patch] of patches) if (patch.requestSeq < requestSeq) patches.delete(id);
    },
  };
}
