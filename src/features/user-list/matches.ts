import { matchUsers, type RosterIndex } from '../../domain/plan/match-users';
import type { ImportedRow } from '../../domain/plan/read-user-list';
import type { PlanSubject, PlanUser } from '../../domain/plan/plan';
import type { YieldToMain } from '../shared/yield-to-main';

export type DuplicateLine = ImportedRow & { readonly firstLine: number };
export type AmbiguousLine = ImportedRow & { readonly candidates: readonly PlanUser[] };

/** What became of the people of a list. A person named twice counts as found once. */
export type Matches = {
  /** Everybody on the list, in its order, for the plan. */
  readonly subjects: readonly PlanSubject[];
  /** Lines that name somebody. */
  readonly lines: number;
  /** Each user once. */
  readonly found: readonly PlanUser[];
  readonly unknown: readonly ImportedRow[];
  readonly ambiguous: readonly AmbiguousLine[];
  readonly duplicates: readonly DuplicateLine[];
};

export const NO_MATCHES: Matches = {
  subjects: [],
  lines: 0,
  found: [],
  unknown: [],
  ambiguous: [],
  duplicates: [],
};

const ROWS_PER_STEP = 1_000;

/** Matches a list with the users known, in steps; null when it was given up. */
export async function matchInSteps(
  rows: readonly ImportedRow[],
  index: RosterIndex,
  yieldToMain: YieldToMain,
  signal: AbortSignal,
): Promise<Matches | null> {
  const subjects: PlanSubject[] = [];
  const found: PlanUser[] = [];
  const unknown: ImportedRow[] = [];
  const ambiguous: AmbiguousLine[] = [];
  const duplicates: DuplicateLine[] = [];
  const lines = new Set<number>();
  /** The line on which each user, and each text that matches nobody, is named first. */
  const first = new Map<string, number>();
  for (let from = 0; from < rows.length; from += ROWS_PER_STEP) {
    const part = rows.slice(from, from + ROWS_PER_STEP);
    const matched = matchUsers(part, index);
    for (const [at, row] of part.entries()) {
      const subject = matched[at];
      if (subject === undefined) continue;
      subjects.push(subject);
      lines.add(row.line);
      const key =
        subject.user === null ? `text ${row.text.toLowerCase()}` : `user ${subject.user.id}`;
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
  return { subjects, lines: lines.size, found, unknown, ambiguous, duplicates };
}
