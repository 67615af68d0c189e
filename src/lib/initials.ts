const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstLetter(word: string): string {
  for (const { segment } of graphemes.segment(word)) {
    if (/[\p{L}\p{N}]/u.test(segment)) return segment.toLocaleUpperCase();
  }
  return '';
}

/** One or two letters that stand for a name, whatever its script; empty when it has no letters. */
export function initials(name: string): string {
  const letters = name
    .trim()
    .split(/[\s·・]+/u)
    .map(firstLetter)
    .filter((letter) => letter !== '');
  const first = letters.at(0) ?? '';
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : '';
  return first + last;
}
