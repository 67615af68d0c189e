import Papa from 'papaparse';

/** A user as a list names them; without identifiers the text names nobody. */
export type ImportedRow = {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly identifiers: readonly Identifier[];
};

/**
 * A word that names a user.
 * - `gid`: a global ID, in GitLab's own spelling.
 * - `number`: digits outside of a known column: a user's ID, or a username of digits.
 * - `id`: digits from a column of IDs.
 */
export type Identifier = {
  readonly kind: 'gid' | 'id' | 'number' | 'username' | 'email';
  readonly value: string;
};

/** A row of cells and the line on which it begins, from 1. */
export type CellRow = { readonly line: number; readonly cells: readonly string[] };

export type UserListText = {
  readonly rows: readonly ImportedRow[];
  /** The header as written, or null when the first line names a user already. */
  readonly header: readonly string[] | null;
};

/**
 * Reads users from pasted or dropped text: one or several a line, or a CSV (comma, semicolon or tab)
 * with or without a header. GitLab's own file for its Rake task (header `username`) works as it is.
 * Blank lines, a byte order mark, any line ends, and quotes that never close do no harm.
 * @see https://docs.gitlab.com/administration/raketasks/user_management/
 */
export function readUserList(text: string): UserListText {
  const rows = readRows(text);
  const first = rows[0];
  const columns = first === undefined ? null : findColumns(first.cells);
  if (first === undefined || columns === null) return { rows: readCells(rows), header: null };
  return {
    rows: rows.slice(1).map((row) => readByColumns(row, columns)),
    header: first.cells,
  };
}

/** All rows that are not blank, cells trimmed. */
function readRows(text: string): CellRow[] {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const rows: CellRow[] = [];
  let line = 1;
  for (const raw of parseRows(clean)) {
    const cells = raw.map((cell) => cell.trim());
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
    // A quoted cell may hold line breaks of its own.
    line += 1 + raw.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);
  }
  return rows;
}

function parseRows(text: string): string[][] {
  const options = { delimitersToGuess: [',', ';', '\t'], newline: '\n' as const };
  const { data, errors } = Papa.parse<string[]>(text, options);
  if (!errors.some((error) => error.type === 'Quotes')) return data;
  // A quote that does not close would swallow all lines after it: take quotes as ordinary characters.
  const plain = Papa.parse<string[]>(text, { ...options, quoteChar: '\u0000' });
  return plain.data.map((cells) => cells.map((cell) => cell.trim().replace(/^"|"$/g, '')));
}

type ColumnKind = 'id' | 'username' | 'email';

/** Columns that name a user; the first that is filled gives a row its text. */
export type UserListColumns = readonly { readonly kind: ColumnKind; readonly at: number }[];

