import Papa from 'papaparse';

export type CsvCell = string | number | null;

/**
 * A CSV as RFC 4180 has it. Cells that a spreadsheet would take for a formula get an apostrophe in front:
 * people choose their own display names.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const table = [header, ...rows].map((row) => row.map((cell) => cell ?? ''));
  return `${Papa.unparse(table, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
