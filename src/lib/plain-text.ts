/*
 * Characters that show nothing but change what is read around them: control characters, halves of
 * surrogate pairs, and the marks that turn the direction of text (which make "gpj.exe" look like "exe.jpg").
 * Line feeds and tabs are white space like any other. Marks that right-to-left text and emoji need stay.
 */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const REPLACEMENT = '\uFFFD';

/**
 * Text from outside as it can be shown, searched and exported: what hides is made visible, and it ends
 * after `most` UTF-16 units, so that no answer can fill the page.
 */
export function plainText(text: string, most: number): string {
  // A name is nearly always short and harmless: then nothing is copied.
  const short = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  return short.replace(HIDDEN, REPLACEMENT);
}
