export type CsvCell = string | number | null;

/**
 * A CSV as RFC 4180 has it: lines end with CRLF, the last one too. It is the one way out of the app into a
 * spreadsheet. Texts that it would take for a formula get an apostrophe in front: users choose their own
 * display names. Numbers are our own and stay as they are, also below zero.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

/** In the first cell of a row that sums up the others. Who reads a list of users passes over such a row. */
export const TOTAL = 'total';

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = isFormula(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Beyond what RFC 4180 asks for: what divides cells in other places of the world must not begin a new one
 * there, and spaces at an end are kept.
 */
const NEEDS_QUOTES = /[",;\t\r\n]|^['\s]|\s$/;

/** Tab and line ends lead in by themselves; spreadsheets skip spaces and what cannot be seen. */
const LEADING_BREAK = /^[\t\r\n]/;
const UNSEEN = /^[\s\p{Cc}\p{Cf}]+/u;
const SIGN = /^[=+\-@]/;

/** Whether a spreadsheet may take the text for a formula. */
function isFormula(text: string): boolean {
  if (LEADING_BREAK.test(text)) return true;
  const [first = ''] = text.replace(UNSEEN, '');
  // Full-width and small forms (＝ ﹢ …) are the same signs to some programs: NFKC makes them so.
  return SIGN.test(first.normalize('NFKC'));
}
