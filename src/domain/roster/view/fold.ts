/** Marks that do not make another letter: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels. */
const ACCENTS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;

/** Letters that Unicode does not take apart, yet people type without their stroke or ligature. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

// Printable ASCII needs nothing but lower case, and is most of the text there is.
const NOT_ASCII = /[^\n\u0020-\u007e]/;

/**
 * A text as it is compared in searches: without case, accents and compatibility forms, so that
 * `Łukasz`, `LUKASZ` and full-width `Ｌｕｋａｓｚ` are the same. Idempotent.
 * @see https://unicode.org/reports/tr15/
 */
export function fold(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
}
