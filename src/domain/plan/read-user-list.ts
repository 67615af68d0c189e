import Papa from 'papaparse';
import { readCells, type CellRow, type ImportedRow } from './imported-row';
import { findColumns, readByColumns } from './user-list-columns';

export type UserListText = {
  readonly rows: readonly ImportedRow[];
  /** The header as written, or null when the first line names a person already. */
  readonly header: readonly string[] | null;
};

/**
 * Reads people from pasted or dropped text: one a line or several, or a CSV (comma, semicolon or tab)
 * with or without a header. GitLab's own file for its Rake task (header `username`) works as it is.
 * Blank lines, a byte order mark, any line ends, and quotes that never close are taken in stride.
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
  const options = { delimitersToGuess: [',', ';', '\t'], newline: '\n' } as const;
  const { data, errors } = Papa.parse<string[]>(text, {
    ...options,
    delimitersToGuess: [...options.delimitersToGuess],
  });
  if (!errors.some((error) => error.type === 'Quotes')) return data;
  // A quote that does not close would swallow all lines after it: take quotes as ordinary characters.
  const plain = Papa.parse<string[]>(text, {
    ...options,
    delimitersToGuess: [...options.delimitersToGuess],
    quoteChar: '\u0000',
  });
  return plain.data.map((cells) => cells.map((cell) => cell.trim().replace(/^"|"$/g, '')));
}
