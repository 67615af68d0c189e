import { fc } from './testing/fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeCsv, type CsvCell } from './csv';

/** The cells as another program reads them, by a reader that is not ours. */
function read(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n' });
  expect(errors).toEqual([]);
  expect(data.pop()).toEqual(['']);
  return data;
}

const one = (text: string) => read(writeCsv(['a'], [[text]]))[1]?.[0];

/** What OWASP names, its full-width variants, and the same behind what spreadsheets skip. */
const SIGNS = ['=', '+', '-', '@', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20', '\uFE66', '\uFE62'];
const SKIPPED = ['', ' ', '\u00A0', '\u200B', '\uFEFF', '\u202E', '\u0000', '  \u200B'];
const FORMULAS = [
  ...SIGNS.flatMap((sign) => SKIPPED.map((before) => `${before}${sign}1+1`)),
  ...['\t', '\r', '\n', '\r\n'].map((before) => `${before}harmless`),
  '=cmd|"/c calc"!A1\nsecond line',
  '\n=1+1',
  '-',
];

describe('a formula', () => {
  it.each(FORMULAS)('in %j is text', (text) => {
    expect(one(text)).toBe(`'${text}`);
  });

  it('is no number of ours, and no harmless text', () => {
    expect(writeCsv(['a', 'b', 'c'], [[-5, null, 1.5]])).toBe('a,b,c\r\n-5,,1.5\r\n');
    for (const text of ['Ada', 'a=b', '1-2', 'me@home', "O'Neill", 'Zoë ＝ x', '', '–', '5 – 9']) {
      expect(one(text)).toBe(text);
    }
  });

  it('in a header is text as well', () => {
    expect(writeCsv(['=1'], [])).toBe('"\'=1"\r\n');
  });
});

it('quotes what divides cells or lines anywhere, and nothing else', () => {
  expect(
    writeCsv(
      ['plain', 'two words'],
      [
        ['a"b', 'x;=1'],
        ['1,5', 'a\tb'],
        ["it's", ' x'],
      ],
    ),
  ).toBe('plain,two words\r\n"a""b","x;=1"\r\n"1,5","a\tb"\r\nit\'s," x"\r\n');
});

const part = fc.constantFrom(
  ...SIGNS,
  ...SKIPPED,
  '\t',
  '\r',
  '\n',
  '\r\n',
  '"',
  ',',
  ';',
  "'",
  'x',
);
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(part).map((all) => all.join('')),
);
const cell: fc.Arbitrary<CsvCell> = fc.oneof(nasty, fc.integer(), fc.constant(null));

it('whatever is in the cells, another reader gets them back, and none is a formula', () => {
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
    );
  fc.assert(
    fc.property(table, (rows) => {
      const header = (rows[0] ?? []).map((_, index) => `column ${index}`);
      const csv = writeCsv(header, rows);
      expect(csv.replaceAll(/"(?:[^"]|"")*"/g, '').replaceAll('\r\n', '')).not.toMatch(/[\r\n"]/);
      const [, ...back] = read(csv);
      expect(back).toHaveLength(rows.length);
      rows.forEach((row, line) => {
        row.forEach((written, column) => {
          const found = back[line]?.[column] ?? '';
          if (typeof written !== 'string') {
            expect(found).toBe(written === null ? '' : String(written));
            return;
          }
          expect([written, `'${written}`]).toContain(found);
          const visible = found.normalize('NFKC').replace(/^[\s\p{Cc}\p{Cf}]+/u, '');
          expect(visible).not.toMatch(/^[=+\-@]/);
          expect(found).not.toMatch(/^[\t\r\n]/);
        });
      });
    }),
    { numRuns: 1_000 },
  );
});
