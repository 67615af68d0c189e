import type { ActivityDay } from '../seat-user';

/** The parts of GitLab Duo whose use GitLab counts by user. */
export const DUO_PARTS = ['codeSuggestions', 'chat', 'codeReview'] as const;
export type DuoPart = (typeof DUO_PARTS)[number];

/** Use of one part in the requested span. Undefined where this GitLab does not report it; null for none in the span. */
export type PartUse = {
  readonly events: number | undefined;
  readonly lastOn: ActivityDay;
};

export type UserUsage = {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly total: number | undefined;
  readonly parts: Readonly<Record<DuoPart, PartUse>>;
};

/**
 * - `answered`: a row for each user with any use in the span; all others had none.
 * - `unavailable`: this GitLab keeps no such figures, or does not share them with this token.
 */
export type UsageAnswer =
  | {
      readonly kind: 'answered';
      readonly users: readonly UserUsage[];
      /** False where GitLab has more users with figures than were read. */
      readonly complete: boolean;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'unavailable' };

export type PartTotals = {
  readonly part: DuoPart;
  readonly users: number;
  readonly events: number;
};

/** Users and events of each part. A part without figures for any user is left out: it is unknown, not zero. */
export function partTotals(users: readonly UserUsage[]): readonly PartTotals[] {
  return DUO_PARTS.flatMap((part) => {
    const reported = users
      .map((user) => user.parts[part].events)
      .filter((events) => events !== undefined);
    if (reported.length === 0 && users.length > 0) return [];
    const used = reported.filter((events) => events > 0);
    return [{ part, users: used.length, events: used.reduce((sum, events) => sum + events, 0) }];
  });
}

/** The users with the most events in the span first. */
export function byUse(users: readonly UserUsage[]): readonly UserUsage[] {
  return users.toSorted(
    (a, b) => (b.total ?? 0) - (a.total ?? 0) || (a.username < b.username ? -1 : 1),
  );
}
