import { cursorAfter } from '../roster/load/paged-read';

/**
 * - `offset`: GitLab's own cursors.
 * - `opaque`: offsets too, in a form that proves nothing.
 * - `keyset`: the last ID; nothing shifts.
 * - `lying`: the first page looks like offsets, the others count rows twice.
 */
export type CursorForm = 'offset' | 'opaque' | 'keyset' | 'lying';

type Row = { readonly id: string };

type PageOptions = {
  readonly after: string | null;
  readonly first: number;
  readonly cursors: CursorForm;
};

/** A page of a list with such cursors, at most 100 rows. */
export function pageOf<R extends Row>(rows: readonly R[], { after, first, cursors }: PageOptions) {
  const start = after === null ? 0 : startOf(rows, after, cursors);
  const users = rows.slice(start, start + Math.min(100, first));
  const end = start + users.length;
  return {
    users,
    endCursor: users.length === 0 ? null : endOf(rows, end, after === null, cursors),
    hasNextPage: end < rows.length,
  };
}

function startOf(rows: readonly Row[], after: string, cursors: CursorForm): number {
  switch (cursors) {
    case 'keyset': {
      const index = rows.findIndex(({ id }) => numberOf(id) > Number(after));
      return index === -1 ? rows.length : index;
    }
    case 'opaque':
      return Number(after.slice(1));
    default:
      return Number(atob(after));
  }
}

function endOf(rows: readonly Row[], end: number, isFirst: boolean, cursors: CursorForm): string {
  if (cursors === 'keyset') return String(numberOf(rows[end - 1]?.id ?? ''));
  if (cursors === 'opaque') return `x${end}`;
  return cursorAfter(cursors === 'lying' && !isFirst ? end * 2 : end);
}

function numberOf(id: string): number {
  return Number(id.split('/').at(-1));
}
