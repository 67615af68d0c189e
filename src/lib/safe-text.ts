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

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\bgl[a-z]{1,8}-[\w.=-]{6,}/gi, '[token]'],
  [/\bBearer\s+[^\s,;"']+/gi, 'Bearer [token]'],
  [
    /\b((?:private|access|job|deploy|feed)[-_]?token["']?\s*[=:]\s*["']?)[^\s&,;"']+/gi,
    '$1[token]',
  ],
  // A user name and password in front of a host.
  [/(\bhttps?:\/\/)[^\s/@]+@/gi, '$1'],
];

function withoutSecrets(text: string): string {
  return SECRETS.reduce((shown, [pattern, instead]) => shown.replace(pattern, instead), text);
}

/**
 * Text that came from outside (an error's words, a request ID, an error code) as it may be shown, kept and
 * exported: without the token that was sent, without anything that looks like one, with nothing that hides,
 * and at most `most` UTF-16 units long. Secrets go first: a cut could leave half of one.
 */
export function safeText(text: string, most: number, sent: string | null = null): string {
  const hidden = sent === null || sent === '' ? text : text.replaceAll(sent, '[token]');
  return plainText(withoutSecrets(hidden), most);
}

/**
 * The address when it is a plain web address, else null. What GitLab sends is shown as a link or an
 * image only through here, so that `javascript:`, `data:` and the like never get into the page.
 */
export function safeHttpUrl(value: string | null | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return null;
  }
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // A user name in front of the host disguises an address as another one.
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}
