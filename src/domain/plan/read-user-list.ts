import { TOTAL } from '../../lib/csv';
import { type CellRow, splitRows, StrayQuoteError } from './cell-rows';
import {
  type Identifier,
  isUnmistakable,
  readId,
  readIdentifier,
  readUsername,
} from './identifier';

/** A user as a list names them; without identifiers the text names nobody. */
export type ImportedRow = {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly identifiers: readonly Identifier[];
};

export type UserListText = {
  readonly rows: readonly ImportedRow[];
  /** The header as written, or null when the first line names a user already. */
  readonly header: readonly string[] | null;
};

/** More rows than any purchase has seats: such a file is no list of users. */
const MAX_ROWS = 500_000;
/** Characters parsed in one step: some milliseconds of work. */
const PIECE = 65_536;
const ROWS_PER_STEP = 1_000;

type StepOptions = {
  readonly maxRows?: number;
  /** Characters parsed in one step. */
  readonly piece?: number;
};

type ListSteps = Generator<number, UserListText | 'too-many'>;

/** Reads a list at once, as {@link readUserListInSteps} does in steps; nothing of one with too many rows. */
export function readUserList(text: string): UserListText {
  const steps = readUserListInSteps(text, { piece: text.length });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value === 'too-many' ? { rows: [], header: null } : step.value;
}

/**
 * Reads users from pasted or dropped text: one or several a line, or a CSV (comma, semicolon or tab)
 * with or without a header. GitLab's own file for its Rake task (header `username`) works as it is.
 * Blank lines, a byte order mark, any line ends, and quotes that never close do no harm.
 * Yields its progress (0 to 1) after each step; the size of the steps does not change the result.
 * @see https://docs.gitlab.com/administration/raketasks/user_management/
 */
export function* readUserListInSteps(given: string, options: StepOptions = {}): ListSteps {
  // Papa Parse would guess the separator of an empty last line as well.
  const text = given.trimEnd();
  try {
    return yield* readSteps(text, true, options);
  } catch (error) {
    if (!(error instanceof StrayQuoteError)) throw error;
    return yield* readSteps(text, false, options);
  }
}

function* readSteps(
  text: string,
  quotes: boolean,
  { maxRows = MAX_ROWS, piece = PIECE }: StepOptions,
): ListSteps {
  const cells: CellRow[] = [];
  for (const { rows, progress } of splitRows(text, quotes, piece)) {
    for (const row of rows) cells.push(row);
    // One more, which may be the header.
    if (cells.length > maxRows + 1) return 'too-many';
    yield progress;
  }
  const columns = cells[0] ? findColumns(cells[0].cells) : null;
  const header = columns === null ? null : (cells.shift()?.cells ?? null);
  const read =
    columns === null
      ? cellReader(cells)
      : (row: CellRow) => (isTotal(row, columns) ? [] : [readByColumns(row, columns)]);
  const rows: ImportedRow[] = [];
  for (const [at, row] of cells.entries()) {
    for (const imported of read(row)) rows.push(imported);
    if (rows.length > maxRows) return 'too-many';
    if (at % ROWS_PER_STEP === 0) yield 1;
  }
  return { rows, header };
}

type ColumnKind = 'id' | 'username' | 'email';

/** Columns that name a user; the first that is filled gives a row its text. */
type UserListColumns = readonly { readonly kind: ColumnKind; readonly at: number }[];

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
function findColumns(cells: readonly string[]): UserListColumns | null {
  const found: { kind: ColumnKind; at: number }[] = [];
  for (const [at, cell] of cells.entries()) {
    const name = cell.toLowerCase().replace(/[^a-z0-9]/g, '');
    const kind = Object.hasOwn(COLUMN_KINDS, name) ? COLUMN_KINDS[name] : undefined;
    if (kind !== undefined) found.push({ kind, at });
  }
  found.sort((a, b) => SHOWN_FIRST.indexOf(a.kind) - SHOWN_FIRST.indexOf(b.kind) || a.at - b.at);
  return found.length > 0 ? found : null;
}

/** Whether a row names no user, and sums up the others. */
function isTotal({ cells }: CellRow, columns: UserListColumns): boolean {
  return cells[0]?.toLowerCase() === TOTAL && columns.every(({ at }) => (cells[at] ?? '') === '');
}

/** One user a row, named by every filled column. */
function readByColumns(row: CellRow, columns: UserListColumns): ImportedRow {
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
 * How to read rows without a header. Either every cell names a user (`ann, bob` on one line), or every
 * row is one user with unnamed columns (`ann,ann@example.com,Ann Smith`).
 */
function cellReader(rows: readonly CellRow[]): (row: CellRow) => ImportedRow[] {
  return isTable(rows) ? (row) => [readTableRow(row)] : readListRow;
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
    const names = part.split(/\s+/);
    const areBare = names.every((name) => isUnmistakable(name) && !name.includes('<'));
    return areBare && names.every((name) => readIdentifier(name) !== null) ? names : [part];
  });
}