/** Names of columns as other exports spell them: lower case, letters and digits only. */
const COLUMN_KINDS: Readonly<Record<string, ColumnKind>> = {
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

const COLUMN_READERS: Readonly<Record<ColumnKind, (cell: string) => Identifier | null>> = {
  id: readId,
  username: readUsername,
  email: readIdentifier,
};

/** The columns of a header, or null when the cells are no header. */
export function findColumns(cells: readonly string[]): UserListColumns | null {
  const found: { kind: ColumnKind; at: number }[] = [];
  for (const [at, cell] of cells.entries()) {
    const name = cell.toLowerCase().replace(/[^a-z0-9]/g, '');
    const kind = Object.hasOwn(COLUMN_KINDS, name) ? COLUMN_KINDS[name] : undefined;
    if (kind !== undefined) found.push({ kind, at });
  }
  found.sort((a, b) => SHOWN_FIRST.indexOf(a.kind) - SHOWN_FIRST.indexOf(b.kind) || a.at - b.at);
  return found.length > 0 ? found : null;
}

/** One user a row, named by every filled column. */
export function readByColumns(row: CellRow, columns: UserListColumns): ImportedRow {
  const identifiers: Identifier[] = [];
  let text = '';
  for (const { kind, at } of columns) {
    const cell = row.cells[at] ?? '';
    if (cell === '') continue;
    if (text === '') text = cell;
    const identifier = COLUMN_READERS[kind](cell);
    if (identifier) identifiers.push(identifier);
  }
  if (text === '') text = row.cells.filter((cell) => cell !== '').join(', ');
  return { line: row.line, text, identifiers };
}

/**
 * Users from rows without a header. Either every cell names a user (`ann, bob` on one line), or every
 * row is one user with unnamed columns (`ann,ann@example.com,Ann Smith`).
 */
export function readCells(rows: readonly CellRow[]): ImportedRow[] {
  return isTable(rows) ? rows.map(readTableRow) : rows.flatMap(readListRow);
}

/** A table has rows of one width, and cells in a row that are not all of one kind. */
function isTable(rows: readonly CellRow[]): boolean {
  const width = rows[0]?.cells.length ?? 0;
  if (rows.length < 2 || width < 2) return false;
  return (
    rows.every((row) => row.cells.length === width) &&
    rows.some((row) => new Set(row.cells.map((cell) => readIdentifier(cell)?.kind)).size > 1)
  );
}

/**
 * The first column names the user, and so does any cell that cannot be an ordinary word: a department
 * called `ops` must not become the user `ops`.
 */
function readTableRow({ line, cells }: CellRow): ImportedRow {
  const filled = cells.filter((cell) => cell !== '');
  const identifiers: Identifier[] = [];
  for (const [position, cell] of filled.entries()) {
    const found = readIdentifier(cell);
    if (!found) continue;
    if (position === 0 || (isUnmistakable(cell) && found.kind !== 'number'))
      identifiers.push(found);
  }
  return { line, text: filled[0] ?? '', identifiers };
}

function readListRow({ line, cells }: CellRow): ImportedRow[] {
  return cells
    .flatMap(splitCell)
    .filter((text) => text !== '')
    .map((text) => {
      const identifier = readIdentifier(text);
      return { line, text, identifiers: identifier ? [identifier] : [] };
    });
}

/** Splits at separators the parser left, and at spaces only where no part can be a piece of a name. */
function splitCell(cell: string): string[] {
  const parts = cell.split(/[;,\t]/).map((part) => part.trim());
  return parts.flatMap((part) => {
    const words = part.split(/\s+/);
    const areBare = words.every((word) => isUnmistakable(word) && !word.includes('<'));
    return areBare && words.every((word) => readIdentifier(word) !== null) ? words : [part];
  });
}

const GID = /^gid:\/\/gitlab\/user\/(\d+)$/i;
const NUMBER = /^[1-9]\d*$/;
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+$/;
const NAMED_EMAIL = /<([^\s@<>"]+@[^\s@<>"]+)>$/;
/** @see https://docs.gitlab.com/user/reserved_names/ */
const USERNAME = /^[a-z0-9_][a-z0-9_.-]{0,254}$/i;

/** What a word is by its form, or null when it can name nobody. Takes `@ann` and `Ann <ann@example.com>`. */
export function readIdentifier(word: string): Identifier | null {
  const text = word.trim();
  const gid = GID.exec(text)?.[1];
  if (gid !== undefined) return { kind: 'gid', value: `gid://gitlab/User/${gid}` };
  if (NUMBER.test(text)) return { kind: 'number', value: text };
  if (text.startsWith('@')) return readUsername(text);
  const email = EMAIL.test(text) ? text : NAMED_EMAIL.exec(text)?.[1];
  if (email !== undefined) return { kind: 'email', value: email };
  return readUsername(text);
}

/** A word from a column of usernames: digits are a username there. */
function readUsername(word: string): Identifier | null {
  const value = word.trim().replace(/^@/, '');
  return USERNAME.test(value) ? { kind: 'username', value } : null;
}

/** A word from a column of IDs, global or not. */
function readId(word: string): Identifier | null {
  const found = readIdentifier(word);
  if (found?.kind === 'number') return { kind: 'id', value: found.value };
  return found?.kind === 'gid' ? found : null;
}

/** Whether it cannot be an ordinary word or a part of a name: `@ann`, an e-mail, an ID. */
function isUnmistakable(word: string): boolean {
  return word.trim().startsWith('@') || readIdentifier(word)?.kind !== 'username';
}
