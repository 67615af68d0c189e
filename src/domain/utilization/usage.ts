import type { ActivityDay } from '../seat-user';

/** The parts of GitLab Duo whose use GitLab counts by user. */
export const DUO_PARTS = ['codeSuggestions', 'chat', 'codeReview'] as const;
export type DuoPart = (typeof DUO_PARTS)[number];

/** Use of one part in the span asked for. Undefined where this GitLab does not tell, null for none in the span. */
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
 * - `answered`: a row for each user with any use in the span; who is not in it had none.
 * - `unavailable`: this GitLab keeps no such figures, or not for this token. That is no zero.
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

/** Users and events of each part; a part that nobody's figures mention is left out, as nothing is known of it. */
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

/** Who used Duo most, by events in the span. */
export function byUse(users: readonly UserUsage[]): readonly UserUsage[] {
  return users.toSorted(
    (a, b) => (b.total ?? 0) - (a.total ?? 0) || (a.username < b.username ? -1 : 1),
  );
}
