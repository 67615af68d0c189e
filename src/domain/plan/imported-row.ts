import { isUnmistakable, readIdentifier, type Identifier } from './identifier';

/** A row of cells and the line on which it begins, from 1. */
export type CellRow = { readonly line: number; readonly cells: readonly string[] };

/** A person as a line names them; without identifiers the text can name nobody. */
export type ImportedRow = {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly identifiers: readonly Identifier[];
};

/**
 * People from rows without a header. Either every cell names a person (`ann, bob` on one line), or every
 * row is one person with columns nobody explained (`ann,ann@example.com,Ann Smith`).
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
 * The first column names the person, and so does any cell that cannot be an ordinary word: a department
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

/** Separators that the parser did not take; at spaces only where no part can be a piece of a name. */
function splitCell(cell: string): string[] {
  const parts = cell.split(/[;,\t]/).map((part) => part.trim());
  return parts.flatMap((part) => {
    const text = part.split(/\s+/);
    const bare = text.every((word) => isUnmistakable(word) && !word.includes('<'));
    return bare && text.every((word) => readIdentifier(word) !== null) ? text : [part];
  });
}
