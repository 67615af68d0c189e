import Papa from 'papaparse';

/** A row of cells and the line on which it begins, from 1. */
export type CellRow = { readonly line: number; readonly cells: readonly string[] };

/** A longer cell is no cell but a quote that nobody closed. In characters. */
const LONGEST_CELL = 262_144;
const DELIMITERS = [',', ';', '\t'];

/** A quote was opened and never closed, so quotes in this text are ordinary characters. */
export class StrayQuoteError extends Error {}

type RowPiece = {
  readonly rows: readonly CellRow[];
  /** How much of the text has been taken, 0 to 1. */
  readonly progress: number;
};

/**
 * The rows of a text piece by piece: cells trimmed, blank rows left out.
 * @throws {StrayQuoteError} when `quotes` are to be respected and cannot be.
 */
export function* splitRows(text: string, quotes: boolean, piece: number): Generator<RowPiece> {
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  let delimiter: string | null = null;
  while (from < text.length) {
    let end = endOfLine(text, from + piece);
    let parsed = parsePiece(text.slice(from, end), delimiter, quotes);
    // The piece may have ended within a quoted cell.
    for (let more = 2; parsed.broken; more += 1) {
      if (end === text.length || end - from > LONGEST_CELL) throw new StrayQuoteError();
      end = endOfLine(text, from + piece * more);
      parsed = parsePiece(text.slice(from, end), delimiter, quotes);
    }
    delimiter ??= parsed.delimiter;
    const rows: CellRow[] = [];
    for (const raw of parsed.rows) {
      const cells = raw.map((cell) => trimCell(cell, quotes));
      if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
      // A quoted cell may hold line breaks of its own.
      line += 1 + raw.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);
    }
    from = end;
    yield { rows, progress: from / text.length };
  }
}

/** Where the line that contains `from` ends, after its line break. */
function endOfLine(text: string, from: number): number {
  if (from >= text.length) return text.length;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\n') return at + 1;
    if (text[at] === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1;
  }
  return text.length;
}

function parsePiece(piece: string, delimiter: string | null, quotes: boolean) {
  const clean = piece.replace(/\r\n?/g, '\n');
  // The last line break belongs to the last row; with it there would be an empty row more.
  const { data, errors, meta } = Papa.parse<string[]>(
    clean.endsWith('\n') ? clean.slice(0, -1) : clean,
    {
      newline: '\n',
      delimitersToGuess: DELIMITERS,
      ...(delimiter === null ? {} : { delimiter }),
      ...(quotes ? {} : { quoteChar: '\u0000' }),
    },
  );
  const broken = quotes && errors.some((error) => error.type === 'Quotes');
  return { rows: data, broken, delimiter: meta.delimiter };
}

function trimCell(cell: string, quotes: boolean): string {
  const clean = cell.trim();
  return quotes ? clean : clean.replace(/^"|"$/g, '').trim();
}
