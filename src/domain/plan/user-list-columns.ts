import { readId, readIdentifier, readUsername, type Identifier } from './identifier';
import type { CellRow, ImportedRow } from './imported-row';

type ColumnKind = 'id' | 'username' | 'email';

/** Columns that name a user, in the order of how much their word counts for showing. */
export type UserListColumns = readonly { readonly kind: ColumnKind; readonly at: number }[];

/** Names of columns as other exports spell them: lower case, letters and digits only. */
const KNOWN: Readonly<Record<string, ColumnKind>> = {
  id: 'id',
  userid: 'id',
  gid: 'id',
  globalid: 'id',
  gitlabid: 'id',
  username: 'username',
  gitlabusername: 'username',
  login: 'username',
  email: 'email',
  publicemail: 'email',
  emailaddress: 'email',
  mail: 'email',
};

const SHOWN_FIRST: readonly ColumnKind[] = ['username', 'email', 'id'];

/** The columns of a header, or null when the cells are no header. */
export function findColumns(cells: readonly string[]): UserListColumns | null {
  const found: { kind: ColumnKind; at: number }[] = [];
  for (const [at, cell] of cells.entries()) {
    const name = cell.toLowerCase().replace(/[^a-z0-9]/g, '');
    const kind = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
    if (kind !== undefined) found.push({ kind, at });
  }
  found.sort((a, b) => SHOWN_FIRST.indexOf(a.kind) - SHOWN_FIRST.indexOf(b.kind) || a.at - b.at);
  return found.length > 0 ? found : null;
}

/** One person a row; every filled column must agree on who it is. */
export function readByColumns(row: CellRow, columns: UserListColumns): ImportedRow {
  const identifiers: Identifier[] = [];
  let text = '';
  for (const { kind, at } of columns) {
    const cell = row.cells[at] ?? '';
    if (cell === '') continue;
    if (text === '') text = cell;
    const identifier = READERS[kind](cell);
    if (identifier) identifiers.push(identifier);
  }
  if (text === '') text = row.cells.filter((cell) => cell !== '').join(', ');
  return { line: row.line, text, identifiers };
}

const READERS: Readonly<Record<ColumnKind, (cell: string) => Identifier | null>> = {
  id: readId,
  username: readUsername,
  email: readIdentifier,
};
