import { matchUsers, type RosterIndex } from '../../domain/plan/match-users';
import type { ImportedRow } from '../../domain/plan/read-user-list';
import type { PlanSubject, PlanUser } from '../../domain/plan/plan';
import type { YieldToMain } from '../../lib/yield-to-main';

type DuplicateLine = ImportedRow & { readonly firstLine: number };
type AmbiguousLine = ImportedRow & { readonly candidates: readonly PlanUser[] };
type AcceptedLine = ImportedRow & { readonly user: PlanUser };

/**
 * Rows that match nobody, and that the user said whom they mean: the user's ID, by the key of the row. The
 * text stays as it is, so that the report names the line as it was written.
 */
export type AcceptedRows = ReadonlyMap<string, string>;

/** Rows with the same text mean the same. */
export function keyOf(row: Pick<ImportedRow, 'text'>): string {
  return row.text.toLowerCase();
}

/** Which users a list names. A user named twice counts as found once. */
export type Matches = {
  /** Every row of the list, in its order, for the plan. */
  readonly subjects: readonly PlanSubject[];
  /** How many lines have a name. */
  readonly lines: number;
  /** Each user once. */
  readonly found: readonly PlanUser[];
  readonly unknown: readonly ImportedRow[];
  /** Of {@link AcceptedRows}, those that the list has; each text once. */
  readonly accepted: readonly AcceptedLine[];
  readonly ambiguous: readonly AmbiguousLine[];
  readonly duplicates: readonly DuplicateLine[];
};

export const NO_MATCHES: Matches = {
  subjects: [],
  lines: 0,
  found: [],
  unknown: [],
  accepted: [],
  ambiguous: [],
  duplicates: [],
};

const ROWS_PER_STEP = 1_000;

/** Matches a list with the known users, in steps; null when aborted. */
export async function matchInSteps(
  rows: readonly ImportedRow[],
  index: RosterIndex,
  acceptedRows: AcceptedRows,
  yieldToMain: YieldToMain,
  signal: AbortSignal,
): Promise<Matches | null> {
  const subjects: PlanSubject[] = [];
  const found: PlanUser[] = [];
  const unknown: ImportedRow[] = [];
  const accepted = new Map<string, AcceptedLine>();
  const ambiguous: AmbiguousLine[] = [];
  const duplicates: DuplicateLine[] = [];
  const lines = new Set<number>();
  /** The line on which each user, and each text that matches nobody, comes first. */
  const first = new Map<string, number>();
  for (let from = 0; from < rows.length; from += ROWS_PER_STEP) {
    const part = rows.slice(from, from + ROWS_PER_STEP);
    const matched = matchUsers(part, index);
    for (const [at, row] of part.entries()) {
      const subject = subjectOf(matched[at], row);
      if (subject === undefined) continue;
      subjects.push(subject);
      lines.add(row.line);
      const key = subject.user === null ? `text ${keyOf(row)}` : `user ${subject.user.id}`;
      const firstLine = first.get(key);
      if (firstLine !== undefined) duplicates.push({ ...row, firstLine });
      else {
        first.set(key, row.line);
        if (subject.user !== null) found.push(subject.user);
        else if (subject.candidates.length === 0) unknown.push(row);
        else ambiguous.push({ ...row, candidates: subject.candidates });
      }
    }
    await yieldToMain();
    if (signal.aborted) return null;
  }
  return {
    subjects,
    lines: lines.size,
    found,
    unknown,
    accepted: [...accepted.values()],
    ambiguous,
    duplicates,
  };

  function subjectOf(matched: PlanSubject | undefined, row: ImportedRow): PlanSubject | undefined {
    if (matched?.user !== null || matched.candidates.length > 0) return matched;
    const user = index.byId.get(acceptedRows.get(keyOf(row)) ?? '');
    if (user === undefined) return matched;
    if (!accepted.has(keyOf(row))) accepted.set(keyOf(row), { ...row, user });
    return { user, line: matched.line };
  }
}
